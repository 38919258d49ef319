// Package snippet finds the part of a text to show for a query and marks what matched.
package snippet

import (
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// Matcher knows a query's words.
type Matcher struct {
	analyzer *analysis.Analyzer
	terms    map[string]bool
	needles  []needle
	stemless bool // a word has no characters of its own to look for: する is し and さ, 26卒 is 2026年卒
}

// needle is what can be found of a word without cutting a text: its characters, or the stem of a verb.
type needle struct {
	text   string
	weight float64
	mark   bool // its characters alone may be marked
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
		if w.Term != "" {
			m.terms[w.Term] = true
		}
		if w.Literal != "" {
			m.needles = append(m.needles, needle{w.Literal, w.Weight, true})
			continue
		}
		s := stem(w.Surface, w.Term)
		m.stemless = m.stemless || s == "" || strings.ContainsAny(w.Term, "0123456789")
		if s != "" {
			m.needles = append(m.needles, needle{s, w.Weight, false})
		}
		if s == w.Surface && w.Term != "" && w.Term != s { // 一次 stands there as 1次 too
			m.needles = append(m.needles, needle{w.Term, w.Weight, false})
		}
	}
	return m
}

// stem is what all forms of a word share: 受 of 受けた (受ける). A single hiragana stands everywhere and is no stem.
func stem(surface, term string) string {
	if analysis.OneScript(term) == analysis.Kanji || !strings.ContainsFunc(term, isHiragana) {
		return surface
	}
	n := 0
	for n < len(surface) && n < len(term) {
		a, size := utf8.DecodeRuneInString(surface[n:])
		if b, _ := utf8.DecodeRuneInString(term[n:]); a != b {
			break
		}
		n += size
	}
	if s := surface[:n]; utf8.RuneCountInString(s) > 1 || s != "" && analysis.OneScript(s) != analysis.Hiragana {
		return s
	}
	return ""
}

func isHiragana(r rune) bool { return analysis.ScriptOf(r) == analysis.Hiragana }

// Score estimates how much a folded text says about the query, without cutting it: each word counts by its weight, and
// more of the same word ever less.
func (m *Matcher) Score(folded string) float64 {
	score := 0.0
	for _, n := range m.needles {
		c := 0.0
		n.find(folded, func(int) { c++ })
		if c > 0 {
			score += n.weight * c / (c + 0.5)
		}
	}
	return score
}

// find calls yield with each place where the needle stands as what it means by itself.
func (n needle) find(folded string, yield func(at int)) {
	first, _ := utf8.DecodeRuneInString(n.text)
	last, size := utf8.DecodeLastRuneInString(n.text)
	single := !n.mark && size == len(n.text) && analysis.ScriptOf(first) == analysis.Kanji
	for from := 0; ; {
		i := strings.Index(folded[from:], n.text)
		if i < 0 {
			return
		}
		at := from + i
		from = at + len(n.text)
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
