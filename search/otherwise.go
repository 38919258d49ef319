package search

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"kotae/indexer/analysis"
	"kotae/indexer/completion"
	"kotae/search/rank"
	"kotae/search/thesaurus"
)

// maxAlternatives bounds how many other ways to say a query are looked for.
const maxAlternatives = 96

// wordings is the thesaurus with its texts as this generation's analyser cuts them.
type wordings struct {
	*thesaurus.Thesaurus
	cut     sync.Map                  // alternativeText by text of the thesaurus
	phrases map[string]string         // its texts of several words, by those: 内定を断る is found in 内定は断りたい
	written map[string]string         // its texts as an editor wrote them, where that is not the folded text: 自己PR
	heads   func() []completion.Entry // its groups' names that find something; the first call takes half a second

	likeness func() (*likeness, error) // of questions, by these wordings; the first call takes a second
}

// use puts a thesaurus into force.
func (e *engine) use(t *thesaurus.Thesaurus) {
	w := &wordings{Thesaurus: t, phrases: map[string]string{}, written: map[string]string{}, likeness: e.newLikeness(t)}
	for _, g := range t.Groups() {
		for _, text := range g.Terms {
			if folded := analysis.FoldText(text).Text; folded != text {
				w.written[folded] = text
			}
		}
		if g.Kind == "never" || g.Kind == "typo" {
			continue
		}
		for _, text := range g.Terms {
			text = analysis.FoldText(text).Text
			words, literal := w.wordsOf(e.analyzer, text)
			if len(words) > 1 && len(words) <= maxPhrase || len(words) == 1 && literal == "" {
				w.phrases[phraseKey(words)] = text
			}
		}
	}
	w.heads = sync.OnceValue(func() []completion.Entry { return e.heads(w) })
	e.live.Store(nil)
	e.wordings.Store(w)
}

// maxPhrase is how many words with meaning a phrase of the thesaurus may have to be found by them.
const maxPhrase = 4

func phraseKey(words []rank.Word) string {
	terms := make([]string, len(words))
	for i, w := range words {
		terms[i] = w.Term
	}
	return strings.Join(terms, "\x00")
}

// addSynonyms lets the words of a text be found in what the thesaurus has for them. numbers are those of the words in the
// plan, by where they stand.
func (p *plan) addSynonyms(e *engine, an *analysis.Analysis, numbers map[stretch]int) {
	folded := an.Folded.Text
	known := map[stretch][]thesaurus.Expansion{}
	var places []stretch
	add := func(s stretch, x thesaurus.Expansion) {
		if known[s] == nil {
			places = append(places, s)
		}
		known[s] = append(known[s], x)
	}
	t := e.wordings.Load()
	for _, x := range t.Expand(folded, boundaries(an)) {
		add(stretch{x.From, x.To}, x)
	}
	for _, found := range p.phrasesIn(t, numbers) {
		s, text := found.stretch, found.text
		if known[s] != nil {
			continue
		}
		for _, x := range t.Expand(text, func(at int) bool { return at == 0 || at == len(text) }) {
			add(s, x)
		}
	}
	for _, s := range places {
		p.addWordings(e, folded[s.from:s.to], within(numbers, s.from, s.to), known[s])
	}
}

// addWordings adds the other wordings of a stretch of a query, and what its words mean together if they are several.
func (p *plan) addWordings(e *engine, typed string, words []int, others []thesaurus.Expansion) {
	if len(words) == 0 {
		return
	}
	var concept rank.Concept
	if len(words) > 1 || typed != p.rank.Words[words[0]].Surface { // 内定がない, やりたいことがない
		a := rank.Alternative{Literal: typed, Text: typed, Weight: 1}
		for _, n := range words {
			a.Terms = append(a.Terms, p.rank.Words[n])
		}
		concept = rank.Concept{a}
	}
	for _, x := range others {
		as, weight := e.weighKind(x.Kind)
		a, ok := p.addAlternative(e, words, x.Term, as, weight)
		if ok && len(concept) > 0 && x.Kind == thesaurus.Equivalent {
			concept = append(concept, a)
		}
	}
	if len(concept) > 0 {
		p.rank.Concepts = append(p.rank.Concepts, concept)
	}
}

// phrase is a stretch of a query that is a text of the thesaurus by its words.
type phrase struct {
	stretch
	text string
}

// phrasesIn finds the thesaurus's phrases by their words, whatever stands between those: the longest first, each word in one.
func (p *plan) phrasesIn(t *wordings, numbers map[stretch]int) (found []phrase) {
	places := slices.SortedFunc(maps.Keys(numbers), func(a, b stretch) int { return a.from - b.from })
	for i := 0; i < len(places); {
		n := 1
		for length := min(maxPhrase, len(places)-i); length > 0; length-- {
			words := make([]rank.Word, length)
			for j := range words {
				words[j] = p.rank.Words[numbers[places[i+j]]]
			}
			if text, ok := t.phrases[phraseKey(words)]; ok {
				found = append(found, phrase{stretch{places[i].from, places[i+length-1].to}, text})
				n = length
				break
			}
		}
		i += n
	}
	return found
}

// weighKind tells how the thesaurus's kinds are found and what they count.
func (e *engine) weighKind(k thesaurus.Kind) (rank.Found, float64) {
	switch k {
	case thesaurus.Equivalent:
		return rank.AsSynonym, e.weights.Synonym
	case thesaurus.OneWay:
		return rank.AsNarrower, e.weights.Narrower
	}
	return rank.AsNear, e.weights.Near
}

// addAlternative lets words of the plan be found as another text.
func (p *plan) addAlternative(e *engine, words []int, text string, as rank.Found, weight float64) (a rank.Alternative, ok bool) {
	if len(p.rank.Alternatives) == maxAlternatives {
		return a, false
	}
	if a, ok = p.alternative(e, words, text, as, weight); ok {
		p.rank.Alternatives = append(p.rank.Alternatives, a)
	}
	return a, ok
}

// alternative is another text for words of the plan, unless it is just those words.
func (p *plan) alternative(e *engine, words []int, text string, as rank.Found, weight float64) (a rank.Alternative, ok bool) {
	if len(words) == 0 || weight <= 0 {
		return a, false
	}
	terms, literal := e.wordings.Load().wordsOf(e.analyzer, text)
	if len(terms) == 0 || literal == "" && p.same(words, terms) {
		return a, false
	}
	return rank.Alternative{Words: words, Terms: terms, Literal: literal, Text: text, Weight: weight, As: as}, true
}

// same reports whether words of the plan are just these terms: 内定がない and 内定なし may be cut to the same.
func (p *plan) same(words []int, terms []rank.Word) bool {
	return slices.EqualFunc(words, terms, func(n int, w rank.Word) bool { return p.rank.Words[n].Term == w.Term })
}

// wordsOf is a text's words with meaning, and where those are several the characters as which they stand together.
func (t *wordings) wordsOf(a *analysis.Analyzer, text string) (words []rank.Word, literal string) {
	if found, ok := t.cut.Load(text); ok {
		return found.(alternativeText).words, found.(alternativeText).literal
	}
	an := a.Analyze(text)
	tokens := 0
	for i := range an.Tokens {
		token := &an.Tokens[i]
		if token.Kind == analysis.Part {
			continue
		}
		tokens++
		if token.Kind == analysis.Word && !analysis.IsFiller(token.Term) {
			words = append(words, wordOf(an.Folded.Text, token))
		}
	}
	if tokens > 1 {
		literal = an.Folded.Text
	}
	t.cut.Store(text, alternativeText{words, literal})
	return words, literal
}

// alternativeText is a text of the thesaurus as the ranking finds it.
type alternativeText struct {
	words   []rank.Word
	literal string
}

// boundaries reports where words of a text begin and end.
func boundaries(an *analysis.Analysis) func(at int) bool {
	at := map[int]bool{}
	for _, t := range an.Tokens {
		if t.Kind != analysis.Part {
			at[t.From], at[t.To] = true, true
		}
	}
	return func(i int) bool { return at[i] }
}

// within lists the words that stand in a stretch of a text, by their numbers in the plan, in the order of the text.
func within(numbers map[stretch]int, from, to int) []int {
	var at []stretch
	for s := range numbers {
		if s.from >= from && s.to <= to {
			at = append(at, s)
		}
	}
	slices.SortFunc(at, func(a, b stretch) int { return a.from - b.from })
	var words []int
	for _, s := range at {
		if !slices.Contains(words, numbers[s]) {
			words = append(words, numbers[s])
		}
	}
	return words
}
