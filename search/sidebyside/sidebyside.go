// Package sidebyside marks what two texts share and where they differ, for who reads them beside each other: sentence by sentence,
// and within sentences that go together word by word.
package sidebyside

import (
	"strings"

	"kotae/indexer/analysis"
)

// Kind says what a part of a text is beside the other text.
type Kind string

// The kinds. A word that only asks or joins is Plain where it stands among words that differ anyway.
const (
	Plain     Kind = ""
	Shared    Kind = "shared"    // the sentence beside it has it too
	Different Kind = "different" // only this sentence has it
	Meaning   Kind = "meaning"   // the other text says it in other words
)

// Part is a piece of a sentence.
type Part struct {
	Text string
	Kind Kind
}

// Sentence is one of a text; the parts of all of them together are the text.
type Sentence struct {
	Parts  []Part
	Beside bool // a sentence of the other text goes with it
	Equal  bool // … and says the same, letter by letter but for width and case
}

// MaxSentences bounds how many sentences of a text are compared; those after stand alone.
const MaxSentences = 80

// Texts compares two texts. meant are stretches of the one and the other that say much the same: the sentences that they stand in are
// marked where none of the other text goes with them.
func Texts(a *analysis.Analyzer, left, right string, meant [][2]string) (l, r []Sentence) {
	x, y := cut(a, left), cut(a, right)
	with := align(x, y)
	beside := map[int]bool{}
	for i, j := range with {
		beside[j] = true
		for _, m := range meant {
			if j < 0 && strings.Contains(x[i].text, m[0]) {
				x[i].meanAll()
			}
		}
	}
	for j := range y {
		for _, m := range meant {
			if !beside[j] && strings.Contains(y[j].text, m[1]) {
				y[j].meanAll()
			}
		}
	}
	return show(x, y, with)
}

// Titles compares two titles, which are one sentence each. meant are stretches of the one and the other, as analysis.FoldText writes
// them, that mean the same.
func Titles(a *analysis.Analyzer, left, right string, meant [][2]string) (l, r []Part) {
	x, y := whole(a, left), whole(a, right)
	x.compare(&y)
	for _, m := range meant {
		x.mean(left, m[0])
		y.mean(right, m[1])
	}
	alike := similarity(&x, &y)
	x.tidy(alike)
	y.tidy(alike)
	return x.parts(), y.parts()
}

// sentence is one with its tokens and what each of them is.
type sentence struct {
	text    string
	folded  string
	tokens  []token
	telling map[string]bool // the terms that tell something, once they are asked for: each sentence is compared with many
}

// token is a piece of a sentence; it reaches to the next one.
type token struct {
	term     string
	from, to int // bytes of the sentence
	tells    bool
	kind     Kind
}

// whole is a text as one sentence.
func whole(a *analysis.Analyzer, text string) sentence {
	an := a.Analyze(text)
	return sentenceOf(&an, text, 0, len(text), &an.Tokens)
}

// cut cuts a text into sentences.
func cut(a *analysis.Analyzer, text string) (out []sentence) {
	an := a.Analyze(text)
	left := an.Tokens
	at := 0
	spans := analysis.Sentences(an.Folded.Text)
	for i, s := range spans {
		_, end := an.Folded.Original(s[0], s[1])
		if i == len(spans)-1 {
			end = len(text)
		}
		if end > at {
			out = append(out, sentenceOf(&an, text, at, end, &left))
			at = end
		}
	}
	return out
}

// sentenceOf takes the tokens that begin before an end.
func sentenceOf(an *analysis.Analysis, text string, from, to int, left *[]analysis.Token) sentence {
	s := sentence{text: text[from:to], folded: strings.TrimSpace(analysis.FoldText(text[from:to]).Text)}
	for ; len(*left) > 0 && (*left)[0].Start < to; *left = (*left)[1:] {
		t := &(*left)[0]
		if n := len(s.tokens); t.Kind == analysis.Part || t.Start < from || n > 0 && t.Start-from < s.tokens[n-1].to {
			continue
		}
		s.tokens = append(s.tokens, token{t.Term, t.Start - from, min(t.End, to) - from, t.Kind == analysis.Word && !analysis.IsFiller(t.Term), Plain})
	}
	return s
}

// mean marks a stretch, or words with spaces between, that the other text says in other words.
func (s *sentence) mean(text, stretch string) {
	folded := analysis.FoldText(text)
	at := strings.Index(folded.Text, stretch)
	if at < 0 && strings.Contains(stretch, " ") {
		for _, word := range strings.Fields(stretch) {
			s.mean(text, word)
		}
	}
	if stretch == "" || at < 0 {
		return
	}
	from, to := folded.Original(at, at+len(stretch))
	for i := range s.tokens {
		if t := &s.tokens[i]; t.from < to && t.to > from && t.kind != Shared {
			t.kind = Meaning
		}
	}
}

// meanAll marks all that the sentence says.
func (s *sentence) meanAll() {
	for i := range s.tokens {
		s.tokens[i].kind = Meaning
	}
	trim(s.tokens)
}

// parts are the sentence cut where the kind changes; what stands between two tokens of one kind is of it too.
func (s *sentence) parts() (out []Part) {
	add := func(text string, kind Kind) {
		switch n := len(out); {
		case text == "":
		case n > 0 && out[n-1].Kind == kind:
			out[n-1].Text += text
		default:
			out = append(out, Part{text, kind})
		}
	}
	at, last := 0, Plain
	for _, t := range s.tokens {
		between := Plain
		if last == t.kind && at > 0 && strings.TrimSpace(s.text[at:t.from]) == "" {
			between = last
		}
		add(s.text[at:t.from], between)
		add(s.text[t.from:t.to], t.kind)
		at, last = t.to, t.kind
	}
	add(s.text[at:], Plain)
	return out
}
