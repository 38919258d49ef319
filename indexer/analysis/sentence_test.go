package analysis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestSentencesDoNotDependOnNeighbours cuts pairs of sentences together and apart.
func TestSentencesDoNotDependOnNeighbours(t *testing.T) {
	a := newAnalyzer(t)
	texts := []string{
		"ガクチカがない", "就活生の面接、二次", "㈱ＡＢＣのＥＳ", "第１志望とウェブテスト", "2026年卒", "不", "採用", "「内定」", "TG-WEB",
		strings.Repeat("あ", 300), strings.Repeat("面接、", 200),
	}
	for _, first := range texts {
		for _, second := range texts {
			first := first + "。"
			alone := a.Analyze(first)
			want := alone.Tokens
			for _, k := range a.Analyze(second).Tokens {
				k.Start, k.End = k.Start+len(first), k.End+len(first)
				k.From, k.To = k.From+len(alone.Folded.Text), k.To+len(alone.Folded.Text)
				if len(second) > 0 && isCloser([]rune(second)[0]) {
					t.Fatal("a closing bracket belongs to the sentence before it")
				}
				want = append(want, k)
			}
			if diff := cmp.Diff(want, a.Analyze(first+second).Tokens, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%.20s + %.20s (-apart +together):\n%s", first, second, diff)
			}
		}
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"":                       nil,
		"面接":                     {"面接"},
		"面接。内定!?次":               {"面接。", "内定!?", "次"},
		"「行く。」と言う。":              {"「行く。」", "と言う。"},
		"一行\n\n二行":               {"一行\n\n", "二行"},
		strings.Repeat("あ", 300): {strings.Repeat("あ", maxSentence), strings.Repeat("あ", 300-maxSentence)},
		strings.Repeat("あ", 200) + "、" + strings.Repeat("い", 100): {strings.Repeat("あ", 200) + "、", strings.Repeat("い", 100)},
	} {
		var got []string
		for _, s := range Sentences(text) {
			got = append(got, text[s[0]:s[1]])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%.20q (-want +got):\n%s", text, diff)
		}
	}
}
