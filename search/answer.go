package search

// Answer is what a search returns, the same from the API and the command line.
type Answer struct {
	Query      string   `json:"query"`
	Meant      *Meant   `json:"did_you_mean,omitempty"` // what the query was probably meant to be, if something speaks for it
	Parsed     string   `json:"parsed,omitempty"`       // the query as it was understood, where Request.Why asks
	Total      int      `json:"total"`                  // exactly how many questions match; of related ones, how many are in Hits
	Relaxed    bool     `json:"relaxed"`                // even the best hit covers too little of the query
	Dropped    []string `json:"dropped"`                // words with meaning that the best hit lacks, or that are too many to be looked at
	TookMS     float64  `json:"took_ms"`
	Generation string   `json:"generation"`
	Page       int      `json:"page"`
	PerPage    int      `json:"per_page"`
	Hits       []Hit    `json:"hits"`

	// Facets are the counts that were asked for, the most frequent value first: the first hundred, and those the facet is
	// filtered by. A facet that over 90 % of the questions do not have is left out.
	Facets map[string][]FacetCount `json:"facets,omitempty"`
}

// Meant is a query that was probably meant: もしかして.
type Meant struct {
	Text    string `json:"text"`    // the whole query
	Total   int    `json:"total"`   // exactly how many questions it finds, under the same filters
	Instead bool   `json:"instead"` // nothing was found as it was typed: the hits, their total and the facets are those of Text
}

// FacetCount is how many of the questions found have a value.
type FacetCount struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Hit is one question found.
type Hit struct {
	ID         string     `json:"id"`
	URL        string     `json:"url"`
	Title      string     `json:"title"`
	TitleMarks [][2]int   `json:"title_marks"` // as Snippet.Marks, in Title
	Score      float64    `json:"score"`
	Coverage   float64    `json:"coverage"` // the share of the query's information that the question has, 0 to 1
	Snippets   []Snippet  `json:"snippets"`
	Answer     *HitAnswer `json:"answer"` // the answer that matched best, or null
	Answers    int        `json:"answers"`
	Categories []string   `json:"categories"`
	Asked      string     `json:"asked"`
	Updated    string     `json:"updated"`             // as corpus.Question has it
	Status     string     `json:"status"`              // the asker's, in the site's words
	Canonical  string     `json:"canonical,omitempty"` // the question that this one is a duplicate of, as editors decided
	Decided    bool       `json:"decided,omitempty"`   // an editor decided that it is related; such come first
	Why        *Why       `json:"why,omitempty"`
}

// Why tells what made a hit and its place.
type Why struct {
	Text     string    `json:"text"`            // a sentence or two for an editor, in Japanese
	Words    []WhyWord `json:"words"`           // in the order of the query
	Together float64   `json:"together"`        // the part of several words that mean one thing, before coverage
	Title    float64   `json:"title"`           // the part of the title, where the query is one word, before coverage
	Grams    float64   `json:"grams"`           // the bigrams' part of the score, before coverage
	Coverage float64   `json:"coverage_factor"` // the factor that the share of the query's information made
	Like     float64   `json:"like"`            // what is added for being like the first hits

	// Precise tells of lemmas, exact characters and regular expressions that the query asks for, those that stand in the question.
	Precise []WhyPrecise `json:"precise,omitempty"`
}

// WhyPrecise tells where a clause in a query.Mode stands.
type WhyPrecise struct {
	Mode   string   `json:"mode"`   // lemma, exact or re
	Text   string   `json:"text"`   // as typed
	Fields []string `json:"fields"` // title, body, headline, answer
	Times  int      `json:"times"`  // how often, in the fields that it is asked for in
}

// WhyWord tells what one word of the query did for a hit.
type WhyWord struct {
	Word   string   `json:"word"`          // as typed
	Term   string   `json:"term"`          // as the index has it
	Found  string   `json:"found"`         // as rank.Found
	Via    string   `json:"via,omitempty"` // what stands there in its place: another writing, a synonym, what was meant
	Fields []string `json:"fields"`        // title, body, headline, answer; none of a name
	Score  float64  `json:"score"`         // its part of the score, before coverage
}

// Snippet is a part of a text that shows why the question matches.
type Snippet struct {
	Field string   `json:"field"` // body, headline or answer
	Text  string   `json:"text"`
	Marks [][2]int `json:"marks"` // spans of Text in Unicode code points, in order, not overlapping
	HTML  string   `json:"html"`  // Text escaped, the spans in <mark>
}

// HitAnswer names an answer within its question.
type HitAnswer struct {
	ID       string `json:"id"`
	Adviser  string `json:"adviser"`
	Headline string `json:"headline"`

	HeadlineMarks [][2]int `json:"headline_marks"` // as Snippet.Marks, in Headline
}
