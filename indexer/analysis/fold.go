package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold normalises a text. It accepts any bytes: what is not UTF-8, and every control character but the line feed,
// becomes a space; what is invisible (zero-width spaces, variation selectors) goes, because it would cut words.
func Fold(text string) Folded {
	t := aloneFolds()
	if t.unchanged(text) == len(text) {
		return Folded{Text: text}
	}
	w := newRewriter(Folded{Text: text})
	folded := true // all so far is what it was
	for i := 0; i < len(text); {
		at := i + t.unchanged(text[i:])
		if at == len(text) {
			w.addFolded(Folded{Text: text[i:]}, i)
			break
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		end := at + size
		for end < len(text) {
			next, size := utf8.DecodeRuneInString(text[end:])
			if t.of(next) != 0 {
				break
			}
			end += size
		}
		to := t.of(r)
		if to == 0 && at > i { // what stands before it may be changed by it
			_, size := utf8.DecodeLastRuneInString(text[:at])
			at -= size
		}
		w.addFolded(Folded{Text: text[i:at]}, i)
		if to != 0 && end == at+size {
			w.add(string(to), at, end)
			folded = false
		} else {
			w.addFolded(compose(clean(Folded{Text: text[at:end]})), at)
			folded = folded && isFolded(text[at:end])
		}
		i = end
	}
	if folded {
		return Folded{Text: text}
	}
	return w.folded()
}

// isFolded reports whether Fold would return the text as it is.
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
	for i := 0; i < len(f.Text); {
		n := norm.NFKC.NextBoundaryInString(f.Text[i:], true)
		if n <= 0 {
			n = len(f.Text) - i
		}
		w.add(strings.Map(foldRune, norm.NFKC.String(f.Text[i:i+n])), i, i+n)
		i += n
	}
	return w.folded()
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
