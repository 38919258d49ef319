package duplicates

import (
	"cmp"
	"math"
	"slices"
)

// Reason is one thing that speaks for or against two questions being one.
type Reason struct {
	Kind ReasonKind `json:"kind"`
	// Texts are what the kind is about. Where both questions have a part in it, the first is of the one, the second of the other.
	Texts []string `json:"texts,omitempty"`
	Share float64  `json:"share,omitempty"` // of SharedTerms the information of the titles, else how much alike, from 0 to 1
}

// ReasonKind says what a reason is.
type ReasonKind string

// The kinds of reason, in the order in which they are given.
const (
	SameText      ReasonKind = "same_text"      // title and body are equal but for marks, width and case
	Veto          ReasonKind = "veto"           // they mean these two, which are different things
	OtherNumber   ReasonKind = "other_number"   // these numbers differ
	SharedTerms   ReasonKind = "shared_terms"   // both titles have these words
	SameMeaning   ReasonKind = "same_meaning"   // what the one title says, the other says so
	SameIntent    ReasonKind = "same_intent"    // both ask for this (an Intent's name)
	OtherIntent   ReasonKind = "other_intent"   // the one asks for this, the other for that
	Negated       ReasonKind = "negated"        // only one negates these words
	Passive       ReasonKind = "passive"        // of these words, who does it is turned around
	OnlyFirst     ReasonKind = "only_first"     // only the first title has these words
	OnlySecond    ReasonKind = "only_second"    // only the second has
	SameMatter    ReasonKind = "same_matter"    // what each tells of most, the other tells of above all too
	AlikeSentence ReasonKind = "alike_sentence" // these sentences of the bodies say much the same
	AlikeBodies   ReasonKind = "alike_bodies"   // the bodies are about the same
	AlikeAnswers  ReasonKind = "alike_answers"  // the answers say much the same
	PastedAnswer  ReasonKind = "pasted_answer"  // an adviser gave both the same answer
	Categories    ReasonKind = "categories"     // they are in the same categories
)

// From which share a reason is worth telling.
const (
	tellSentence   = 0.45
	tellBodies     = 0.2
	tellAnswers    = 0.15
	tellCategories = 0.5
	tellWeight     = 0.15 // of a word that only one title has
	maxAligned     = 3    // sentences
)

// Reasons tells what speaks for and against.
func (v Verdict) Reasons() (out []Reason) {
	a, b := v.a, v.b
	add := func(kind ReasonKind, share float64, texts ...string) {
		out = append(out, Reason{kind, texts, math.Round(share*100) / 100})
	}
	if a.SameText(b) {
		add(SameText, 1)
	}
	found := align(&a.title, &b.title)
	contrasts(&a.title, &b.title, &found, func(x, y *axisValue) {
		texts := []string{a.title.say(x.units), b.title.say(y.units)}
		if !slices.ContainsFunc(out, func(r Reason) bool { return slices.Equal(r.Texts, texts) }) {
			add(Veto, 0, texts...)
		}
	})
	if differ, x, y := numbers(&a.title, &b.title); x != nil {
		add(Veto, 0, x.number+x.counter, y.number+y.counter)
	} else if differ {
		add(OtherNumber, 0)
	}
	out = append(out, words(&a.title, &b.title, &found)...)
	out = append(out, intents(a.title.asked, b.title.asked)...)
	out = append(out, turned(&a.title, &b.title, &found)...)
	if v.Basis >= Bodies {
		x, y := &a.askedChief, &b.askedChief
		if v.Basis == Answers {
			x, y = &a.toldChief, &b.toldChief
		}
		if x.agree(y) == 1 {
			add(SameMatter, 0)
		}
		out = append(out, sentences(a.sentences, b.sentences)...)
		if c := cosine(a.body, b.body); c >= tellBodies {
			add(AlikeBodies, c)
		}
	}
	if c := cosine(a.answers, b.answers); v.Basis == Answers && c >= tellAnswers {
		add(AlikeAnswers, c)
	}
	if common(a.given, b.given) > 0 {
		add(PastedAnswer, 1)
	}
	if n := len(a.categories) + len(b.categories); n > 0 {
		if c := 2 * float64(common(a.categories, b.categories)) / float64(n); c >= tellCategories {
			add(Categories, c)
		}
	}
	return out
}

func intents(a, b Intents) (out []Reason) {
	if both := a & b; both != 0 {
		for _, i := range both.List() {
			out = append(out, Reason{Kind: SameIntent, Texts: []string{i.String()}})
		}
		return out
	}
	if relate(a, b) == unlike {
		return []Reason{{Kind: OtherIntent, Texts: []string{a.String(), b.String()}}}
	}
	return nil
}

func turned(a, b *title, found *alignment) (out []Reason) {
	n, v := turns(a, b, found)
	if n {
		out = append(out, Reason{Kind: Negated})
	}
	if v {
		out = append(out, Reason{Kind: Passive})
	}
	return out
}

// sentences are those of two bodies that say much the same, the most alike first.
func sentences(a, b []sentence) (out []Reason) {
	for i := range a {
		for j := range b {
			if c := cosine(a[i].bag, b[j].bag); c >= tellSentence {
				out = append(out, Reason{AlikeSentence, []string{a[i].text, b[j].text}, math.Round(c*100) / 100})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Reason) int { return cmp.Compare(y.Share, x.Share) })
	return out[:min(len(out), maxAligned)]
}
