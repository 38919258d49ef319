package main

import (
	"bytes"
	"strings"
	"testing"

	"kotae/search"
)

func TestPrintWhyAndFacets(t *testing.T) {
	answer := &search.Answer{
		Total: 1, Page: 1, PerPage: 10,
		Hits: []search.Hit{{ID: "7", Title: "面接", Why: &search.Why{
			Words: []search.WhyWord{
				{Word: "面接", Found: "term", Fields: []string{"title", "answer"}, Score: 3.456},
				{Word: "高梨", Found: "adviser", Fields: []string{}, Score: 1},
				{Word: "メール", Found: "characters", Fields: []string{"body"}, Score: 0.5},
				{Word: "鹿児島"},
			},
			Grams: 1.25, Coverage: 0.8,
		}}},
		Facets: map[string][]search.FacetCount{
			"category": {{Value: "面接", Count: 12}, {Value: "内定\x1b辞退", Count: 3}},
			"year":     {},
		},
	}
	for locale, want := range map[string]string{
		"en": `hits: 1 (1 to 1 shown)

  1. 7  面接
     why: 面接 3.46 (title, answer) · 高梨 1.00 (name of an adviser) · メール 0.50 (body, as characters) · 鹿児島 not there · characters in a row 1.25; × 0.80 for coverage

category
面接       12
内定 辞退   3
`,
		"ja": `1 件の質問が見つかりました（1〜1 件目を表示）

  1. 7  面接
     理由: 面接 3.46（タイトル, 回答） · 高梨 1.00（アドバイザー名） · メール 0.50（本文, 文字の一致） · 鹿児島 なし · 文字の並び 1.25、網羅率による係数 0.80

カテゴリー
面接        12
内定 辞退    3
`,
	} {
		var out bytes.Buffer
		a := newApp(strings.NewReader(""), &out, &out, func(string) string { return locale })
		a.printAnswer(answer)
		if err := a.out.Flush(); err != nil {
			t.Fatal(err)
		}
		if out.String() != want {
			t.Errorf("got\n%s\nwant\n%s", &out, want)
		}
	}
}
