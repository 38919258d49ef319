package duplicates

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// word is one word of a text that says something.
type word struct {
	term     string
	negated  bool // 受からない
	passive  bool // 聞かれる, 退職させられる: what others do
	from, to int  // bytes of the folded text
	sentence int
	parts    []string // by which it is also known: 履歴 of 履歴書
}

// key is what two words must share to be the same.
func (w *word) key() string {
	k := w.term
	if w.passive {
		k += "\x01"
	}
	if w.negated {
		k += "\x02"
	}
	return k
}

// wordsOf lists the words of an analysed text, each negation and passive with the word that it belongs to.
func wordsOf(an *analysis.Analysis) []word {
	var out []word
	text := an.Folded.Text
	ends := analysis.Sentences(text)
	sentence, joined := 0, false // whether the last word, with its endings, reaches up to here
	idle := idleNegations(text)
	for i := range an.Tokens {
		t := &an.Tokens[i]
		for sentence < len(ends)-1 && t.From >= ends[sentence][1] {
			sentence++
		}
		for len(idle) > 0 && t.From >= idle[0][1] {
			idle = idle[1:]
		}
		if len(idle) > 0 && t.From >= idle[0][0] {
			joined = false
			continue
		}
		last := len(out) - 1
		adjacent := last >= 0 && joined && i > 0 && an.Tokens[i-1].To >= t.From
		switch {
		case t.Kind == analysis.Part:
			if last >= 0 && out[last].from == t.From {
				out[last].parts = append(out[last].parts, t.Term)
			}
		case t.Term == "ない" && adjacent && inflects(out[last].term):
			out[last].negated, out[last].to = !out[last].negated, t.To
		case t.Kind == analysis.Function && aspects[t.Term]:
			out = append(out, word{term: t.Term, from: t.From, to: t.To, sentence: sentence})
			joined = true
		case t.Kind == analysis.Function:
			joined = adjacent && endings[t.Term]
			// られる of 受けられる is as often what one can do.
			if joined && (passives[t.Term] || t.Term == "られる" && out[last].passive) {
				out[last].passive, out[last].to = true, t.To
			}
		default:
			out = append(out, word{term: t.Term, from: t.From, to: t.To, sentence: sentence})
			joined = true
		}
	}
	// What is turned around in 参加しない and 解雇される is the noun.
	for i := 1; i < len(out); i++ {
		if w, noun := &out[i], &out[i-1]; w.term == "する" && (w.negated || w.passive) && noun.to == w.from {
			noun.negated, noun.passive, noun.to = w.negated, w.passive, w.to
			w.negated = false
		}
	}
	return slices.DeleteFunc(out, func(w word) bool { return hollow[w.term] && !w.negated })
}

// inflects reports a term that may be a verb or an adjective, which a negation turns around; a noun's (お金ない) is a word by itself.
func inflects(term string) bool {
	r, _ := utf8.DecodeLastRuneInString(term)
	return analysis.ScriptOf(r) == analysis.Hiragana
}

// endings stand between a verb and its negation.
var endings = setOf("たい れる られる せる させる ます て で てる とく ちゃう いる くる いく しまう おる")

// hollow are verbs that say nothing by themselves, neither in a text nor in a phrase, unless they are negated: 何もしていない.
var hollow = setOf("する なる いる ある おる しまう くださる いただく ござる 致す いたす")

// passives turn around who does it: 聞かれる, 退職させられる.
var passives = setOf("れる せる させる")

// aspects are what the index leaves out but tells one matter from another: 送った後, 落ち続ける, 書き直す.
var aspects = setOf("直す なおす 続ける つづける すぎる 過ぎる まくる そびれる 始める あと 前 ばかり しか")

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// fillerShare is what a word counts that stands in every question: it tells 聞く from 多い, but no more.
const fillerShare = 0.3

// aspectShare is what one of the aspects counts.
const aspectShare = 0.15

func share(term string) float64 {
	switch {
	case aspects[term]:
		return aspectShare
	case analysis.IsFiller(term):
		return fillerShare
	}
	return 1
}

// base is the verb that a term may be the potential form of: 断れる, 断る; "" where it is none. Of verbs that are none of these
// (受ける) it makes a word that stands nowhere.
func base(term string) string {
	stem, ok := strings.CutSuffix(term, "る")
	last, size := utf8.DecodeLastRuneInString(stem)
	i := strings.IndexRune("えけげせてねべめれ", last)
	if !ok || i < 0 || size == len(stem) {
		return ""
	}
	return stem[:len(stem)-size] + "うくぐすつぬぶむる"[i:i+size]
}

// id names a term, a concept or a kanji in a few bytes, the same in every run. That two have the same one by chance is
// so rare that it changes no figure.
type id uint32

func idOf(kind byte, text string) id {
	const offset, prime = 2166136261, 16777619 // FNV-1a
	h := (uint32(offset) ^ uint32(kind)) * prime
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * prime
	}
	return id(h)
}

// The kinds of id.
const (
	aTerm     = 't'
	aConcept  = 'c'
	aKanji    = 'k'
	aSet      = 's'
	aCategory = 'y'
	anAnswer  = 'n'
)
