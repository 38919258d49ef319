// Package demand tells from the query log what people look for and do not find: what no question is about, and what questions
// call by another word.
package demand

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/querylog"
	"kotae/search/thesaurus"
)

// Site is where searches are answered from.
type Site struct {
	Store    *generation.Store
	Analyzer *analysis.Analyzer // of the current index
	Own      []thesaurus.Entry  // the site's own synonyms
}

// Report is what a time's searches lack.
type Report struct {
	Since    time.Time `json:"since,omitzero"` // the first search that is counted
	Searches int       `json:"searches"`       // all of the time
	Failed   int       `json:"failed"`         // those that found nothing, or only what comes closest
	Solved   int       `json:"solved"`         // those among them that would find something by now
	Rare     int       `json:"rare"`           // those that were made too few times to be told
	Clusters []Cluster `json:"clusters"`       // the most frequent first
}

// Cluster is searches for one thing.
type Cluster struct {
	Key      string    `json:"key"`      // the reading of what was not found, by which the cluster is known again
	Term     string    `json:"term"`     // what was not found, as it was most often typed
	Searches int       `json:"searches"` // that found nothing, or only what comes closest
	Zero     int       `json:"zero"`     // those of them that found nothing
	Queries  []Query   `json:"queries"`  // the most frequent first
	Proposal *Proposal `json:"proposal"` // a synonym by which some of the queries find something; null where no question covers them

	unknown bool // Term alone is not found
}

// Query is one query of a cluster.
type Query struct {
	Text     string `json:"query"`
	Searches int    `json:"searches"`
	Zero     int    `json:"zero"`

	gap
	logged querylog.Query
}

// Proposal is a synonym that was tried.
type Proposal struct {
	Term     string   `json:"term"`     // as questions have it
	Kind     string   `json:"kind"`     // of the group in synonyms.tsv: equivalent, near or typo
	Evidence []string `json:"evidence"` // what speaks for it, as Evidence names it
	Queries  int      `json:"queries"`  // of the cluster that then find what they ask for
	Searches int      `json:"searches"` // that these were
	Lines    []string `json:"lines"`    // for synonyms.tsv
}

// Bounds on the work: the queries that fail most often are looked at.
const (
	maxQueries  = 1_000
	maxClusters = 200
)

// Mine reads the log since a time and asks again what failed; the site is asked for only where anything did. It writes nothing.
func Mine(ctx context.Context, log *querylog.Reader, open func() (Site, error), since time.Time) (*Report, error) {
	sum, err := log.Summary(ctx, since)
	if err != nil {
		return nil, err
	}
	failed, err := log.Zero(ctx, since, maxQueries)
	if err != nil {
		return nil, err
	}
	r := &Report{Since: sum.First, Searches: sum.Searches, Failed: sum.Relaxed + sum.Zero, Clusters: []Cluster{}}
	if len(failed) == 0 {
		return r, nil
	}
	site, err := open()
	if err != nil {
		return nil, err
	}
	service, err := site.open(nil)
	if err != nil {
		return nil, err
	}
	defer service.Close()
	m := &miner{Site: site, service: service, log: log, since: since, report: r, known: map[string]bool{}, sounds: map[string]string{}}
	queries, err := m.stillFailing(ctx, failed)
	if err != nil {
		return nil, err
	}
	m.cluster(queries)
	if err := m.propose(ctx); err != nil {
		return nil, err
	}
	return r, nil
}

// miner is Mine under way.
type miner struct {
	Site
	service *search.Service
	log     *querylog.Reader
	since   time.Time
	report  *Report
	known   map[string]bool // whether a text is found by itself

	titles    *titles
	thesaurus *thesaurus.Thesaurus
	groups    map[string][]*thesaurus.Group // by folded term
	chosen    map[string][]querylog.Chosen  // by what was typed, as querylog.Key has it
	sounds    map[string]string             // of parts of titles
}

// soundOf is sound, remembered.
func (m *miner) soundOf(text string) string {
	s, ok := m.sounds[text]
	if !ok {
		s = sound(m.Analyzer, text)
		m.sounds[text] = s
	}
	return s
}

// open answers from the current index with some more synonyms.
func (s *Site) open(more []thesaurus.Entry) (*search.Service, error) {
	t, err := thesaurus.With(slices.Concat(more, s.Own)...)
	if err != nil {
		return nil, err
	}
	service, err := search.Open(s.Store, s.Analyzer, search.Options{Thesaurus: t})
	if err != nil {
		return nil, err
	}
	if status := service.Status(); !status.Ready {
		return nil, errors.Join(fmt.Errorf("what was searched for cannot be asked again: %s", status.Reason), service.Close())
	}
	return service, nil
}

// finds reports whether a query finds what it asks for, as the log has it: strict.
func finds(ctx context.Context, s *search.Service, text string) (bool, *search.Answer, error) {
	a, err := s.Search(ctx, search.Request{Query: text, PerPage: 1})
	var refused *search.RequestError
	if errors.As(err, &refused) { // it was logged when the bounds were others
		return false, &search.Answer{}, nil
	}
	if err != nil {
		return false, nil, err
	}
	return a.Total > 0 && !a.Relaxed, a, nil
}

// stillFailing asks the queries again, and tells what each of them lacks.
func (m *miner) stillFailing(ctx context.Context, failed []querylog.Query) (out []Query, err error) {
	for _, f := range failed {
		found, answer, err := finds(ctx, m.service, f.Text)
		if err != nil {
			return nil, err
		}
		if found {
			m.report.Solved += f.Zero + f.Relaxed
			continue
		}
		q := Query{Text: f.Text, Searches: f.Zero + f.Relaxed, Zero: f.Zero, logged: f}
		if q.gap, err = m.gap(ctx, f.Text, answer.Dropped); err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}
