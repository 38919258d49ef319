package demand

import (
	"context"
	"slices"
	"strings"

	"kotae/search"
)

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
