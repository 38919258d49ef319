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
		Meant: &search.Meant{Text: "面接\x1b 高梨", Total: 3},
		Hits: []search.Hit{{ID: "7", Title: "面接", Coverage: 0.71, Why: &search.Why{
			Text: "「面接」が題名にあります。",
			Words: []search.WhyWord{
				{Word: "面接", Found: "term", Fields: []string{"title", "answer"}, Score: 3.456},
				{Word: "高梨", Found: "adviser", Fields: []string{}, Score: 1},
				{Word: "メール", Found: "characters", Fields: []string{"body"}, Score: 0.5},
				{Word: "鹿児島"},
				{Word: "取消", Found: "variant", Via: "取消し", Fields: []string{"body"}, Score: 1},
				{Word: "naitei", Found: "reading", Via: "内定", Fields: []string{"title"}, Score: 1},
				{Word: "お断り", Found: "synonym", Via: "辞退", Fields: []string{"title"}, Score: 1},
				{Word: "服装", Found: "narrower", Via: "スーツ", Fields: []string{"answer"}, Score: 1},
				{Word: "緊張", Found: "near", Via: "不安", Fields: []string{"headline"}, Score: 1},
				{Word: "自体", Found: "meant", Via: "辞退", Fields: []string{"title"}, Score: 1},
			},
			Together: 0.5, Title: 0.25, Grams: 1.25, Coverage: 0.8, Like: 0.125,
		}}},
		Facets: map[string][]search.FacetCount{
			"category": {{Value: "面接", Count: 12}, {Value: "内定\x1b辞退", Count: 3}},
			"year":     {},
		},
	}
	for locale, want := range map[string]string{
		"en": `Did you mean: 面接  高梨 (hits: 3)
hits: 1 (1 to 1 shown)

  1. 7  面接
     why: 面接 3.46 (title, answer) · 高梨 1.00 (name of an adviser) · メール 0.50 (body, as characters) · 鹿児島 not there · 取消 1.00 (body, written 取消し there) · naitei 1.00 (title, as 内定, which is read so) · お断り 1.00 (title, as 辞退, which means the same) · 服装 1.00 (answer, as スーツ, a kind of it) · 緊張 1.00 (headline, as 不安, which is near it) · 自体 1.00 (title, as 辞退, which was probably meant) · several words as one thing 0.50 · in the title 0.25 · characters in a row 1.25; × 0.80 for having 71% of the query · + 0.12 for being like the first hits

category
面接       12
内定 辞退   3
`,
		"ja": `もしかして: 面接  高梨（3 件）
1 件の質問が見つかりました（1〜1 件目を表示）

  1. 7  面接
     理由: 「面接」が題名にあります。
     内訳: 面接 3.46（タイトル, 回答） · 高梨 1.00（アドバイザー名） · メール 0.50（本文, 文字の一致） · 鹿児島 なし · 取消 1.00（本文, 表記ゆれの「取消し」） · naitei 1.00（タイトル, 同じ読みの「内定」） · お断り 1.00（タイトル, 同じ意味の「辞退」） · 服装 1.00（回答, その一種の「スーツ」） · 緊張 1.00（見出し, 近い意味の「不安」） · 自体 1.00（タイトル, 入力の誤りとみた「辞退」） · まとまった言い回し 0.50 · タイトルにあるぶん 0.25 · 文字の並び 1.25、網羅率による係数 0.80（検索した言葉の 71%） · 上位の質問に似ているぶん +0.12

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
