package analysis

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzAnalyze(f *testing.F) {
	for _, text := range oddTexts {
		f.Add(text)
	}
	a := newAnalyzer(f)
	f.Fuzz(func(t *testing.T, text string) { checkOffsets(t, text, a.Analyze(text)) })
}

func FuzzFold(f *testing.F) {
	for _, text := range oddTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, fold := range []func(string) Folded{Fold, FoldText} {
			folded := fold(text)
			if !utf8.ValidString(folded.Text) {
				t.Fatalf("%q folds to %q", text, folded.Text)
			}
			if again := fold(folded.Text).Text; again != folded.Text {
				t.Fatalf("%q folds to %q, and that to %q", text, folded.Text, again)
			}
			last := 0
			for i, r := range folded.Text {
				start, end := folded.Original(i, i+utf8.RuneLen(r))
				if start < last || start >= end || end > len(text) {
					t.Fatalf("%q: %q at %d comes from %d-%d", text, r, i, start, end)
				}
				last = start
			}
		}
		Grams(Fold(text).Text, func(g string) {
			if utf8.RuneCountInString(g) != 2 {
				t.Fatalf("%q has the gram %q", text, g)
			}
		})
	})
}

// TestHostileTextIsBounded ends within go test's time only where the cost grows with the text: kagome alone needs a
// minute for most of these.
func TestHostileTextIsBounded(t *testing.T) {
	a := newAnalyzer(t)
	const bytes = 100_000
	for name, piece := range map[string]string{
		"katakana": "ア", "a": "a", "kanji": "漢", "hiragana": "あ", "digits": "7", "marks": "\u3099", "sentence": "面接で何を話すか、",
		"stops": "。", "brackets": "。」", "commas": "1,", "numerals": "一", "user words": "既卒業", "joints": "a-", "invisible": "\u200b", "invalid": "\xff",
	} {
		text := strings.Repeat(piece, bytes/len(piece))
		an := a.Analyze(text)
		for _, k := range an.Tokens {
			if n := utf8.RuneCountInString(an.Folded.Text[k.From:k.To]); n > maxSentence {
				t.Errorf("%s: a token of %d characters", name, n)
				break
			}
		}
	}
}

func TestGrams(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "面": "", "面接": "面接", "面接官": "面接 接官", "ガクチカ": "ガク クチ チカ", "es面接": "面接", "面 接": "", "第1志望": "志望", "𠮷野家": "𠮷野 野家",
	} {
		var got []string
		Grams(text, func(g string) { got = append(got, g) })
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", text, got, want)
		}
	}
}
