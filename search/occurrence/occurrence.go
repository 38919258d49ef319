// Package occurrence finds where a lemma, exact characters or a regular expression stand in the texts of a question, as they were
// written.
package occurrence

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/search/query"
)

// Finder finds something in texts. It may be used by several goroutines.
type Finder interface {
	// Find lists at most so many places, or all for -1, in bytes of the text: in order, not overlapping, none empty.
	Find(text string, most int) [][2]int

	// Needs is what the folded text of every question holds that has it.
	Needs() Need
}

// Need is what must be there: the term, the characters, all of All and one of Any. The zero Need is nothing.
type Need struct {
	Term       string // of the index
	Characters string // of the folded text
	All, Any   []Need
}

// IsNothing reports that the index cannot tell which texts may have it.
func (n Need) IsNothing() bool {
	return n.Term == "" && n.Characters == "" && !slices.ContainsFunc(n.All, func(m Need) bool { return !m.IsNothing() }) && len(n.Any) == 0
}

// New is the finder of a clause in a query.Mode. known reports the terms of the index.
func New(a *analysis.Analyzer, known func(term string) bool, mode query.Mode, text string) (Finder, error) {
	switch mode {
	case query.Lemma:
		return NewLemma(a, known, text), nil
	case query.Exact:
		return Exact(text), nil
	case query.Regexp:
		return Compile(text)
	}
	return nil, fmt.Errorf("there is no mode %q", mode)
}

// Exact is characters just as they are, also within a longer word.
type Exact string

// Find implements Finder.
func (e Exact) Find(text string, most int) (found [][2]int) {
	for from := 0; len(found) != most; {
		i := strings.Index(text[from:], string(e))
		if i < 0 || e == "" {
			break
		}
		from += i + len(e)
		found = append(found, [2]int{from - len(e), from})
	}
	return found
}

// Needs implements Finder.
func (e Exact) Needs() Need { return characters(string(e)) }

// characters is what the index can be asked for of a text that must stand there as it is.
func characters(text string) (n Need) {
	for _, s := range analysis.Stable(text) {
		n.All = append(n.All, Need{Characters: s})
	}
	return n
}

// CodePoints are spans of a text counted in code points instead of bytes; they are in order.
func CodePoints(text string, spans [][2]int) [][2]int {
	out := make([][2]int, len(spans))
	bytes, points := 0, 0
	at := func(b int) int {
		points += utf8.RuneCountInString(text[bytes:b])
		bytes = b
		return points
	}
	for i, s := range spans {
		out[i] = [2]int{at(s[0]), at(s[1])}
	}
	return out
}
