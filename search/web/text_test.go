package web

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkedParts(t *testing.T) {
	tests := []struct {
		name  string
		text  string
		marks [][2]int
		want  []part
	}{
		{"none", "面接", nil, []part{{"面接", false}}},
		{"empty", "", nil, nil},
		{"code points", "𠮷野家の面接", [][2]int{{4, 6}}, []part{{"𠮷野家の", false}, {"面接", true}}},
		{"two", "面接と面接。", [][2]int{{0, 2}, {3, 5}}, []part{{"面接", true}, {"と", false}, {"面接", true}, {"。", false}}},
		{"adjacent", "内定辞退", [][2]int{{0, 2}, {2, 4}}, []part{{"内定", true}, {"辞退", true}}},
		{"wrong ones", "面接", [][2]int{{-1, 1}, {1, 1}, {0, 3}, {5, 9}}, []part{{"面接", false}}},
		{"overlapping", "内定辞退", [][2]int{{0, 3}, {2, 4}}, []part{{"内定辞", true}, {"退", false}}},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, markedParts(tt.text, tt.marks)); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}

func TestBlocks(t *testing.T) {
	lines := func(texts ...string) (out [][]part) {
		for _, text := range texts {
			out = append(out, []part{{Text: text}})
		}
		return out
	}
	tests := []struct {
		name, text string
		marks      [][2]int
		want       []block
	}{
		{"empty", "", nil, nil},
		{"paragraphs", "一\n二\n\n三", nil, []block{{Lines: lines("一", "二")}, {Lines: lines("三")}}},
		{"list", "・一\n・ 二", nil, []block{{Items: lines("一", "二")}}},
		{"list in a paragraph", "次の点です。\n・一\n・二\n以上です。", nil, []block{
			{Lines: lines("次の点です。")}, {Items: lines("一", "二")}, {Lines: lines("以上です。")}}},
		{"dot within a line", "東京・大阪", nil, []block{{Lines: lines("東京・大阪")}}},
		{"blank lines", "\n\n\n一\n　\n\n\n二\n", nil, []block{{Lines: lines("一")}, {Lines: lines("二")}}},
		{"marks", "\n　𠮷の面接です\n・ 面接", [][2]int{{4, 6}, {11, 13}}, []block{
			{Lines: [][]part{{{"𠮷の", false}, {"面接", true}, {"です", false}}}}, {Items: [][]part{{{"面接", true}}}}}},
		{"a mark over lines", "最終面\n\n・接に", [][2]int{{2, 7}}, []block{
			{Lines: [][]part{{{"最終", false}, {"面", true}}}}, {Items: [][]part{{{"接", true}, {"に", false}}}}}},
		{"marks that are wrong", "面接\n内定", [][2]int{{-1, 1}, {1, 1}, {3, 9}, {7, 8}}, []block{{Lines: lines("面接", "内定")}}},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, blocks(tt.text, tt.marks)); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}

func TestReadDate(t *testing.T) {
	for s, want := range map[string]date{
		"2024-06-04":                {"2024年6月4日", "2024-06-04"},
		"2024-06-04T23:30:00+09:00": {"2024年6月4日", "2024-06-04"},
		"":                          {},
		"先月":                        {},
	} {
		if got := readDate(s); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}

func TestWebAddress(t *testing.T) {
	for s, want := range map[string]string{
		"https://example.com/qa/1":     "https://example.com/qa/1",
		"http://example.com/":          "http://example.com/",
		"javascript:alert(1)":          "",
		"//example.com/x":              "",
		"data:text/html,x":             "",
		"https://":                     "",
		"":                             "",
		"qa/1":                         "",
		"https://soudan.example/qa/11": "", // the sample's
	} {
		if got := webAddress(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	for s, want := range map[string]string{"あいう": "あいう", "あいうえ": "あい…", "あ\n\nい": "あ い", "": ""} {
		if got := excerpt(s, 3); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
