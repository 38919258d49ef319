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
	cutter *Cutter
	terms  map[string]bool
	words  []word
}

// word is what can be found of a word without cutting a text.
type word struct {
	weight float64
	forms  []form // several ways in which it stands in texts
}

// Word is a word to find. Surface is how it was typed, folded; Literal is set where the characters may be marked
// wherever they stand. Weight is its information.
type Word struct {
	Term, Surface, Literal string
	Weight                 float64
}

// New prepares a matcher.
func New(c *Cutter, words []Word) *Matcher {
	m := &Matcher{cutter: c, terms: map[string]bool{}}
	for _, w := range words {
		found := word{weight: w.Weight}
		add := func(text string, mark bool) {
			if text != "" && !slices.ContainsFunc(found.forms, func(f form) bool { return f.text == text }) {
				found.forms = append(found.forms, newForm(text, mark))
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
		most := 0
		for i := range w.forms {
			n := 0
			w.forms[i].find(folded, func(int) { n++ })
			most = max(most, n)
		}
		score += w.score(most)
	}
	return score
}

// scores are what Score says of each sentence of a text.
func (m *Matcher) scores(folded string, sentences [][2]int) []float64 {
	scores := make([]float64, len(sentences))
	most, counts := make([]int, len(sentences)), make([]int, len(sentences))
	for _, w := range m.words {
		clear(most)
		for i := range w.forms {
			f := &w.forms[i]
			clear(counts)
			f.findIn(folded, sentences, func(n, at int) {
				from, to := sentences[n][0], sentences[n][1]
				if f.standsAt(folded[from:to], at-from) {
					counts[n]++
					most[n] = max(most[n], counts[n])
				}
			})
		}
		for n, c := range most {
			if c > 0 {
				scores[n] += w.score(c)
			}
		}
	}
	return scores
}

// score is what a word counts that stands in a text so many times.
func (w *word) score(times int) float64 {
	return w.weight * float64(times) / (float64(times) + 0.5)
}
