package querylog

import (
	"strings"
	"unicode/utf8"

	"kotae/indexer/kana"
)

// maxLetters bounds the letters of a sound: what agrees so far is one intent.
const maxLetters = 96

// letters writes a reading in kana and Latin letters by one romanisation, so that two stages of typing one text are prefixes of
// each other: m, めn, めんs, めんせ and mense are m, men, mens, mense and mense. It is that of Kunrei, with a vowel in every
// kana (きゃ is kiya), and without what is written in several ways: long vowels, doubled letters, っ, spaces and marks.
//
// Each letter depends on those before it alone: the letters of a beginning are a beginning of the letters.
func letters(s string) string {
	w := &lettersWriter{}
	for _, r := range kana.Hiragana(strings.ToLower(s)) {
		if w.n >= maxLetters {
			break
		}
		switch syllable, ok := romanised[r]; {
		case ok:
			w.palatal = false
			for i := range len(syllable) {
				w.put(rune(syllable[i]))
			}
		case r >= 'a' && r <= 'z':
			w.typed(byte(r))
		case r == 'ー', r == 'っ', r == '-', r == '\'':
		case r == '々' || r > 0x7f && !isMark(r) || r >= '0' && r <= '9': // an unknown kanji stands for itself
			w.palatal = false
			w.put(r)
		}
	}
	return w.b.String()
}

// isMark reports what stands between words: spaces, and the marks of Japanese and full-width text.
func isMark(r rune) bool {
	return r >= '\u2000' && r <= '\u206f' || r >= '\u3000' && r <= '\u3004' || r >= '\u3008' && r <= '\u301f' || r == '・' || r >= '\uff00' && r <= '\uff0f'
}

// lettersWriter writes letters one by one.
type lettersWriter struct {
	b       strings.Builder
	n       int
	last    rune // that was written
	key     byte // the Latin letter that was typed last, 0 after anything else
	palatal bool // the sound so far is shi, chi or ji, whose i another vowel takes the place of: しゃ is siya
}

// put writes a letter, but for the second half of a long vowel and of a doubled letter.
func (w *lettersWriter) put(r rune) {
	w.key = 0
	switch {
	case r == w.last && r > '9', r == 'u' && w.last == 'o', r == 'i' && w.last == 'e':
		return
	}
	w.b.WriteRune(r)
	w.last, w.n = r, w.n+1
}

// typed writes a Latin letter as part of romaji: Hepburn's as Kunrei's.
func (w *lettersWriter) typed(c byte) {
	before, palatal := w.key, w.palatal
	w.palatal = false
	switch c {
	case 'h':
		switch before {
		case 's', 'c': // shi, cha
			w.put('i')
			w.palatal = true
		case 't': // thi is てぃ
			w.put('e')
		default:
			w.put('h')
		}
	case 'c':
		w.put('t')
	case 'f', 'v': // ふぁ, ゔぁ
		w.put(map[byte]rune{'f': 'h', 'v': 'b'}[c])
	case 'j':
		w.put('z')
		w.put('i')
		w.palatal = true
	case 's':
		if before != 't' { // tsu
			w.put('s')
		}
	case 'w':
		w.put('u')
	case 'y':
		if !palatal && strings.IndexByte("kgsztcdnhbpmr", before) >= 0 {
			w.put('i')
		}
		w.put('y')
	case 'a', 'u', 'o', 'e':
		switch {
		case palatal && c != 'e':
			w.put('y')
		case (before == 'f' || before == 'v') && c != 'u':
			w.put('u')
		}
		w.put(rune(c))
	case 'i':
		if before == 'f' || before == 'v' {
			w.put('u')
		}
		w.put('i')
	case 'x': // a small kana is to come
	default:
		w.put(rune(c))
	}
	w.key = c
}

// spelledOut reads Latin letters by their names, as 自己PR is typed: じこぴーあーる.
func spelledOut(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' {
			b.WriteString(letterNames[r-'a'])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

var letterNames = strings.Fields("えー びー しー でぃー いー えふ じー えいち あい じぇい けー える えむ えぬ おー ぴー きゅー あーる えす てぃー ゆー ぶい だぶりゅー えっくす わい ぜっと")

// begins reports whether the shorter of two sounds is how the longer one begins. An m at its end may become ん: shim is しんb to
// come.
func begins(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if strings.HasPrefix(b, a) {
		return a != ""
	}
	open, isM := strings.CutSuffix(a, "m")
	return isM && open != "" && strings.HasPrefix(b, open+"n")
}

// romanised are the letters of each hiragana, small ones as large ones.
var romanised = romanise(`
あ a い i う u え e お o ぁ a ぃ i ぅ u ぇ e ぉ o
か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go ゕ ka ゖ ke
さ sa し si す su せ se そ so ざ za じ zi ず zu ぜ ze ぞ zo
た ta ち ti つ tu て te と to だ da ぢ di づ du で de ど do
な na に ni ぬ nu ね ne の no は ha ひ hi ふ hu へ he ほ ho
ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po
ま ma み mi む mu め me も mo や ya ゆ yu よ yo ゃ ya ゅ yu ょ yo
ら ra り ri る ru れ re ろ ro わ ua ゎ ua ゐ i ゑ e を uo ん n ゔ bu
`)

func romanise(table string) map[rune]string {
	fields := strings.Fields(table)
	m := make(map[rune]string, len(fields)/2)
	for i := 0; i < len(fields); i += 2 {
		r, _ := utf8.DecodeRuneInString(fields[i])
		m[r] = fields[i+1]
	}
	return m
}
