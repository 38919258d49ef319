package analysis

import (
	"strings"
	"unicode/utf8"

	"github.com/ikawaha/kagome/v2/tokenizer"
)

// Sound is a stretch of a folded text with its reading.
type Sound struct {
	From, To int
	Kana     string // in katakana; letters, in lower case, and digits as they stand; "" of a mark
	Known    bool   // false where it holds kanji whose reading is not known
}

// Sounds reads a folded text piece by piece, as the cut of Analyze has them.
func (a *Analyzer) Sounds(folded string) []Sound {
	var out []Sound
	sentences(folded, func(start, end int) { out = a.read(out, folded, start, end) })
	return out
}

// Reading is how a text of any content is read, in katakana and by its spelling in kana (東京 is トウキョウ), as the cut of
// Analyze has it: 断る is コトワル, 断った is コトワッタ. Kana are read as they stand, letters (in lower case) and digits are kept,
// all else is left out. It is empty where the text holds kanji whose reading is not known.
func (a *Analyzer) Reading(text string) string {
	var b strings.Builder
	for _, s := range a.Sounds(FoldText(text).Text) {
		if !s.Known {
			return ""
		}
		b.WriteString(s.Kana)
	}
	return b.String()
}

// read appends the pieces of one sentence.
func (a *Analyzer) read(out []Sound, text string, start, end int) []Sound {
	for i := start; i < end; {
		from := i
		r, size := utf8.DecodeRuneInString(text[i:end])
		switch ScriptOf(r) {
		case Latin:
			i += alphabetLength(text[i:end])
			out = append(out, Sound{from, i, withoutJoints.Replace(text[from:i]), true})
		case Digit:
			i += size
			out = append(out, Sound{from, i, text[from:i], true})
		default:
			i += restLength(text[i:end])
			for _, t := range a.dict.cut(text[from:i]) {
				reading, ok := tokenReading(&t)
				if !ok {
					reading = ""
				}
				at := from + t.Position
				out = append(out, Sound{at, at + len(t.Surface), reading, ok})
			}
		}
	}
	return out
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
