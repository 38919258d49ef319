package main

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"
	"unicode/utf8"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
)

// maxExamples is how many questions are told whose terms change.
const maxExamples = 10

// recut is what other words make of the questions of an index.
type recut struct {
	Questions int         `json:"questions"`
	Changed   int         `json:"questions_changed"` // whose terms change
	Gained    []termCount `json:"terms_gained"`      // those that the most questions get come first
	Lost      []termCount `json:"terms_lost"`
	Examples  []example   `json:"examples"` // the first ten
}

// termCount is a term, and in how many questions it stands more often, or less.
type termCount struct {
	Term      string `json:"term"`
	Questions int    `json:"questions"`
}

type example struct {
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Gained []string `json:"terms_gained"`
	Lost   []string `json:"terms_lost"`
}

// recutQuestions cuts the questions of the current index with two analysers that differ in the words of these surfaces. It tells
// after each how many are done.
func recutQuestions(ctx context.Context, store *generation.Store, before, after *analysis.Analyzer, surfaces []string, done func(int)) (*recut, error) {
	r := &recut{Examples: []example{}}
	find := newSurfaces(surfaces)
	gained, lost := map[string]int{}, map[string]int{}
	for q, err := range search.Records(ctx, store) {
		if err != nil {
			return nil, err
		}
		r.Questions++
		done(r.Questions)
		balance := map[string]int{}
		eachText(q, func(text string) {
			if !find.in(analysis.FoldText(text).Text) {
				return // else nothing can differ
			}
			count(after, text, balance, 1)
			count(before, text, balance, -1)
		})
		e := example{ID: q.ID, Title: q.Title, Gained: []string{}, Lost: []string{}}
		for _, term := range slices.Sorted(maps.Keys(balance)) {
			switch n := balance[term]; {
			case n > 0:
				gained[term]++
				e.Gained = append(e.Gained, term)
			case n < 0:
				lost[term]++
				e.Lost = append(e.Lost, term)
			}
		}
		if len(e.Gained)+len(e.Lost) == 0 {
			continue
		}
		if r.Changed++; len(r.Examples) < maxExamples {
			r.Examples = append(r.Examples, e)
		}
	}
	r.Gained, r.Lost = counted(gained), counted(lost)
	return r, nil
}

// noteCompared tells from time to time how many questions were compared.
func (a *app) noteCompared() func(done int) {
	noted := time.Now()
	return func(done int) {
		if time.Since(noted) > noteEvery {
			noted = time.Now()
			a.notef(a.text.DictCompared, done)
		}
	}
}

// eachText calls yield with the texts of a question that are cut for the index.
func eachText(q *corpus.Question, yield func(string)) {
	yield(q.Title)
	yield(q.Body)
	for _, a := range q.Answers {
		yield(a.Headline)
		for _, s := range a.Sections {
			yield(s.Heading)
			yield(s.Text)
		}
	}
}

// count adds how often each term of a text stands there, times sign.
func count(an *analysis.Analyzer, text string, terms map[string]int, sign int) {
	for _, t := range an.Analyze(text).Tokens {
		if t.Kind != analysis.Function {
			terms[t.Term] += sign
		}
	}
}

func counted(terms map[string]int) []termCount {
	out := []termCount{}
	for term, n := range terms {
		out = append(out, termCount{term, n})
	}
	slices.SortFunc(out, func(a, b termCount) int { return cmp.Or(b.Questions-a.Questions, cmp.Compare(a.Term, b.Term)) })
	return out
}

// surfaces finds whether any of many words stands in a text, by their first two characters: a user word has at least two.
type surfaces map[string][]string

func newSurfaces(words []string) surfaces {
	s := surfaces{}
	for _, w := range words {
		w = analysis.FoldText(w).Text
		if n := firstTwo(w); n > 0 {
			s[w[:n]] = append(s[w[:n]], w)
		}
	}
	return s
}

func (s surfaces) in(folded string) bool {
	for i := range folded {
		n := firstTwo(folded[i:])
		for _, w := range s[folded[i:i+n]] {
			if len(folded)-i >= len(w) && folded[i:i+len(w)] == w {
				return true
			}
		}
	}
	return false
}

// firstTwo is the bytes of a text's first two characters, 0 where it has only one.
func firstTwo(text string) int {
	_, first := utf8.DecodeRuneInString(text)
	_, second := utf8.DecodeRuneInString(text[first:])
	if second == 0 {
		return 0
	}
	return first + second
}
