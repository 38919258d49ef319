// Package spelling finds, in the corpus's own vocabulary, what is written otherwise but read the same.
package spelling

import (
	"cmp"
	"slices"
	"strings"

	"kotae/indexer/analysis"
	"kotae/indexer/kana"
)

// Entry is one term of the vocabulary.
type Entry struct {
	Term    string // as the index has it
	Reading string // as analysis.Analyzer.Reading gives it; "" if not known
	Docs    int    // how many documents hold it
}

// Lexicon is a vocabulary by its readings. It never changes, and may be used by several goroutines.
type Lexicon struct {
	words  []word           // sorted by key, then the most frequent first; those without a reading stand at the start
	loans  map[string][]int // the places of long loan words among them, by kana.Loan
	shapes []masked         // by key
	total  float64
}

// word is an entry with the two folds of its reading: those with the same key stand together, but only those that have the
// same sound as well are read the same.
type word struct {
	term, key, sound string
	docs             int32
}

// New makes a lexicon. 300,000 entries take less than a second, and 40 MB beside the terms themselves, which it keeps.
func New(entries []Entry) *Lexicon {
	l := &Lexicon{words: make([]word, 0, len(entries))}
	var keys strings.Builder
	ends := make([][2]int, 0, len(entries))
	for _, e := range entries {
		sound, key := folds(e.Term, e.Reading)
		keys.WriteString(sound)
		middle := keys.Len()
		if key != sound {
			keys.WriteString(key)
		}
		ends = append(ends, [2]int{middle, keys.Len()})
		l.words = append(l.words, word{term: e.Term, docs: int32(max(e.Docs, 1))})
		l.total += float64(max(e.Docs, 1))
	}
	all, start := keys.String(), 0 // one piece of memory for all keys
	for i, end := range ends {
		w := &l.words[i]
		w.sound, w.key = all[start:end[0]], all[start:end[0]]
		if end[1] > end[0] {
			w.key = all[end[0]:end[1]]
		}
		start = end[1]
	}
	slices.SortFunc(l.words, func(a, b word) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(b.docs, a.docs), cmp.Compare(a.term, b.term))
	})
	l.loans = map[string][]int{}
	for i, w := range l.words {
		if isLoan(w.term) {
			fold := kana.Loan(w.term)
			l.loans[fold] = append(l.loans[fold], i)
		}
	}
	l.shapes = shapesOf(l.words)
	return l
}

// folds returns both folds of a reading; a term in kana is its own reading.
func folds(term, reading string) (sound, key string) {
	if reading == "" && kana.IsKana(term) {
		reading = term
	}
	return kana.Sound(reading), kana.Fold(reading)
}

// group lists the words of one key, the most frequent first.
func (l *Lexicon) group(key string) []word {
	if key == "" {
		return nil
	}
	from, found := slices.BinarySearchFunc(l.words, key, func(w word, key string) int { return cmp.Compare(w.key, key) })
	if !found {
		return nil
	}
	to := from
	for to < len(l.words) && l.words[to].key == key {
		to++
	}
	return l.words[from:to]
}

// skeleton is what of a term is not kana, with one form for all of a kanji: 取消 of 取り消し, 内内定 of 内々定.
func skeleton(term string) string {
	return strings.Map(func(r rune) rune {
		if kana.IsKana(string(r)) {
			return -1
		}
		return r
	}, analysis.FoldName(term))
}

func isKanji(r rune) bool { return analysis.ScriptOf(r) == analysis.Kanji }

func hasKanji(s string) bool { return strings.ContainsFunc(s, isKanji) }
