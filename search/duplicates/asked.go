package duplicates

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// quoted is what somebody else asks: 「質問はありますか」と言われた.
var quoted = regexp.MustCompile(`[「『][^」』]*[」』]`)

// told is a sentence that ends by telling something, and no question that is embedded in it is asked: どこになるか心配.
var told = mustPattern(`(?:[てで]いる|[てで]います|ました|[^い]た|ない|ません|心配|不安|怖い|つらい|たい)(?:です)?[!。…\s]*$`)

// wondered is one that does ask.
var wondered = mustPattern(`(?:わから|分から|知り|教え|迷|悩|困|決め|聞きたい|気になる)` + "[ぁ-ん]*[!。…\\s]*$")

// asked is what a text asks: its intents, and the spans of the folded text that do nothing but ask.
type asked struct {
	intents Intents
	spans   [][2]int
}

// readIntents looks at each sentence of a folded text.
func readIntents(folded string) (a asked) {
	folded = quoted.ReplaceAllStringFunc(folded, func(s string) string {
		return strings.Repeat("・", len(s)/len("・")) + strings.Repeat("-", len(s)%len("・"))
	})
	for _, s := range analysis.Sentences(folded) {
		a.read(folded[s[0]:s[1]], s[0])
	}
	return a
}

func (a *asked) read(sentence string, at int) {
	var own Intents
	embedded := told.MatchString(sentence) && !wondered.MatchString(sentence)
	for i := range intentRules {
		r := &intentRules[i]
		m := r.turn.find(sentence)
		if m == nil || embedded && wh.Has(r.intent) {
			continue
		}
		if r.intent < allIntents {
			own |= 1 << r.intent
		}
		if !r.keeps {
			group := m[len(m)-2:]
			a.spans = append(a.spans, [2]int{at + group[0], at + group[1]})
		}
	}
	if own&wh == 0 && !embedded && asksSomething.MatchString(sentence) {
		own |= 1 << Name
	}
	if own == 0 && (asksOpenly.MatchString(sentence) || endsInNoun(sentence) && !hurts.MatchString(sentence)) {
		own = 1 << Open
	}
	if own == 0 && asksAnything.MatchString(sentence) {
		own = 1 << Fact
	}
	if own == 0 {
		for i := range endsIn {
			if r := &endsIn[i]; r.turn.MatchString(sentence) {
				own |= 1 << r.intent
				break
			}
		}
	}
	if own&pointed != 0 {
		own &^= besides
	}
	if own&anyQuestion != 1<<Open {
		own &^= 1 << Open // 撮り方を教えてください asks how
	}
	a.intents |= own
}

// covers reports whether a span of the text does nothing but ask.
func (a *asked) covers(from, to int) bool {
	for _, s := range a.spans {
		if from >= s[0] && to <= s[1] {
			return true
		}
	}
	return false
}

// endsInNoun reports a title that names no more than what it is about: 面接の服装.
func endsInNoun(sentence string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(sentence, "!。…・ 」』)\n"))
	switch analysis.ScriptOf(r) {
	case analysis.Kanji, analysis.Katakana, analysis.Latin:
		return true
	}
	return false
}
