package rank

// Query is what the ranking is asked: words that weigh by their information, conditions that every hit satisfies, and
// bigrams that only add to the score.
type Query struct {
	Words        []Word
	Runs         []Run
	Names        []Name
	Alternatives []Alternative
	Concepts     []Concept
	Grams        []string
	Must         All

	// MinCoverage is the share of what the index has of the query's words that a hit must have. Where no document that
	// satisfies the conditions has it, those are hits that have at least half of what the best has.
	MinCoverage float64

	TitleFirst bool // documents whose title has the words come before those that only have them elsewhere
	Refine     bool // put the first hits in order by what the very first have in common

	Filters []Filter
	Facets  []int // to count, as generation.Category
	ByDate  bool  // newest first; so are those that have nothing to be scored by
}

// Word is one word with meaning.
type Word struct {
	Term    string
	Surface string  // its folded characters as they were typed
	Literal bool    // find it by its characters too, where documents were cut otherwise
	Weight  float64 // what it counts; 1 for a word that was typed
	Asked   bool    // a condition asks for it: here it only scores, and covers nothing
}

// Run is several neighbouring words of the query (ガク, チカ) whose characters, standing together, are all of them.
type Run struct {
	Words   []int // numbers in Query.Words, at least one
	Literal string
}

// Name is neighbouring words of the query that name values of a facet, such as an adviser; the questions that have one of
// those then have all of the words.
type Name struct {
	Words    []int    // numbers in Query.Words, at least one
	Facet    int      // generation.Adviser or generation.Category
	Ordinals []uint32 // of the facet: one name may be written in several ways
	Impact   float64  // what it counts, as the sum of term frequencies does: see postings
}

// Hit is one document found.
type Hit struct {
	Doc      uint32
	ID       string
	Score    float64
	Like     float64 // what of the score is for being like the first hits
	Coverage float64 // the share of the query's information that the document has
	Asked    int64   // as generation.Columns.Asked
}

// Result is what a query found.
type Result struct {
	Hits    []Hit      // best first, equal scores by id; or newest first, equal dates by id
	Total   int        // exactly how many documents match
	Missing []bool     // for each word, whether the best hit lacks it; never of what a condition asks for
	Relaxed bool       // the best hit has too little of the query
	Counts  [][]uint32 // by Query.Facets and ordinal: how many match; each facet without its own filter
}
