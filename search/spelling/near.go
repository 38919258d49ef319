package spelling

import (
	"cmp"
	"slices"
)

// maxNear is how many terms are offered of each kind.
const maxNear = 5

// Near lists what may have been meant by a term with kanji, for a visitor to choose from: words of other kanji that are read
// the same (Sound), and, for a term of two to four kanji that the vocabulary does not hold, words that differ from it in one
// of them, those before all others in which that may be read the same (Alike, Shape). Of either it gives the five that are the
// most frequent.
func (l *Lexicon) Near(term, reading string) []Variant {
	var out []Variant
	sound, key := folds(term, reading)
	bones := skeleton(term)
	if !hasKanji(bones) {
		return nil
	}
	for _, w := range l.group(key) {
		if len(out) < maxNear && w.sound == sound && hasKanji(w.term) && skeleton(w.term) != bones {
			out = append(out, Variant{w.term, Sound, int(w.docs)})
		}
	}
	for _, v := range l.Shapes(term) {
		if !slices.ContainsFunc(out, func(had Variant) bool { return had.Term == v.Term }) {
			out = append(out, v)
		}
	}
	return out
}

// Shapes lists the words that differ in one kanji from a term that the vocabulary does not hold, as Near does.
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
	return out[:min(len(out), maxNear)]
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
