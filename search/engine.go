package search

import (
	"context"
	"math"
	"sync/atomic"
	"time"

	"github.com/maypok86/otter/v2"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/indexer/completion"
	"kotae/indexer/generation"
	"kotae/search/rank"
	"kotae/search/snippet"
)

// engine answers from one generation. It is closed when the service has let go of it and no request uses it any more.
type engine struct {
	gen      *generation.Generation
	index    *rank.Index
	analyzer *analysis.Analyzer
	cutter   *snippet.Cutter
	records  *otter.Cache[string, *corpus.Question] // of the hits that are shown, by id
	weights  rank.Weights
	values   []values // by facet

	lexicon  *lexicon
	wordings atomic.Pointer[wordings]       // replaced where an editor changes the thesaurus
	watched  *atomic.Bool                   // the service's; nil where there is none
	live     atomic.Pointer[completion.Set] // what may be completed beside the generation's own; nil until it is known
	users    atomic.Int64
	decided  atomic.Pointer[decided] // what is in force here
	judged   atomic.Pointer[judged]  // what of the verdicts is
	sweep    *sweep                  // over its questions, for duplicates

	forgotten int // how many of the generation's questions; the service's mu guards it
}

// showShare is the part of the cache, one in so many, that is for the cuts of the sentences that hits show, and again for
// their records.
const showShare = 8

func newEngine(gen *generation.Generation, a *analysis.Analyzer, opts Options) (*engine, error) {
	share := opts.CacheBytes / showShare
	index, err := rank.New(gen, *opts.Weights, opts.CacheBytes-2*share)
	if err != nil {
		return nil, err
	}
	cutter, err := snippet.NewCutter(a, share)
	if err != nil {
		return nil, err
	}
	records, err := newRecords(share)
	if err != nil {
		return nil, err
	}
	words, err := newLexicon(index, a) // now, not in somebody's first search
	if err != nil {
		return nil, err
	}
	e := &engine{gen: gen, index: index, analyzer: a, cutter: cutter, records: records, weights: *opts.Weights, lexicon: words, sweep: newSweep()}
	e.use(opts.Thesaurus)
	for f := range gen.Columns.Facets {
		e.values = append(e.values, newValues(&gen.Columns.Facets[f]))
	}
	e.users.Store(1)
	e.decided.Store(&decided{})
	e.judged.Store(&judged{})
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
	p, err := e.plan(ctx, r.Query)
	if err != nil {
		return nil, err
	}
	p.allow(&r)
	e.narrow(&p, &r)
	if r.isBare() {
		p.rank.Must = rank.All{rank.All{}} // asks nothing of a question
	}
	a := e.newAnswer(r.Query, r.Page, r.PerPage)
	if a.Meant, err = e.didYouMean(ctx, &r, &p); err != nil {
		return nil, err
	}
	if r.Why {
		a.Parsed = p.query.String()
	}
	if p.isEmpty() {
		return a, nil
	}
	found, err := e.index.Search(ctx, p.rank, (r.Page-1)*r.PerPage, r.PerPage)
	if err != nil {
		return nil, tooBroad(err)
	}
	a.Total, a.Relaxed = found.Total, found.Relaxed
	for i, missing := range found.Missing {
		if missing {
			a.Dropped = append(a.Dropped, p.typed[i])
		}
	}
	a.Dropped = append(a.Dropped, p.beyond...)
	a.Facets = e.facets(p.rank, found.Counts)
	if a.Hits, err = e.hits(found.Hits, e.matcher(p), p.advisers...); err != nil {
		return nil, err
	}
	stand, err := e.showPrecise(p, a.Hits)
	if err != nil {
		return nil, err
	}
	if r.Why {
		if err := e.tellWhy(ctx, p, found.Hits, a.Hits, stand); err != nil {
			return nil, err
		}
	}
	a.TookMS = milliseconds(time.Since(started))
	return a, nil
}

func (e *engine) newAnswer(text string, page, perPage int) *Answer {
	return &Answer{
		Query: text, Generation: e.gen.Manifest.Name, Page: page, PerPage: perPage, Dropped: []string{}, Hits: []Hit{},
	}
}

// question reads the canonical record of a question that is not forgotten, by its id or an alias.
func (e *engine) question(id string) (*corpus.Question, error) {
	n, err := e.number(id)
	if err != nil {
		return nil, err
	}
	return readRecord(e.gen, e.gen.Columns.IDs[n])
}

func milliseconds(d time.Duration) float64 {
	return math.Round(float64(d)/float64(time.Millisecond)*1000) / 1000
}
