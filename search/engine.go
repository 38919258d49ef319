package search

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"sync/atomic"
	"time"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search/rank"
)

// engine answers from one generation. It is closed when the service has let go of it and no request uses it any more.
type engine struct {
	gen      *generation.Generation
	index    *rank.Index
	analyzer *analysis.Analyzer
	weights  rank.Weights
	users    atomic.Int64
}

func newEngine(gen *generation.Generation, a *analysis.Analyzer, opts Options) (*engine, error) {
	index, err := rank.New(gen, *opts.Weights, opts.CacheBytes)
	if err != nil {
		return nil, err
	}
	if _, err := index.Vocabulary(); err != nil { // read now, not in somebody's first search
		return nil, err
	}
	e := &engine{gen: gen, index: index, analyzer: a, weights: *opts.Weights}
	e.users.Store(1)
	return e, nil
}

// release gives back one use; the last one closes the generation.
func (e *engine) release() {
	if e.users.Add(-1) == 0 {
		_ = e.gen.Close() // read-only: nothing can be lost
	}
}

func (e *engine) search(ctx context.Context, r Request) (*Answer, error) {
	started := time.Now()
	p := e.plan(r.Query)
	a := e.newAnswer(r.Query, r.Page, r.PerPage)
	if len(p.rank.Words) == 0 && len(p.rank.Phrases) == 0 { // marks and spaces only
		return a, nil
	}
	found, err := e.index.Search(ctx, p.rank, (r.Page-1)*r.PerPage, r.PerPage)
	if err != nil {
		return nil, err
	}
	a.Total, a.Relaxed = found.Total, found.Relaxed
	for i, missing := range found.Missing {
		if missing {
			a.Dropped = append(a.Dropped, p.typed[i])
		}
	}
	if a.Hits, err = e.hits(found.Hits, e.matcher(p)); err != nil {
		return nil, err
	}
	a.TookMS = milliseconds(time.Since(started))
	return a, nil
}

func (e *engine) newAnswer(text string, page, perPage int) *Answer {
	return &Answer{
		Query: text, Generation: e.gen.Manifest.Name, Page: page, PerPage: perPage, Dropped: []string{}, Hits: []Hit{},
	}
}

// question reads a canonical record.
func (e *engine) question(id string) (*corpus.Question, error) {
	if _, ok := e.gen.Number(id); !ok {
		return nil, fmt.Errorf("%w: %q", ErrNotFound, id)
	}
	return readRecord(e.gen, id)
}

func readRecord(gen *generation.Generation, id string) (*corpus.Question, error) {
	b, err := gen.Record(id)
	if err != nil {
		return nil, err
	}
	var q corpus.Question
	if err := json.Unmarshal(b, &q); err != nil {
		return nil, fmt.Errorf("question %s cannot be read: %w", id, err)
	}
	return &q, nil
}

// Record reads one canonical record from the current generation, without the dictionary that a Service loads.
func Record(store *generation.Store, id string) (q *corpus.Question, err error) {
	gen, err := store.OpenCurrent(analysis.Fingerprint())
	if gen == nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, gen.Close()) }()
	if _, ok := gen.Number(id); !ok {
		return nil, fmt.Errorf("%w: %q", ErrNotFound, id)
	}
	return readRecord(gen, id)
}

func milliseconds(d time.Duration) float64 {
	return math.Round(float64(d)/float64(time.Millisecond)*1000) / 1000
}
