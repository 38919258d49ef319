package search

import (
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/indexer/kana"
	"kotae/search/rank"
	"kotae/search/spelling"
)

// Words of two verbs of which the second was left in kana, and which no dictionary knows so: 引きとめ, 申しこみ.

// addStems lets a word that the corpus does not have, or two neighbouring words, be found as the one word that they are where
// that has kanji for more of it, or is a verb.
func (p *plan) addStems(e *engine, an *analysis.Analysis, numbers map[stretch]int) {
	folded := an.Folded.Text
	for i := range an.Tokens {
		a := &an.Tokens[i]
		first, had := numbers[stretch{a.From, a.To}]
		if !had || len(kanjiOf(folded[a.From:a.To])) == 0 {
			continue
		}
		if !e.index.Holds(a.Term) {
			p.addStem(e, folded[a.From:a.To], a.Term, first)
		}
		if i+1 == len(an.Tokens) || an.Tokens[i+1].From != a.To {
			continue
		}
		b := &an.Tokens[i+1]
		if second, has := numbers[stretch{b.From, b.To}]; has && kana.IsKana(folded[b.From:b.To]) {
			p.addStem(e, folded[a.From:b.To], folded[a.From:a.To]+b.Term, first, second)
		}
	}
}

// addStem lets words of the plan, typed as a stem, be found as what that is a form of.
func (p *plan) addStem(e *engine, typed, verb string, words ...int) {
	var found []string
	for _, form := range formsOfStem(typed, verb) {
		if form != p.rank.Words[words[0]].Term && e.index.Holds(form) {
			found = appendNew(found, form)
		}
		for _, v := range e.variantsOf(form) {
			if v.Kind == spelling.Written {
				found = appendNew(found, v.Term)
			}
		}
	}
	if len(found) == 0 {
		return
	}
	concept := rank.Concept{{Literal: typed, Text: typed, Weight: 1}}
	for _, n := range words {
		concept[0].Terms = append(concept[0].Terms, p.rank.Words[n])
	}
	for _, term := range found {
		v := rank.Alternative{Terms: []rank.Word{{Term: term, Weight: 1}}, Text: term, Weight: e.weights.Variant, As: rank.AsVariant}
		p.offer(v, words...)
		concept = append(concept, v)
	}
	if len(words) > 1 { // one word needs no second score for being one
		p.rank.Concepts = append(p.rank.Concepts, concept)
	}
}

// formsOfStem lists what a stem may be a form of: itself as a noun, the verb as the analyser has it, and those that end in る
// or in the u-row (申しこみ: 申しこむ).
func formsOfStem(stem, verb string) []string {
	forms := appendNew([]string{stem}, verb)
	last, size := utf8.DecodeLastRuneInString(stem)
	if !kana.IsKana(string(last)) {
		return forms
	}
	forms = appendNew(forms, stem+"る")
	if i := strings.IndexRune(iRow, last); i >= 0 {
		forms = appendNew(forms, stem[:len(stem)-size]+uRow[i:i+size])
	}
	return forms
}

// The kana in which the stem of a verb ends, and those in which its dictionary form does.
const (
	iRow = "いきぎしちにびみり"
	uRow = "うくぐすつぬぶむる"
)

func appendNew(list []string, s string) []string {
	for _, had := range list {
		if had == s {
			return list
		}
	}
	return append(list, s)
}
