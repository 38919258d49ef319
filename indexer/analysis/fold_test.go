package analysis

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// slowFold is Fold without aloneFolds: it asks norm about all of a text, and notes for every byte where it came from.
func slowFold(text string) (folded string, start, end []int) {
	if isFolded(text) {
		for i, r := range text {
			for range utf8.RuneLen(r) {
				start, end = append(start, i), append(end, i+utf8.RuneLen(r))
			}
		}
		return text, start, end
	}
	var clean strings.Builder
	var from, to []int
	before := rune(0)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		out := foldRune(r)
		if isSpacingVoice(r) {
			if out = ' '; ScriptOf(before) == Hiragana || ScriptOf(before) == Katakana || before >= 'ｦ' && before <= 'ﾝ' {
				out = '\u3099' + r - '゛'
			}
		}
		if out >= 0 {
			clean.WriteRune(out)
			for range utf8.RuneLen(out) {
				from, to = append(from, i), append(to, i+size)
			}
			before = out
		}
		i += size
	}
	var composed strings.Builder
	for s := clean.String(); s != ""; {
		n := norm.NFKC.NextBoundaryInString(s, true)
		if n <= 0 {
			n = len(s)
		}
		out := strings.Map(foldRune, norm.NFKC.String(s[:n]))
		composed.WriteString(out)
		for range len(out) {
			start, end = append(start, from[0]), append(end, to[n-1])
		}
		s, from, to = s[n:], from[n:], to[n:]
	}
	return composed.String(), start, end
}

func checkFold(t *testing.T, text string) {
	t.Helper()
	want, start, end := slowFold(text)
	got := Fold(text)
	if got.Text != want {
		t.Fatalf("%q folds to %q, and by norm alone to %q", text, got.Text, want)
	}
	for i, r := range want {
		last := i + utf8.RuneLen(r) - 1
		if from, to := got.Original(i, last+1); from != start[i] || to != end[last] {
			t.Fatalf("%q: %q at %d comes from %d-%d, and by norm alone from %d-%d", text, r, i, from, to, start[i], end[last])
		}
	}
}

// besides are characters that may change what stands around them, and such as others change.
var besides = strings.Split("a|Ａ|か|ｶ|カ|接|…|㈱|゛|ﾞ|\u3099|\u0301|\u200b|각|\u1100|\u1161|\u11a8|\u09c7|\u09be|😀|𠮷|歷|\xff|\n", "|")

// TestFoldOfPairs folds each character between all that may change it.
func TestFoldOfPairs(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		s := string(r)
		checkFold(t, s+"か"+s)
		if unicode.IsMark(r) || r < 0x10000 && aloneFolds().of(r) == 0 || r%64 == 0 {
			for _, beside := range besides {
				checkFold(t, beside+s)
				checkFold(t, s+beside)
			}
		}
	}
}

// TestFoldOfEachTriple folds all that may change what stands beside it, beside it.
func TestFoldOfEachTriple(t *testing.T) {
	for _, a := range besides {
		for _, b := range besides {
			for _, c := range besides {
				checkFold(t, a+b+c)
				checkFold(t, "面"+a+b+c+"x")
			}
		}
	}
}

func FuzzFoldAsNorm(f *testing.F) {
	for _, text := range oddTexts {
		f.Add(text)
	}
	f.Add(strings.Join(besides, ""))
	f.Add("か" + strings.Repeat("\u3099", 70) + "き")
	f.Fuzz(checkFold)
}
