package rank

// Query is what the ranking is asked: words that weigh by their information, text that must stand there, and bigrams
// that only add to the score.
type Query struct {
	Words   []Word
	Runs    []Run
	Phrases []string // folded text that every hit must have
	Grams   []string

	// MinCoverage is the share of what the index has of the query that a hit must have. Where no document has it, those
	// are hits that have at least half of what the best has.
	MinCoverage float64
}

// Word is one word with meaning.
type Word struct {
	Term    string
	Surface string  // its folded characters as they were typed
	Literal bool    // find it by its characters too, where documents were cut otherwise
	Weight  float64 // what it counts; 1 for a word that was typed
}

// Run is several neighbouring words of the query (ガク, チカ) whose characters, standing together, are all of them.
type Run struct {
	Words   []int // numbers in Query.Words, at least one
	Literal string
}

// Hit is one document found.
type Hit struct {
	Doc      uint32
	ID       string
	Score    float64
	Coverage float64 // the share of the query's information that the document has
}

// Result is what a query found.
type Result struct {
	Hits    []Hit  // best first; equal scores by id
	Total   int    // exactly how many documents match
	Missing []bool // for each word, whether the best hit lacks it
	Relaxed bool   // the best hit has too little of the query
}
