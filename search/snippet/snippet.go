// Package snippet finds the part of a text to show for a query and marks what matched.
package snippet

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// Matcher knows a query's words.
type Matcher struct {
	analyzer *analysis.Analyzer
	terms    map[string]bool
	words    []word
}

// word is what can be found of a word without cutting a text.
type word struct {
	weight float64
	forms  []form // several ways in which it stands in texts
}

// form is characters to look for: a word's own, the stem of a verb, a number in kanji.
type form struct {
	text string
	mark bool // these characters alone may be marked
}

// Word is a word to find. Surface is how it was typed, folded; Literal is set where the characters may be marked
// wherever they stand. Weight is its information.
type Word struct {
	Term, Surface, Literal string
	Weight                 float64
}

// New prepares a matcher.
func New(a *analysis.Analyzer, words []Word) *Matcher {
	m := &Matcher{analyzer: a, terms: map[string]bool{}}
	for _, w := range words {
		found := word{weight: w.Weight}
		add := func(text string, mark bool) {
			if text != "" && !slices.ContainsFunc(found.forms, func(f form) bool { return f.text == text }) {
				found.forms = append(found.forms, form{text, mark})
			}
		}
		if w.Term != "" {
			m.terms[w.Term] = true
		}
		add(w.Literal, true)
		s := stem(w.Surface, w.Term)
		add(s, false)
		if s == w.Surface && w.Term != "" {
			for _, spelling := range analysis.Spellings(w.Term) {
				add(spelling, false)
			}
		}
		m.words = append(m.words, found)
	}
	return m
}

// stem is what all forms of a word share: 受 of 受けた, 忘れ of 忘れる. A single hiragana stands everywhere and is no stem.
func stem(surface, term string) string {
	last, size := utf8.DecodeLastRuneInString(term)
	if !isHiragana(last) || !strings.ContainsFunc(term[:len(term)-size], isStem) {
		return surface
	}
	n := 0
	for n < len(surface) && n < len(term)-size {
		a, size := utf8.DecodeRuneInString(surface[n:])
		if b, _ := utf8.DecodeRuneInString(term[n:]); a != b {
			break
		}
		n += size
	}
	if s := surface[:n]; utf8.RuneCountInString(s) > 1 || s != "" && analysis.OneScript(s) != analysis.Hiragana {
		return s
	}
	return surface
}

func isStem(r rune) bool { return analysis.ScriptOf(r) >= analysis.Kanji }

func isHiragana(r rune) bool { return analysis.ScriptOf(r) == analysis.Hiragana }

// Score estimates how much a folded text says about the query, without cutting it: each word counts by its weight, and
// more of the same word ever less.
func (m *Matcher) Score(folded string) float64 {
	score := 0.0
	for _, w := range m.words {
		most := 0.0
		for _, f := range w.forms {
			c := 0.0
			f.find(folded, func(int) { c++ })
			most = max(most, c)
		}
		score += w.weight * most / (most + 0.5)
	}
	return score
}

// find calls yield with each place where the form stands as what it means by itself.
func (f form) find(folded string, yield func(at int)) {
	first, _ := utf8.DecodeRuneInString(f.text)
	last, size := utf8.DecodeLastRuneInString(f.text)
	single := !f.mark && size == len(f.text) && analysis.ScriptOf(first) == analysis.Kanji
	for from := 0; ; {
		i := strings.Index(folded[from:], f.text)
		if i < 0 {
			return
		}
		at := from + i
		from = at + len(f.text)
		before, _ := utf8.DecodeLastRuneInString(folded[:at])
		after, _ := utf8.DecodeRuneInString(folded[from:])
		if single && (analysis.ScriptOf(before) == analysis.Kanji || analysis.ScriptOf(after) == analysis.Kanji) {
			continue // 頭 is not in 口頭
		}
		if analysis.StandsAlone(before, first, last, after) {
			yield(at)
		}
	}
}
