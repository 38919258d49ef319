package analysis

import (
	"strings"

	"github.com/ikawaha/kagome/v2/tokenizer"
)

// class says what a dictionary word does in a sentence, as far as the index cares.
type class uint8

const (
	content  class = iota // a word with meaning: it becomes a term
	function              // a particle, an ending, a mark, a polite お: never a term
	number                // 一, 二, 万: joined with its neighbours to one number
	counter               // 次, 社, 年生: joined to the number before it
	negation              // 不, 無, 逆: joined to the word after it, because alone it would be lost and flip the meaning
)

// counters are written after numbers but have other classes in the dictionary when the number was set in digits.
var counters = set(`次 社 人 名 回 年 月 日 年生 歳 才 割 倍 位 点 時 分 時間 週間 か月 ヶ月 カ月 円 浪 留 枚 件 度 番 目 つ
	階 級 卒 代 字`)

// numberedWords are the counters that the dictionary also has in one word with a number: 一人, 十月.
var numberedWords = set("人 つ 月 日 年 回 度 浪 留")

// negations turn a word into its opposite or into something else.
var negations = set("不 無 非 未 逆 反")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// classify reads a known token's part of speech in the IPA scheme.
func classify(t *tokenizer.Token) class {
	pos, _ := t.FeatureAt(0)
	sub, _ := t.FeatureAt(1)
	switch pos {
	case "助詞", "記号", "フィラー", "接続詞", "その他":
		return function
	case "助動詞":
		if !isNegative(t) {
			return function
		}
	case "動詞":
		// 承諾しかねる is not 承諾する. 働きやすい and 働きにくい are adjectives, of which none is dropped.
		if base, _ := t.BaseForm(); sub != "自立" && base != "かねる" && base != "兼ねる" {
			return function
		}
	case "接頭詞":
		switch {
		case negations[t.Surface]:
			return negation
		case t.Surface == "お", t.Surface == "ご", t.Surface == "御", t.Surface == "第":
			return function
		}
	case "名詞":
		third, _ := t.FeatureAt(2)
		switch {
		case sub == "数" && numeral(t.Surface):
			return number
		case sub == "接尾" && third == "助数詞":
			return counter
		case sub == "非自立", sub == "特殊":
			return function
		}
	}
	return content
}

// isNegative reports the endings that negate: 受からない, 知らぬ, 受けません.
func isNegative(t *tokenizer.Token) bool {
	if pos, _ := t.FeatureAt(0); pos != "助動詞" {
		return false
	}
	switch base, _ := t.BaseForm(); base {
	case "ない", "ぬ", "ん":
		return true
	}
	return false
}

func unknownClass(surface string) class {
	for _, r := range surface {
		if ScriptOf(r) != Other {
			return content
		}
	}
	return function
}
