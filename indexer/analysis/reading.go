package analysis

import (
	"strings"
	"unicode/utf8"

	"github.com/ikawaha/kagome/v2/tokenizer"
)

// Reading is how a text of any content is read, in katakana and by its spelling in kana (東京 is トウキョウ), as the cut of
// Analyze has it: 断る is コトワル, 断った is コトワッタ. Kana are read as they stand, letters (in lower case) and digits are kept,
// all else is left out. It is empty where the text holds kanji whose reading is not known.
func (a *Analyzer) Reading(text string) string {
	folded := FoldText(text).Text
	var b strings.Builder
	known := true
	sentences(folded, func(start, end int) { known = known && a.read(&b, folded[start:end]) })
	if !known {
		return ""
	}
	return b.String()
}

// read appends the reading of one sentence, and reports whether all of it is known.
func (a *Analyzer) read(b *strings.Builder, text string) bool {
	for i := 0; i < len(text); {
		from := i
		r, size := utf8.DecodeRuneInString(text[i:])
		switch ScriptOf(r) {
		case Latin:
			i += alphabetLength(text[i:])
			b.WriteString(withoutJoints.Replace(text[from:i]))
		case Digit:
			i += size
			b.WriteRune(r)
		default:
			i += restLength(text[i:])
			for _, t := range a.dict.cut(text[from:i]) {
				reading, ok := tokenReading(&t)
				if !ok {
					return false
				}
				b.WriteString(reading)
			}
		}
	}
	return true
}

// tokenReading is the reading of a token without letters and digits; false says that it holds kanji and has none.
func tokenReading(t *tokenizer.Token) (string, bool) {
	if !hasKanji(t.Surface) {
		return strings.Map(kanaOnly, t.Surface), true
	}
	reading, ok := t.Reading()
	if t.Class == tokenizer.USER {
		reading, ok = t.FeatureAt(2) // a user word has no more than its class, its pieces and their readings
	}
	return strings.Map(kanaOnly, reading), ok && reading != "*" && !hasKanji(reading) // that of 々 alone is 々
}

func hasKanji(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return ScriptOf(r) == Kanji })
}

// kanaOnly writes hiragana as katakana, and leaves out what is no kana.
func kanaOnly(r rune) rune {
	switch ScriptOf(r) {
	case Hiragana:
		return r + 'ア' - 'あ'
	case Katakana:
		return r
	}
	return -1
}
