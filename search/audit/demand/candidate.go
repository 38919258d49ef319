package demand

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// The kinds of evidence that a word of the titles is what was looked for.
const (
	byReading      = "reading"      // it is read alike
	bySlip         = "slip"         // it is read alike but for a slip
	byAbbreviation = "abbreviation" // it is what was abbreviated
	byLetters      = "letters"      // it shares some of its characters
	byOpened       = "opened"       // it stands in the titles that were opened
	bySuggestion   = "suggestion"   // it was suggested while that was typed, and taken
	byNext         = "next"         // it was searched for soon after
	byThesaurus    = "thesaurus"    // a looser group of the thesaurus has both
	byOtherWords   = "other words"  // it stands in titles that the other words of the query find
)

// How much each is worth. A word is tried where its evidence comes to enough: what looks or sounds so, or what two different
// things speak for. These were set by hand on the cases of the tests; that a proposal gains is measured each time.
const (
	enough = 0.6

	worthSame   = 0.7 // read alike, suggested and taken twice, in the thesaurus
	worthSlip   = 0.6
	worthOpened = 0.6 // in two different titles that were opened
	worthNext   = 0.6
	worthSome   = 0.4 // once; or an abbreviation whose parts are not sure
	worthHint   = 0.3
)

// candidate is a word that may stand for what a cluster lacks.
type candidate struct {
	word     *titleWord
	evidence map[string]float64
}

func (c *candidate) worth() (sum float64) {
	for _, name := range slices.Sorted(maps.Keys(c.evidence)) { // floats are added in one order
		sum += c.evidence[name]
	}
	return sum
}

// kinds are those of the groups to try, one after the other. What is another form of the word is the same thing; what people
// did tells that it is related, and only if that gains nothing that it is the same.
func (c *candidate) kinds() []string {
	switch {
	case c.evidence[byReading] > 0 || c.evidence[byAbbreviation] > 0:
		return []string{"equivalent"}
	case c.evidence[bySlip] > 0:
		return []string{"typo"}
	}
	return []string{"near", "equivalent"}
}

// candidates are the words with enough evidence for a cluster, the best first.
func (m *miner) candidates(ctx context.Context, c *Cluster) ([]*candidate, error) {
	g := &gathering{m: m, cluster: c, found: map[string]*candidate{}}
	g.byForm()
	g.byThesaurus()
	for _, gather := range []func(context.Context) error{g.byLog, g.byOtherWords} {
		if err := gather(ctx); err != nil {
			return nil, err
		}
	}
	g.byLetters()
	var out []*candidate
	for _, c := range g.found {
		if c.worth() >= enough-1e-9 {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.worth(), a.worth()), cmp.Compare(a.word.questions, b.word.questions),
			cmp.Compare(len(b.word.text), len(a.word.text)), cmp.Compare(a.word.text, b.word.text))
	})
	return out, nil
}
