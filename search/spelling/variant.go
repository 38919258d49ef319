package spelling

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/indexer/kana"
)

// Kind says what makes a term a variant of another.
type Kind uint8

// The kinds of variant, the safest first.
const (
	Written Kind = iota // the same word, written with other kana or another okurigana: コンピューター and コンピュータ, 取消 and 取り消し
	Read                // a word in kana and one with kanji that is read so, of which there may be several: しぼう, 志望 and 死亡
	Alike               // words that differ in one kanji at an end, which elsewhere is read as the other is here: 面設 and 面接, for there is 施設
	Shape               // words that differ in one kanji: 面官 and 面接
)

// Variant is a term of the vocabulary that may stand for another.
type Variant struct {
	Term string
	Kind Kind
	Docs int
}

// minRead is the number of morae from which a word in kana stands for words with kanji: shorter ones (せい, かい) stand for
// too many.
const minRead = 3

// Variants lists the other terms that are the same word (Written), or that may be (Read), the safest first, then the most
// frequent. The term need not be in the vocabulary; its reading is as in Entry. Homophones of other kanji are no variants.
func (l *Lexicon) Variants(term, reading string) []Variant {
	var out []Variant
	sound, key := folds(term, reading)
	given := word{term: term, sound: sound}
	bones := skeleton(term)
	for _, w := range l.group(key) {
		if kind, ok := sameWord(given, bones, w); ok && w.term != term {
			out = append(out, Variant{w.term, kind, int(w.docs)})
		}
	}
	for _, w := range l.loan(term) {
		if w.term != term && !slices.ContainsFunc(out, func(v Variant) bool { return v.Term == w.term }) {
			out = append(out, Variant{w.term, Written, int(w.docs)})
		}
	}
	slices.SortStableFunc(out, func(a, b Variant) int { return cmp.Compare(a.Kind, b.Kind) })
	return out
}

// sameWord tells how a word with the same key as the given one is that word; bones are the given one's skeleton.
func sameWord(given word, bones string, w word) (Kind, bool) {
	alike := given.sound == w.sound
	switch a, b := kana.IsKana(given.term), kana.IsKana(w.term); {
	case a && b:
		return Written, alike || isLoan(given.term) && isLoan(w.term)
	case a:
		return Read, alike && kana.Morae(given.term) >= minRead && hasKanji(w.term)
	case b:
		return Read, alike && kana.Morae(w.term) >= minRead && hasKanji(given.term)
	}
	return Written, alike && hasKanji(bones) && (bones == skeleton(w.term) || partInKana(given.term, w.term))
}

// partInKana reports two terms that are read the same and differ in one stretch, which the one writes in kana: 気づく and 気付く,
// 友だち and 友達, 申しこみ and 申込. One kana at the end is no such stretch: 高い and 高井 are two words.
func partInKana(a, b string) bool {
	before := commonPrefix(a, b)
	a, b = a[before.bytes:], b[before.bytes:]
	after := commonSuffix(a, b)
	a, b = a[:len(a)-after.bytes], b[:len(b)-after.bytes]
	if !kana.IsKana(a) {
		a, b = b, a
	}
	return kana.IsKana(a) && hasKanji(b) && (before.kanji || after.kanji) && (after.bytes > 0 || utf8.RuneCountInString(a) > 1)
}

// shared is what two terms have in common at one end.
type shared struct {
	bytes int
	kanji bool // it holds any
}

func commonPrefix(a, b string) (s shared) {
	for s.bytes < min(len(a), len(b)) {
		r, size := utf8.DecodeRuneInString(a[s.bytes:])
		if !strings.HasPrefix(b[s.bytes:], a[s.bytes:s.bytes+size]) {
			break
		}
		s = shared{s.bytes + size, s.kanji || isKanji(r)}
	}
	return s
}

func commonSuffix(a, b string) (s shared) {
	for s.bytes < min(len(a), len(b)) {
		r, size := utf8.DecodeLastRuneInString(a[:len(a)-s.bytes])
		if !strings.HasSuffix(b[:len(b)-s.bytes], a[len(a)-s.bytes-size:len(a)-s.bytes]) {
			break
		}
		s = shared{s.bytes + size, s.kanji || isKanji(r)}
	}
	return s
}

// minLoan is the length, in characters, from which two loan words are the same that differ in a long vowel: shorter ones are
// often two words.
const minLoan = 5

// loan lists the long loan words that are the given one in another spelling, the most frequent first.
func (l *Lexicon) loan(term string) (out []*word) {
	if !isLoan(term) {
		return nil
	}
	for _, i := range l.loans[kana.Loan(term)] {
		if w := &l.words[i]; sameLoan(term, w.term) {
			out = append(out, w)
		}
	}
	slices.SortFunc(out, func(a, b *word) int { return cmp.Or(cmp.Compare(b.docs, a.docs), cmp.Compare(a.term, b.term)) })
	return out
}

func sameLoan(a, b string) bool {
	return strings.Count(a, "ー") == strings.Count(b, "ー") || min(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) >= minLoan
}

// isLoan reports a loan word that is long enough not to be another when its small kana are written large, as old systems do
// (フアン for ファン).
func isLoan(term string) bool {
	return utf8.RuneCountInString(term) >= 4 && analysis.OneScript(term) == analysis.Katakana
}
