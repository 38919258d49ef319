package search

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"strings"

	"kotae/corpus"
	"kotae/search/rank"
)

// Match is one question of All.
type Match struct {
	Question  *corpus.Question // not to be changed
	Score     float64
	Coverage  float64
	Canonical string              // as Hit.Canonical
	Hit       func() (Hit, error) // with marks and snippets, which cost some 0.3 ms; only good until the next match
}

// All yields every question that a request finds, in its order: the pages and facets of the request do not count, and what may have been
// meant is not looked for. Of each match only its place is held, 72 bytes; questions are read one at a time. An error ends it.
func (s *Service) All(ctx context.Context, r Request) iter.Seq2[*Match, error] {
	return func(yield func(*Match, error) bool) {
		err := s.all(ctx, r, func(e *engine, p *plan, found []rank.Hit) error {
			m := e.matcher(*p)
			judged := e.judged.Load()
			for _, f := range found {
				if err := ctx.Err(); err != nil {
					return err
				}
				q, err := readRecord(e.gen, f.ID)
				if err != nil {
					return err
				}
				match := &Match{Question: q, Score: f.Score, Coverage: f.Coverage}
				if r := judged.representative(f.Doc); r != f.Doc {
					match.Canonical = e.gen.Columns.IDs[r]
				}
				match.Hit = func() (Hit, error) {
					hits, err := e.hits([]rank.Hit{f}, m, p.advisers...)
					if err == nil {
						_, err = e.showPrecise(*p, hits)
					}
					if err != nil {
						return Hit{}, err
					}
					return hits[0], nil
				}
				if !yield(match, nil) {
					return errStopped
				}
			}
			return nil
		})
		if err != nil && err != errStopped {
			yield(nil, err)
		}
	}
}

// errStopped ends a loop whose caller wants no more.
var errStopped = errors.New("no more is wanted")

// all finds all that matches and hands it on while the generation stays open.
func (s *Service) all(ctx context.Context, r Request, take func(*engine, *plan, []rank.Hit) error) error {
	r.Page, r.PerPage, r.Facets = 0, 0, nil
	if err := r.check(); err != nil {
		return err
	}
	e, err := s.acquire()
	if err != nil {
		return err
	}
	defer e.release()
	p, found, err := e.findAll(ctx, &r)
	if err != nil {
		return err
	}
	return take(e, p, found)
}

func (e *engine) findAll(ctx context.Context, r *Request) (*plan, []rank.Hit, error) {
	p, err := e.plan(ctx, r.Query)
	if err != nil {
		return nil, nil, err
	}
	p.allow(r)
	e.narrow(&p, r)
	if r.isBare() {
		p.rank.Must = rank.All{rank.All{}}
	}
	if p.isEmpty() {
		return &p, nil, nil
	}
	found, err := e.index.Search(ctx, p.rank, 0, len(e.gen.Columns.IDs))
	if err != nil {
		return nil, nil, tooBroad(err)
	}
	return &p, found.Hits, nil
}

// Group is how many of the questions found have one value of each of several facets.
type Group struct {
	Values    []string // "" where a question has none
	Questions int
}

// CountBy counts the questions that a request finds by the values of facets, generation.FacetNames, each combination that there is:
// the most frequent first, equal ones by their values. A question with several values counts for each; total counts each once.
func (s *Service) CountBy(ctx context.Context, r Request, names ...string) (groups []Group, total int, err error) {
	facets := make([]int, len(names))
	for i, name := range names {
		if facets[i] = facetNumber(name); facets[i] < 0 {
			return nil, 0, &RequestError{"count-by", "there is no facet " + name, "use " + facetNames()}
		}
	}
	err = s.all(ctx, r, func(e *engine, _ *plan, found []rank.Hit) error {
		total = len(found)
		groups = e.countBy(found, facets)
		return nil
	})
	return groups, total, err
}

func (e *engine) countBy(found []rank.Hit, facets []int) []Group {
	const none = ^uint32(0)
	counts := map[[4]uint32]int{}
	for _, f := range found {
		combined := [][4]uint32{{}}
		for i, facet := range facets {
			ordinals := e.gen.Columns.Facets[facet].Of(f.Doc)
			if len(ordinals) == 0 {
				ordinals = []uint32{none}
			}
			next := make([][4]uint32, 0, len(combined)*len(ordinals))
			for _, c := range combined {
				for _, o := range ordinals {
					c[i] = o
					next = append(next, c)
				}
			}
			combined = next
		}
		for _, c := range combined {
			counts[c]++
		}
	}
	groups := make([]Group, 0, len(counts))
	for c, n := range counts {
		g := Group{Questions: n, Values: make([]string, len(facets))}
		for i, facet := range facets {
			if c[i] != none {
				g.Values[i] = e.gen.Columns.Facets[facet].Values[c[i]]
			}
		}
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Questions, a.Questions), slices.CompareFunc(a.Values, b.Values, strings.Compare))
	})
	return groups
}
