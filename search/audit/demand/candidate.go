package demand

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"kotae/search"
	"kotae/search/querylog"
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

// gathering is candidates under way.
type gathering struct {
	m       *miner
	cluster *Cluster
	found   map[string]*candidate
}

// add takes note of evidence for a word of the titles, of each kind the best.
func (g *gathering) add(text, evidence string, worth float64) {
	w := g.m.titles.words[text]
	if w == nil || g.m.titles.common(w) || g.isTyped(text) || g.m.thesaurus.Never(g.cluster.Term, text) {
		return
	}
	c := g.found[text]
	if c == nil {
		c = &candidate{w, map[string]float64{}}
		g.found[text] = c
	}
	c.evidence[evidence] = max(c.evidence[evidence], worth)
}

// isTyped reports a word that the queries have themselves.
func (g *gathering) isTyped(text string) bool {
	return slices.ContainsFunc(g.cluster.Queries, func(q Query) bool {
		return text == q.term || slices.Contains(strings.Fields(q.rest), text)
	})
}

// byForm looks for what sounds like it, and for what it may be short for.
func (g *gathering) byForm() {
	key, all := g.cluster.Key, g.m.titles
	for _, text := range all.bySound[key] {
		g.add(text, byReading, worthSame)
	}
	for s, texts := range all.bySound {
		if s != key && isSlip(key, s) {
			for _, text := range texts {
				g.add(text, bySlip, worthSlip)
			}
		}
	}
	for _, w := range all.words {
		if worth := abbreviates(g.cluster.Term, key, w, g.m.soundOf); worth > 0 {
			g.add(w.text, byAbbreviation, worth)
		}
	}
}

// byThesaurus looks for the other terms of groups that are looser than equivalence, and for what is equivalent to those.
func (g *gathering) byThesaurus() {
	for _, term := range g.m.looselyBeside(g.cluster.Term) {
		g.add(term, byThesaurus, worthSame)
	}
}

// byLog looks at what people did who searched for it.
func (g *gathering) byLog(ctx context.Context) error {
	opened, times := map[string]int{}, 0 // by question
	for _, q := range g.cluster.Queries[:min(len(g.cluster.Queries), maxFollowed)] {
		f, err := g.m.log.Followed(ctx, q.logged, g.m.since)
		if err != nil {
			return err
		}
		for id, n := range f.Opened {
			opened[id] += n
			times += n
		}
		for _, n := range f.Next {
			g.next(&q, n, f.Looked)
		}
		for _, text := range g.m.chosen[querylog.Key(q.Text)] {
			for _, w := range titleWords(g.m.Analyzer, text.Text) {
				g.add(w.text, bySuggestion, map[bool]float64{true: worthSame, false: worthSome}[text.Times > 1])
			}
		}
	}
	return g.opened(opened, times)
}

// maxFollowed is how many queries of a cluster are followed through the log.
const maxFollowed = 20

// opened looks for words that most titles have that were opened.
func (g *gathering) opened(opened map[string]int, times int) error {
	often, titles := map[string]int{}, map[string]int{}
	for id, n := range opened {
		q, err := g.m.service.Question(context.Background(), id)
		if errors.Is(err, search.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		for _, w := range titleWords(g.m.Analyzer, q.Title) {
			often[w.text] += n
			titles[w.text]++
		}
	}
	for text, n := range often {
		switch {
		case times < 2 || 2*n <= times: // what one visitor opened may be a slip of the hand
		case titles[text] > 1:
			g.add(text, byOpened, worthOpened)
		default: // each word of the one title would do
			g.add(text, byOpened, worthSome)
		}
	}
	return nil
}

// What a query must do to count as the way out of another: come after it three times, after three in ten of its searches, and
// five times as often as it would by chance, going by how often it comes elsewhere.
const (
	leastNext   = 3
	shareOfNext = 0.3
	moreOften   = 5
)

// isWayOut reports such a query, of one that was searched for so many times and had so many searches soon after it.
func isWayOut(searches int, n querylog.Next, looked, all int) bool {
	chance := float64(looked) * float64(n.All-n.After) / float64(max(1, all))
	return n.After >= leastNext && float64(n.After) >= shareOfNext*float64(searches) && float64(n.After) >= moreOften*chance
}

func (g *gathering) next(q *Query, n querylog.Next, looked int) {
	if !isWayOut(q.Searches, n, looked, g.m.report.Searches) {
		return
	}
	for _, w := range titleWords(g.m.Analyzer, n.Text) {
		g.add(w.text, byNext, worthNext)
	}
}

// byOtherWords looks for words that stand in the titles that the rest of the query finds.
func (g *gathering) byOtherWords(ctx context.Context) error {
	for _, q := range g.cluster.Queries[:min(len(g.cluster.Queries), maxFollowed)] {
		if q.rest == "" {
			continue
		}
		a, err := g.m.service.Search(ctx, search.Request{Query: q.rest})
		if err != nil {
			return err
		}
		for _, h := range a.Hits {
			for _, w := range titleWords(g.m.Analyzer, h.Title) {
				g.add(w.text, byOtherWords, worthHint)
			}
		}
	}
	return nil
}

// byLetters adds to the evidence of words that share characters with what was typed.
func (g *gathering) byLetters() {
	for _, c := range g.found {
		if shareLetters(g.cluster.Term, c.word.text) {
			c.evidence[byLetters] = worthHint
		}
	}
}
