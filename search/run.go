package search

import (
	"slices"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/search/rank"
)

// run is neighbouring tokens of a query: words that touch, or all tokens between two breaks.
type run struct {
	words    []int // numbers in the plan; a word typed twice is one
	tokens   int
	from, to int // folded bytes
}

// extend takes a token in; word is its number in the plan, or -1.
func (r *run) extend(t *analysis.Token, word int) {
	if r.tokens == 0 {
		r.from = t.From
	}
	if t.To > r.to || r.tokens == 0 {
		r.tokens++
		r.to = t.To
	}
	if word >= 0 && !slices.Contains(r.words, word) {
		r.words = append(r.words, word)
	}
}

// addRun adds a run of two tokens or more whose characters, standing together, are all of its words, and begins the next.
// A run that is the whole of another is left to that one.
func (p *plan) addRun(folded string, r, other *run) {
	whole := other != nil && other.tokens > 0 && other.from == r.from && other.to == r.to
	if len(r.words) > 0 && r.tokens > 1 && !whole && utf8.RuneCountInString(folded[r.from:r.to]) <= maxRun && len(p.rank.Runs) < maxWords {
		p.rank.Runs = append(p.rank.Runs, rank.Run{Words: r.words, Literal: folded[r.from:r.to]})
	}
	*r = run{}
}
