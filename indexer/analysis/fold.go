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
// becomes a space; what is invisible (zero-width spaces, variation selectors) goes, because it would cut words.
func Fold(text string) Folded {
	if isFolded(text) {
		return Folded{Text: text}
	}
	return compose(clean(Folded{Text: text}))
}

// isFolded reports whether Fold would return the text as it is; most Japanese text is.
func isFolded(text string) bool {
	for _, r := range text {
		if r == utf8.RuneError || foldRune(r) != r || isSpacingVoice(r) {
			return false
		}
	}
	return norm.NFKC.IsNormalString(text)
}

// clean folds character by character, before NFKC looks at neighbours: か゛ becomes か and a combining mark, and nothing
// invisible stands between them any more.
func clean(f Folded) Folded {
	w := newRewriter(f)
	before := rune(0)
	for i := 0; i < len(f.Text); {
		r, size := utf8.DecodeRuneInString(f.Text[i:])
		to := foldRune(r)
		if isSpacingVoice(r) {
			if to = ' '; ScriptOf(before) == Hiragana || ScriptOf(before) == Katakana || before >= 'ｦ' && before <= 'ﾝ' {
				to = '\u3099' + r - '゛'
			}
		}
		if to >= 0 {
			w.add(string(to), i, i+size)
			before = to
		}
		i += size
	}
	return w.folded()
}

// compose applies NFKC, from each character that cannot combine with the one before to the next such one.
func compose(f Folded) Folded {
	w := newRewriter(f)
	r, size := utf8.DecodeRuneInString(f.Text)
	for i := 0; i < len(f.Text); {
		next, nextSize := utf8.DecodeRuneInString(f.Text[i+size:])
		if isInert(r) && (nextSize == 0 || isInert(next)) { // most of a text; asking norm takes ten times as long
			w.add(f.Text[i:i+size], i, i+size)
			i += size
			r, size = next, nextSize
			continue
		}
		n := norm.NFKC.NextBoundaryInString(f.Text[i:], true)
		if n <= 0 {
			n = len(f.Text) - i
		}
		w.add(strings.Map(foldRune, norm.NFKC.String(f.Text[i:i+n])), i, i+n)
		i += n
		r, size = utf8.DecodeRuneInString(f.Text[i:])
	}
	return w.folded()
}

// isInert reports characters that NFKC leaves as they are unless a combining one follows, and that combine with none.
func isInert(r rune) bool {
	return r >= ' ' && r <= '~' || r >= 'ぁ' && r <= 'ゖ' || r >= 'ァ' && r <= 'ー' && r != 'ヿ' || r >= '一' && r <= '龥' ||
		r == '\n' || r == '、' || r == '。' || r == '「' || r == '」'
}

// foldRune folds one character; it returns -1 for the invisible.
func foldRune(r rune) rune {
	switch {
	case r == '\n', r >= ' ' && r <= '@', r >= 'a' && r <= '~', r >= 'ぁ' && r < '一':
		return r
	case r >= '一' && r <= '龥':
		return modern[r-'一']
	case unicode.IsControl(r), r == utf8.RuneError:
		return ' '
	case r == '〜', r == '～': // both are typed for the same wave dash
		return '~'
	case r == '‐', r == '‑', r == '−': // and these for the hyphen of TG-WEB
		return '-'
	case r > '龥' && nameVariants[r] != 0:
		return nameVariants[r]
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		return -1
	}
	return unicode.ToLower(r)
}

// modern leads from each common kanji to the form in which it is written today: 履歷書 is 履歴書, 慶應 is 慶応. It leaves the old
// forms that are words of their own beside the new ones (斎 and 斉).
var modern = func() (to ['龥' - '一' + 1]rune) {
	for i := range to {
		to[i] = '一' + rune(i)
	}
	for from, r := range nameVariants {
		if from >= '一' && from <= '龥' && from != '斎' && r >= '一' && r <= '龥' {
			to[from-'一'] = r
		}
	}
	to['齋'-'一'] = '斎'
	return to
}()

// isSpacingVoice reports a voicing mark that stands by itself, as old input methods write it after the kana.
func isSpacingVoice(r rune) bool { return r == '゛' || r == '゜' }

// rewriter builds a folded text out of another one, and carries the offsets over.
type rewriter struct {
	from Folded
	text strings.Builder
	to   Folded
}

func newRewriter(from Folded) *rewriter {
	w := &rewriter{from: from}
	w.text.Grow(len(from.Text))
	w.to.start, w.to.end = make([]int32, 0, len(from.Text)), make([]int32, 0, len(from.Text))
	return w
}

// add appends what bytes start to end of the text before have become.
func (w *rewriter) add(s string, start, end int) {
	w.text.WriteString(s)
	start, end = w.from.Original(start, end)
	for range len(s) {
		w.to.start, w.to.end = append(w.to.start, int32(start)), append(w.to.end, int32(end))
	}
}

func (w *rewriter) folded() Folded {
	w.to.Text = w.text.String()
	return w.to
}
