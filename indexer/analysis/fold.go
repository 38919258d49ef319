package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folded is a text after the folds that are safe before cutting (NFKC, case, unreadable characters to spaces), with the
// way back to the original: NFKC changes lengths (㈱ is one character, (株) three), so no offset may be taken over as is.
type Folded struct {
	Text       string
	start, end []int32 // for each byte of Text, the original bytes it came from; nil where both texts are equal
}

// Original returns the byte span of the original text that became Text[start:end], which must not be empty.
func (f *Folded) Original(start, end int) (int, int) {
	if f.start == nil {
		return start, end
	}
	return int(f.start[start]), int(f.end[end-1])
}

// Fold normalises a text. It accepts any bytes: what is not UTF-8, and every control character but the line feed,
// becomes a space.
func Fold(text string) Folded {
	if isFolded(text) {
		return Folded{Text: text}
	}
	f := Folded{start: make([]int32, 0, len(text)), end: make([]int32, 0, len(text))}
	var b strings.Builder
	b.Grow(len(text))
	emit := func(s string, from, to int) {
		b.WriteString(s)
		for range len(s) {
			f.start = append(f.start, int32(from))
			f.end = append(f.end, int32(to))
		}
	}
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && (i+1 == len(text) || text[i+1] < utf8.RuneSelf) {
			emit(foldRunes(text[i:i+1]), i, i+1)
			i++
			continue
		}
		if r, n := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && n == 1 {
			emit(" ", i, i+1)
			i++
			continue
		}
		n := norm.NFKC.NextBoundaryInString(text[i:], true)
		if n <= 0 {
			n = len(text) - i
		}
		emit(foldRunes(norm.NFKC.String(text[i:i+n])), i, i+n)
		i += n
	}
	f.Text = b.String()
	return f
}

// isFolded reports whether Fold would return the text as it is; most Japanese text is.
func isFolded(text string) bool {
	for _, r := range text {
		if r == utf8.RuneError || foldRune(r) != r {
			return false
		}
	}
	return norm.NFKC.IsNormalString(text)
}

func foldRunes(s string) string {
	return strings.Map(foldRune, strings.ToValidUTF8(s, " "))
}

func foldRune(r rune) rune {
	switch {
	case r == '\n':
		return r
	case unicode.IsControl(r), r == utf8.RuneError:
		return ' '
	case r == '〜', r == '～': // both are typed for the same wave dash
		return '~'
	}
	return unicode.ToLower(r)
}
