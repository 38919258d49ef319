package search

import (
	"slices"
	"testing"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// TestNames finds whole names in texts, in whatever way they are written, and never a part of a longer word.
func TestNames(t *testing.T) {
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	f := generation.NewFacet([][]string{
		{"佐々木 さくら", "髙橋　惠", "小林 香", "AKIRA", "渡邉 花子", "渡辺 花子", "森", "キャリア 編集部", "高橋"},
	})
	v := newValues(&f)
	for text, want := range map[string][]string{
		"佐々木さくらさんの回答":   {"佐々木 さくら"},
		"佐々木 さくら 面接":    {"佐々木 さくら"},
		"佐佐木さくら":        {"佐々木 さくら"},
		"高橋恵":           {"髙橋　惠"}, // not 高橋 alone
		"高橋先生":          {"高橋"},
		"髙橋 恵と渡部":       {"髙橋　惠"},
		"小林香織の面接":       nil,
		"小林香":           {"小林 香"},
		"小林":            nil,
		"akira":         {"AKIRA"},
		"ＡＫＩＲＡ":         {"AKIRA"},
		"akirame":       nil,
		"渡邊花子 髙橋惠 小林　香": {"渡辺 花子", "渡邉 花子", "髙橋　惠", "小林 香"},
		"森":             nil, // too short to be told from a word
		"キャリア編集部に聞く":    {"キャリア 編集部"},
		"ｷｬﾘｱ編集部":       {"キャリア 編集部"},
		"":              nil,
		"面接で緊張する":       nil,
	} {
		var got []string
		an := a.Analyze(text)
		v.names(&an, func(s stretch, ordinals []uint32) {
			if s.from < 0 || s.to > len(an.Folded.Text) || s.from >= s.to {
				t.Errorf("%q: a name at %v", text, s)
			}
			for _, o := range ordinals {
				got = append(got, f.Values[o])
			}
		})
		if !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

func TestValues(t *testing.T) {
	f := generation.NewFacet([][]string{{"2021", "2023", "2024", "2025"}})
	years := newValues(&f)
	for text, want := range map[string][]uint32{
		"2023": {1}, "２０２３": {1}, "2023年": {1}, "2023-2024": {1, 2}, "2023〜2025": {1, 2, 3}, "2025-2023": {1, 2, 3}, "2022": nil, "2022-2023": {1},
		"": nil, "23": nil, "2023-": {1}, "-2023": nil, "x": nil, "2023-2024-2025": nil, "2023年-2024年": {1, 2},
	} {
		if got := years.years(text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	f = generation.NewFacet([][]string{{"フリーター", "大学3年生", "大学院1年生", "社会人1年目"}})
	status := newValues(&f)
	for text, want := range map[string][]uint32{"大学": {1, 2}, "1年": {2, 3}, "ﾌﾘｰﾀｰ": {0}, "大学 3年生": {1}, "": nil, " ": nil, "高校": nil} {
		if got := status.containing(text); !slices.Equal(got, want) {
			t.Errorf("%q is in %v, want %v", text, got, want)
		}
	}
	if got := status.equal("大学３年生", "フリーター", "フリーター", "大学"); !slices.Equal(got, []uint32{0, 1}) {
		t.Errorf("equal are %v", got)
	}
}
