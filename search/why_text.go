package search

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"kotae/indexer/analysis"
	"kotae/search/query"
	"kotae/search/rank"
)

// closeGrams is the share of a score from which bigrams make a text that stands close to what was typed.
const closeGrams = 0.3

// maxNamed is how many words of one kind are named.
const maxNamed = 8

// text tells in Japanese why a hit is there, given the share of the query that it has.
func (w *Why) text(coverage float64) string {
	if len(w.Words) == 0 {
		return "指定した条件に合っています。" + w.precise()
	}
	var there, instead, lacking []string
	sum := w.Grams + w.Together + w.Title
	for _, g := range alike(w.Words) {
		first := g[0]
		sum += score(g)
		switch rank.Found(first.Found) {
		case rank.Lacking:
			lacking = append(lacking, quoted(g))
		case rank.AsTerm:
			there = append(there, quoted(g)+"が"+places(first.Fields)+"に")
		default:
			instead = append(instead, quoted(g)+"は"+otherwise(&first)+"に")
		}
	}
	var out strings.Builder
	if len(there) > 0 {
		out.WriteString(strings.Join(there, "あり、") + "あります。")
	}
	if len(instead) > 0 {
		out.WriteString(strings.Join(instead, "、") + "あります。")
	}
	switch share := shareOf(coverage); {
	case len(lacking) > 0:
		out.WriteString(strings.Join(lacking, "") + "は見当たらず、検索した言葉の" + share + "に当たります。")
	case coverage < 1:
		out.WriteString("検索した言葉の" + share + "に当たります。")
	case len(instead) == 0 && len(w.Words) > 1:
		out.WriteString("検索した言葉はすべてそろっています。")
	}
	if sum > 0 && w.Grams/sum >= closeGrams {
		out.WriteString("文字の並びも近くなっています。")
	}
	return out.String() + w.precise()
}

// precise tells where what was asked for precisely stands.
func (w *Why) precise() string {
	var out strings.Builder
	for _, p := range w.Precise[:min(len(w.Precise), maxNamed)] {
		switch where := places(p.Fields); p.Mode {
		case string(query.Lemma):
			fmt.Fprintf(&out, "「%s」が活用形を含めて%sに%dか所あります。", p.Text, where, p.Times)
		case string(query.Exact):
			fmt.Fprintf(&out, "「%s」がこの表記のまま%sに%dか所あります。", p.Text, where, p.Times)
		default:
			fmt.Fprintf(&out, "正規表現「%s」に合う文字列が%sに%dか所あります。", p.Text, where, p.Times)
		}
	}
	return out.String()
}

// alike groups words that a hit has in the same way and place, each group where its first word stands.
func alike(words []WhyWord) (groups [][]WhyWord) {
	for _, w := range words {
		i := slices.IndexFunc(groups, func(g []WhyWord) bool {
			return g[0].Found == w.Found && g[0].Via == w.Via && slices.Equal(g[0].Fields, w.Fields)
		})
		if i < 0 {
			groups = append(groups, nil)
			i = len(groups) - 1
		}
		groups[i] = append(groups[i], w)
	}
	return groups
}

func score(words []WhyWord) (sum float64) {
	for _, w := range words {
		sum += w.Score
	}
	return sum
}

// otherwise tells how and where a hit has a word that is not there as a word of its own.
func otherwise(w *WhyWord) string {
	via, where := "「"+w.Via+"」が", places(w.Fields)
	switch rank.Found(w.Found) {
	case rank.AsAdviser:
		return "回答したアドバイザーの名前"
	case rank.AsCategory:
		return "カテゴリーの名前"
	case rank.AsVariant:
		return "表記ゆれの" + via + where
	case rank.AsReading:
		return "同じ読みの" + via + where
	case rank.AsSynonym:
		return "同じ意味の" + via + where
	case rank.AsNarrower:
		return "その一種の" + via + where
	case rank.AsNear:
		return "近い意味の" + via + where
	case rank.AsMeant:
		return "入力の誤りとみた" + via + where
	}
	return "文字の並びとして" + where
}

// quoted names words as they were typed; with the form that the index has, where that is another.
func quoted(words []WhyWord) string {
	var out strings.Builder
	for _, w := range words[:min(len(words), maxNamed)] {
		out.WriteString("「" + w.Word + "」")
		if w.Found == string(rank.AsTerm) && analysis.FoldText(w.Word).Text != w.Term {
			out.WriteString("（" + w.Term + "）")
		}
	}
	if more := len(words) - maxNamed; more > 0 {
		fmt.Fprintf(&out, "ほか%d語", more)
	}
	return out.String()
}

// places names fields for an editor.
func places(fields []string) string {
	names := map[string]string{"title": "題名", "body": "本文", "headline": "回答の見出し", "answer": "回答"}
	var out []string
	for _, f := range fields {
		if name, ok := names[f]; ok {
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return "質問か回答"
	}
	return strings.Join(out, "・")
}

// shareOf is a share in tenths.
func shareOf(share float64) string {
	switch tenths := int(math.Round(share * 10)); {
	case tenths < 1:
		return "1割足らず"
	case tenths > 9:
		return "ほぼすべて"
	default:
		return fmt.Sprintf("約%d割", tenths)
	}
}
