package analysis

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"
)

// class says what a dictionary word does in a sentence, as far as the index cares.
type class uint8

const (
	content    class = iota // a word with meaning: it becomes a term
	function                // a particle, an ending, a mark: never a term
	number                  // 一, 二, 万: joined with its neighbours to one number
	counter                 // 次, 社, 年生: joined to the number before it
	negation                // 不, 無, 逆: joined to the word after it, because alone it would be lost and flip the meaning
	politeness              // お, ご
)

// word is what the analysis needs of one dictionary entry.
type word struct {
	class class
	term  string
	parts []string // of a compound: what it is also found by
}

// dictionary is kagome with the user words, and a memory of what was looked up: the features of an entry are slow to
// read and never change.
type dictionary struct {
	kagome *tokenizer.Tokenizer
	user   map[string]*word
	known  []atomic.Pointer[word] // by the entry's number
}

// systemWords is the number of entries in the IPA dictionary, rounded up.
const systemWords = 400_000

var loadDictionary = sync.OnceValues(func() (*dictionary, error) {
	words, records, err := parseUserWords(userWords)
	if err != nil {
		return nil, err
	}
	user, err := records.NewUserDict()
	if err != nil {
		return nil, err
	}
	kagome, err := tokenizer.New(ipa.Dict(), tokenizer.UserDict(user), tokenizer.OmitBosEos())
	if err != nil {
		return nil, err
	}
	d := &dictionary{kagome: kagome, user: map[string]*word{}, known: make([]atomic.Pointer[word], systemWords)}
	for _, w := range words {
		d.user[w.surface] = &word{term: foldTerm(w.term), parts: w.parts}
	}
	return d, nil
})

// look returns what the analysis needs of a token.
func (d *dictionary) look(t *tokenizer.Token) *word {
	switch t.Class {
	case tokenizer.USER:
		return d.user[t.Surface]
	case tokenizer.KNOWN:
		if t.ID >= len(d.known) {
			return d.read(t)
		}
		if w := d.known[t.ID].Load(); w != nil {
			return w
		}
		w := d.read(t)
		d.known[t.ID].Store(w)
		return w
	}
	return &word{class: unknownClass(t.Surface), term: foldTerm(t.Surface)}
}

func (d *dictionary) read(t *tokenizer.Token) *word {
	w := &word{class: classify(t), term: t.Surface}
	if base, ok := t.BaseForm(); ok && base != "*" {
		w.term = base
	}
	w.term = foldTerm(w.term)
	if w.class == content {
		w.parts = d.compoundParts(t.Surface)
	}
	return w
}

// compoundParts cuts a long dictionary word by kagome's search mode (大学院生: 大学, 院生), so that it is found by them.
func (d *dictionary) compoundParts(surface string) []string {
	if len([]rune(surface)) < 4 || OneScript(surface) != Kanji {
		return nil
	}
	var parts []string
	for _, t := range d.kagome.Analyze(surface, tokenizer.Search) {
		if len([]rune(t.Surface)) < 2 {
			return nil
		}
		parts = append(parts, t.Surface)
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}

func unknownClass(surface string) class {
	for _, r := range surface {
		if ScriptOf(r) != Other {
			return content
		}
	}
	return function
}

// counters are written after numbers but have other classes in the dictionary when the number was set in digits.
const counters = "次 社 人 名 回 年 月 日 年生 歳 割 倍 位 点 分 時間 週間 か月 ヶ月 カ月 円 浪 留 枚 件 度 番 目 つ 階 級 卒"

var isCounter = func() map[string]bool {
	m := map[string]bool{}
	for _, c := range strings.Fields(counters) {
		m[c] = true
	}
	return m
}()

// negations turn a word into its opposite or into something else.
var isNegation = map[string]bool{"不": true, "無": true, "非": true, "未": true, "逆": true, "反": true}

// classify reads a known token's part of speech in the IPA scheme.
func classify(t *tokenizer.Token) class {
	pos, _ := t.FeatureAt(0)
	sub, _ := t.FeatureAt(1)
	switch pos {
	case "助詞", "記号", "フィラー", "接続詞", "その他":
		return function
	case "助動詞":
		if base, _ := t.BaseForm(); base == "ない" || base == "ぬ" {
			return content // 受からない is not 受かる
		}
		return function
	case "動詞", "形容詞":
		if sub != "自立" {
			return function
		}
	case "接頭詞":
		switch {
		case isNegation[t.Surface]:
			return negation
		case t.Surface == "お", t.Surface == "ご", t.Surface == "御", t.Surface == "第":
			return politeness
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

// foldTerm applies the folds that are safe only after cutting.
func foldTerm(term string) string {
	if to, ok := termSpellings[term]; ok {
		return to
	}
	// コンピューター and コンピュータ: a closing long vowel of a word of four characters or more is often left out.
	if s, ok := strings.CutSuffix(term, "ー"); ok && len(term) >= 4*len("ー") && OneScript(term) == Katakana {
		return s
	}
	return term
}

// termSpellings are spellings of one word whose base forms differ.
var termSpellings = map[string]string{
	"無い": "ない", "ぬ": "ない", "良い": "いい", "よい": "いい", "出来る": "できる", "分かる": "わかる", "判る": "わかる",
	"頂く": "いただく", "下さる": "くださる", "後": "あと", "達": "たち",
}
