package charset

import (
	"unicode"
	"unicode/utf8"
)

// Guess tells the encoding of Japanese text: "utf-8" also with a few broken bytes, "cp932" or "euc-jp". ok is false where
// it is hardly text of any; then the name is the likeliest. A character that the text's end cuts off does not count.
func Guess(text []byte) (name string, ok bool) {
	if likelyUTF8(text) {
		return "utf-8", true
	}
	sjis, euc := read(text, "cp932"), read(text, "euc-jp")
	name, best := "cp932", sjis
	if euc.score() > sjis.score() && (euc.kana > 0 || sjis.errors > 0) { // half-width katakana alone is kanji in EUC-JP
		name, best = "euc-jp", euc
	}
	return name, !best.poor()
}

// likelyUTF8 tells UTF-8, even with a few broken bytes, from text of another encoding, which is hardly ever UTF-8 too.
func likelyUTF8(text []byte) bool {
	good, _, bad := countUTF8(text)
	return bad == 0 || good > bad
}

// countUTF8 counts the characters of several bytes, those of three or four among them, and the bytes that are none's.
func countUTF8(text []byte) (good, long, bad int) {
	for len(text) > 0 && utf8.FullRune(text) {
		r, n := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 2:
			long++
			good++
		case n > 1:
			good++
		}
		text = text[n:]
	}
	return good, long, bad
}

// reading is what a text looks like, taken for one encoding's.
type reading struct {
	kana, kanji, half int // half-width katakana, which people seldom write
	errors            int
}

// read decodes text as far as it is whole.
func read(text []byte, name string) reading {
	decoder := decoders[name].NewDecoder()
	out := make([]byte, 3*len(text)+utf8.UTFMax)
	n, _, _ := decoder.Transform(out, text, false)
	var r reading
	for _, c := range string(out[:n]) {
		switch {
		case c == utf8.RuneError:
			r.errors++
		case c >= '\uff61' && c <= '\uff9f':
			r.half++
		case unicode.In(c, unicode.Hiragana, unicode.Katakana):
			r.kana++
		case unicode.Is(unicode.Han, c):
			r.kanji++
		case unicode.Is(unicode.Co, c): // a private character of Windows; in text of another encoding they are frequent
			r.errors++
		}
	}
	return r
}

func (r reading) score() int { return 2*r.kana + r.kanji - 2*r.half - 10*r.errors }

// poor reports more than a few characters that cannot be decoded.
func (r reading) poor() bool { return r.errors > few && r.errors*20 > r.kana+r.kanji+r.half }

// few characters may be broken in a text that was cut or pasted together.
const few = 3
