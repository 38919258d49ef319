package analysis

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestStable(t *testing.T) {
	for text, want := range map[string][]string{
		"お問合せ":     {"お問合"},
		"内定辞退":     {"内定辞退"},
		"ＥＳの書き方":   {"esの書き方"},
		"断り":       nil,
		"第1志望":     {"志望"},
		"志望動機":     {"志望動機"},
		"ウェブ面接":    {"面接"},
		"会社社長":     {"会社", "長"},
		"㈱内定":      {"内定"},
		"かﾞ面":      {"面"},
		"":         nil,
		"面\u200b接": {"接"},
	} {
		if got := Stable(text); !slices.Equal(got, want) {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}

// TestStableStandsInWhateverHoldsIt puts texts together of what folds by its neighbours.
func TestStableStandsInWhateverHoldsIt(t *testing.T) {
	pieces := []string{"か", "カ", "ｶ", "ﾞ", "゛", "\u3099", "ハ", "゜", "社", "社", "会", "益", "一", "々", "ウ", "ェ", "エ", "ブ", "ケ", "月", "第", "1", "１", "2", "志望", "新卒",
		"㈱", "Ａ", "ß", "\u200b", "\ufe00", "〜", "\n", " ", "ー", "斉", "鴎", "が", "ﬁ", "\u0301", "e", "\xff", "𠮷", "ς"}
	r := rand.New(rand.NewPCG(3, 4))
	text := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		return b.String()
	}
	for range 60_000 {
		held := text(1 + r.IntN(5))
		whole := text(r.IntN(4)) + held + text(r.IntN(4))
		folded := FoldText(whole).Text
		for _, s := range Stable(held) {
			if !strings.Contains(folded, s) {
				t.Fatalf("%q folds to %q, without %q of %q", whole, folded, s, held)
			}
		}
	}
}
