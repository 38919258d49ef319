package completion

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"kotae/indexer/analysis"
)

// Spellings tells how a corpus writes what the index folds: ES, Web or ウェブ, セミナー.
type Spellings struct {
	counts map[string]map[string]int // by the folded word
}

// NewSpellings knows of no text.
func NewSpellings() *Spellings { return &Spellings{map[string]map[string]int{}} }

// Note takes note of the words in letters of a text.
func (s *Spellings) Note(text string) {
	folded := analysis.FoldText(text)
	for from, to := range letters(folded.Text) {
		start, end := folded.Original(from, to)
		s.Count(folded.Text[from:to], norm.NFKC.String(text[start:end]), 1)
	}
}

// Count takes note of how often a folded word is written so.
func (s *Spellings) Count(folded, written string, times int) {
	if s.counts[folded] == nil {
		s.counts[folded] = map[string]int{}
	}
	s.counts[folded][written] += times
}

// Show writes a folded text as the corpus mostly does. docs is how many documents have the text itself, written as it is folded or
// otherwise.
func (s *Spellings) Show(text string, docs int) string {
	if written, n := s.most(text); n*2 > docs { // the word itself; the others write it as it is folded
		return written
	}
	var b strings.Builder
	at := 0
	for from, to := range letters(text) {
		b.WriteString(text[at:from])
		b.WriteString(s.inLetters(text[from:to]))
		at = to
	}
	return b.String() + text[at:]
}

// inLetters writes a word in letters; one that no text has in the way of abbreviations where it is as short.
func (s *Spellings) inLetters(word string) string {
	if written, n := s.most(word); n > 0 {
		return written
	}
	if _, known := readings[word]; !known && len(word) <= maxSpelled {
		return strings.ToUpper(word)
	}
	return word
}

// most is how a folded word is written most often, of equal ones the first in the order of their bytes.
func (s *Spellings) most(folded string) (written string, times int) {
	for w, n := range s.counts[folded] {
		if n > times || n == times && w < written {
			written, times = w, n
		}
	}
	return written, times
}

// letters yields the stretches of a folded text that are letters.
func letters(folded string) func(yield func(from, to int) bool) {
	return func(yield func(from, to int) bool) {
		for i := 0; i < len(folded); {
			n := 0
			for i+n < len(folded) && isLetter(rune(folded[i+n])) {
				n++
			}
			if n > 0 && !yield(i, i+n) {
				return
			}
			i += max(n, 1)
		}
	}
}
