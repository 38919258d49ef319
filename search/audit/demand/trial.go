package demand

import (
	"context"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"

	"kotae/search"
	"kotae/search/querylog"
	"kotae/search/thesaurus"
)

// rounds is how many synonyms are tried for a cluster. In a round one of each cluster is tried, all in one thesaurus: each
// round opens the index once, which takes a second and more where it is large.
const rounds = 4

// attempt is a synonym to try.
type attempt struct {
	*candidate
	kind string
}

// propose looks for synonyms of what the clusters lack, and keeps those that gain.
func (m *miner) propose(ctx context.Context) (err error) {
	waiting := map[int][]attempt{}
	if !slices.ContainsFunc(m.report.Clusters, func(c Cluster) bool { return c.unknown }) {
		return nil
	}
	if err := m.prepare(ctx); err != nil {
		return err
	}
	for i := range m.report.Clusters {
		c := &m.report.Clusters[i]
		if !c.unknown {
			continue
		}
		found, err := m.candidates(ctx, c)
		if err != nil {
			return err
		}
		for _, f := range found {
			for _, kind := range f.kinds() {
				waiting[i] = append(waiting[i], attempt{f, kind})
			}
		}
	}
	for range rounds {
		if err := m.round(ctx, waiting); err != nil {
			return err
		}
	}
	return nil
}

// prepare reads what candidates come from.
func (m *miner) prepare(ctx context.Context) (err error) {
	if m.titles, err = readTitles(ctx, &m.Site); err != nil {
		return err
	}
	if m.thesaurus, err = thesaurus.With(m.Own...); err != nil {
		return err
	}
	m.groups = looseGroups(m.thesaurus)
	all, err := m.log.Chosen(ctx, m.since)
	m.chosen = map[string][]querylog.Chosen{}
	for _, c := range all {
		key := querylog.Key(c.Typed)
		m.chosen[key] = append(m.chosen[key], c)
	}
	return err
}

// round tries the next attempt of each cluster without a proposal.
func (m *miner) round(ctx context.Context, waiting map[int][]attempt) error {
	trying := map[int]attempt{}
	var entries []thesaurus.Entry
	for i := range m.report.Clusters {
		if len(waiting[i]) == 0 {
			continue
		}
		c := &m.report.Clusters[i]
		trying[i], waiting[i] = waiting[i][0], waiting[i][1:]
		entries = append(entries, group(c, c.terms(nil), trying[i])...)
	}
	if len(trying) == 0 {
		return nil
	}
	service, err := m.open(entries)
	if err != nil {
		return err
	}
	defer service.Close()
	for i := range m.report.Clusters {
		if a, ok := trying[i]; ok {
			if err := m.try(ctx, service, &m.report.Clusters[i], a); err != nil {
				return err
			}
			if m.report.Clusters[i].Proposal != nil {
				delete(waiting, i)
			}
		}
	}
	return nil
}

// try asks a cluster's queries again, and proposes the synonym where any of them now finds what it asks for.
func (m *miner) try(ctx context.Context, service *search.Service, c *Cluster, a attempt) error {
	p := &Proposal{Term: a.word.text, Kind: a.kind, Evidence: slices.Sorted(maps.Keys(a.evidence))}
	gains := map[string]bool{} // queries
	for _, q := range c.Queries {
		found, _, err := finds(ctx, service, q.Text)
		if err != nil {
			return err
		}
		if found {
			gains[q.Text] = true
			p.Queries++
			p.Searches += q.Searches
		}
	}
	if p.Queries == 0 {
		return nil
	}
	for _, e := range group(c, c.terms(gains), a) {
		p.Lines = append(p.Lines, e.Group+"\t"+e.KindName+"\t"+e.Term)
	}
	c.Proposal = p
	return nil
}

// maxTerms is how many ways to write a term go into one group.
const maxTerms = 10

// terms are the ways in which a cluster's term was typed, of all queries or of some.
func (c *Cluster) terms(of map[string]bool) (out []string) {
	for _, q := range c.Queries {
		if (of == nil || of[q.Text]) && q.unknown && !slices.Contains(out, q.term) && len(out) < maxTerms {
			out = append(out, q.term)
		}
	}
	return out
}

// group are the lines of synonyms.tsv that a proposal comes to.
func group(c *Cluster, terms []string, a attempt) (out []thesaurus.Entry) {
	h := fnv.New32a()
	_, _ = h.Write([]byte(c.Key))
	add := func(kind, term string) {
		out = append(out, thesaurus.Entry{File: "proposed", Line: 1, Group: fmt.Sprintf("demand-%08x", h.Sum32()), KindName: kind, Term: term, Columns: 3})
	}
	if a.kind == "typo" {
		add("typo_canon", a.word.text)
		for _, t := range terms {
			add("typo", t)
		}
		return out
	}
	add(a.kind, a.word.text)
	for _, t := range terms {
		add(a.kind, t)
	}
	return out
}
