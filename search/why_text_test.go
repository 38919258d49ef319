package search

import (
	"strings"
	"testing"

	"kotae/search/rank"
)

func TestWhyText(t *testing.T) {
	at := func(found rank.Found, word, via string, fields ...string) WhyWord {
		return WhyWord{Word: word, Term: word, Found: string(found), Via: via, Fields: fields, Score: 1}
	}
	many := &Why{}
	for _, w := range strings.Fields("一 二 三 四 五 六 七 八 九 十") {
		many.Words = append(many.Words, at(rank.Lacking, w, ""))
	}
	for _, c := range []struct {
		why      *Why
		coverage float64
		want     string
	}{
		{&Why{}, 1, "指定した条件に合っています。"},
		{&Why{Words: []WhyWord{at(rank.AsTerm, "面接", "", "title")}}, 1, "「面接」が題名にあります。"},
		{&Why{Words: []WhyWord{
			at(rank.AsTerm, "内定", "", "title", "answer"), at(rank.AsSynonym, "お断り", "辞退", "title"), at(rank.AsTerm, "電話", "", "title", "answer"),
			at(rank.Lacking, "26卒", ""), at(rank.AsVariant, "取消", "取消し", "body"), at(rank.AsTerm, "服装", "", "headline"),
		}, Grams: 4}, 0.72, "「内定」「電話」が題名・回答にあり、「服装」が回答の見出しにあります。" +
			"「お断り」は同じ意味の「辞退」が題名に、「取消」は表記ゆれの「取消し」が本文にあります。" +
			"「26卒」は見当たらず、検索した言葉の約7割に当たります。文字の並びも近くなっています。"},
		{&Why{Words: []WhyWord{
			at(rank.AsReading, "naitei", "内定", "body"), at(rank.AsNarrower, "服装", "スーツ", "body"), at(rank.AsNear, "緊張", "不安", "body"),
			at(rank.AsMeant, "内定", "内定辞退", "title"), at(rank.AsMeant, "自体", "内定辞退", "title"),
		}}, 1, "「naitei」は同じ読みの「内定」が本文に、「服装」はその一種の「スーツ」が本文に、「緊張」は近い意味の「不安」が本文に、" +
			"「内定」「自体」は入力の誤りとみた「内定辞退」が題名にあります。"},
		{&Why{Words: []WhyWord{at(rank.AsAdviser, "宮坂", ""), at(rank.AsCategory, "マナー", ""), at(rank.AsCharacters, "ガク", "")}}, 1,
			"「宮坂」は回答したアドバイザーの名前に、「マナー」はカテゴリーの名前に、「ガク」は文字の並びとして質問か回答にあります。"},
		{&Why{Words: []WhyWord{at(rank.AsTerm, "面接", "", "body"), at(rank.AsTerm, "服装", "", "body")}}, 1,
			"「面接」「服装」が本文にあります。検索した言葉はすべてそろっています。"},
		{many, 0.01, "「一」「二」「三」「四」「五」「六」「七」「八」ほか2語は見当たらず、検索した言葉の1割足らずに当たります。"},
	} {
		if got := c.why.text(c.coverage); got != c.want {
			t.Errorf("got\n%s\nwant\n%s", got, c.want)
		}
	}
}
