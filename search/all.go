package search

import (
	"context"
	"errors"
	"iter"

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
