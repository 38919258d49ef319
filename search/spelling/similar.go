package spelling

import (
	"cmp"
	"slices"
)

// maxShapes is how many terms are offered.
const maxShapes = 5

// Shapes lists what may have been meant by a term of two to four kanji that the vocabulary does not hold: words that differ from
// it in one of them, those before all others in which that may be read the same (Alike, Shape), then the most frequent.
func (l *Lexicon) Shapes(term string) []Variant {
	typed, ok := allKanji(term)
	if !ok {
		return nil
	}
	var out []Variant
	for at := range typed {
		for _, m := range l.likeBut(typed, at) {
			w := &l.words[m.word]
			switch otherKanji(typed, w.term) {
			case 0:
				return nil
			case 1:
				kind := Shape
				if l.readAlike(typed, at, w) {
					kind = Alike
				}
				out = append(out, Variant{w.term, kind, int(w.docs)})
			}
		}
	}
	slices.SortFunc(out, func(a, b Variant) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Docs, a.Docs), cmp.Compare(a.Term, b.Term))
	})
	return out[:min(len(out), maxShapes)]
}

// otherKanji counts the places at which two terms of kanji have different ones; it is 2 for all that differ in more than one, or
// in their length.
func otherKanji(term []rune, other string) int {
	i, others := 0, 0
	for _, r := range other {
		switch {
		case i == len(term):
			return 2
		case term[i] != r:
			others++
		}
		i++
	}
	if i < len(term) {
		return 2
	}
	return min(others, 2)
}
