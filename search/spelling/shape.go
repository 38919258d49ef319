package spelling

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/kana"
)

// Terms of two to four kanji are kept by what is left of them without one of their kanji, so that those that differ in one are
// found without looking at all.
const (
	minShape = 2
	maxShape = 4
)

// masked is a term without one kanji.
type masked struct {
	key  uint64
	word int32
}

// shapesOf lists the terms of nothing but kanji, without each of their kanji: 16 bytes for each.
func shapesOf(words []word) []masked {
	n := 0
	for _, w := range words {
		term, _ := allKanji(w.term)
		n += len(term)
	}
	out := make([]masked, 0, n)
	for i, w := range words {
		term, _ := allKanji(w.term)
		for at := range term {
			out = append(out, masked{mask(term, at), int32(i)})
		}
	}
	slices.SortFunc(out, func(a, b masked) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.word, b.word)) })
	return out
}

// allKanji is a term of two to four kanji.
func allKanji(term string) ([]rune, bool) {
	if len(term) > maxShape*utf8.UTFMax || strings.ContainsFunc(term, func(r rune) bool { return !isKanji(r) }) {
		return nil, false
	}
	runes := []rune(term)
	if len(runes) < minShape || len(runes) > maxShape {
		return nil, false
	}
	return runes, true
}

// mask is a number (FNV-1a) for a term without the kanji at one place; two may have the same by chance.
func mask(term []rune, without int) uint64 {
	const prime = 1099511628211
	sum := uint64(14695981039346656037)
	for i, r := range term {
		if i == without {
			r = 0
		}
		sum = (sum ^ uint64(r)) * prime
	}
	return sum
}

// likeBut lists the words that may differ from a term in the kanji at one place only, and the term itself.
func (l *Lexicon) likeBut(term []rune, at int) []masked {
	key := mask(term, at)
	from, _ := slices.BinarySearchFunc(l.shapes, key, func(m masked, key uint64) int { return cmp.Compare(m.key, key) })
	to := from
	for to < len(l.shapes) && l.shapes[to].key == key {
		to++
	}
	return l.shapes[from:to]
}

// minAlike is how much of a reading must be the same, in kana: セツ, シャ.
const minAlike = 2

// readAlike reports whether a kanji at the start or the end of a term may be read there as the other kanji in its place in a word
// is: 設 in 面設 as 接 in 面接, because there is 施設.
func (l *Lexicon) readAlike(term []rune, at int, w *word) bool {
	if at > 0 && at < len(term)-1 || w.sound == "" {
		return false
	}
	pair, common := []rune{term[at], 0}, commonPrefix
	if at > 0 {
		pair, common = []rune{0, term[at]}, commonSuffix
	}
	own := min(at, 1)
	for _, m := range l.likeBut(pair, 1-own) {
		v := &l.words[m.word]
		runes := []rune(v.term)
		if len(runes) != 2 || runes[own] != term[at] || v.sound == "" {
			continue
		}
		if n := common(v.sound, w.sound).bytes; n < len(v.sound) && utf8.RuneCountInString(edge(w.sound, n, at > 0)) >= minAlike {
			return true
		}
	}
	return false
}

// edge is a number of bytes of the start or the end of a sound, without half a beat.
func edge(sound string, n int, end bool) string {
	if !end {
		return sound[:n]
	}
	tail := sound[len(sound)-n:]
	if r, size := utf8.DecodeRuneInString(tail); kana.IsGlide(r) || r == 'ン' || r == 'ッ' {
		return tail[size:]
	}
	return tail
}
