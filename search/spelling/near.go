package spelling

import (
	"cmp"
	"slices"
)

// maxNear is how many terms are offered of each kind.
const maxNear = 5

// Near lists what may have been meant by a term with kanji, for a visitor to choose from: words of other kanji that are read
// the same (Sound), and, where the vocabulary does not hold the term, words that differ from it in one kanji and share
// another (Shape). Of each kind it gives the five that are the most frequent.
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
	return append(out, l.shapes([]rune(term), out)...)
}

// shapes looks at every word, once: it is for terms that find nothing.
func (l *Lexicon) shapes(term []rune, have []Variant) []Variant {
	var out []Variant
	for _, w := range l.words {
		switch others := otherKanji(term, w.term); {
		case others == 0:
			return nil // the vocabulary holds the term
		case others == 1 && !slices.ContainsFunc(have, func(v Variant) bool { return v.Term == w.term }):
			out = append(out, Variant{w.term, Shape, int(w.docs)})
		}
	}
	slices.SortFunc(out, func(a, b Variant) int { return cmp.Or(cmp.Compare(b.Docs, a.Docs), cmp.Compare(a.Term, b.Term)) })
	return out[:min(len(out), maxNear)]
}

// otherKanji counts the places at which two terms have different kanji; it is 2 for all that differ in more than one kanji,
// or in anything else, or that have no kanji in common.
func otherKanji(term []rune, other string) int {
	i, same, others := 0, 0, 0
	for _, r := range other {
		switch {
		case i == len(term):
			return 2
		case term[i] == r:
			if isKanji(r) {
				same++
			}
		case !isKanji(r) || !isKanji(term[i]) || others == 1:
			return 2
		default:
			others++
		}
		i++
	}
	if i < len(term) || others > 0 && same == 0 {
		return 2
	}
	return others
}
