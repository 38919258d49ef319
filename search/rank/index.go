package rank

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/maypok86/otter/v2"
	"github.com/maypok86/otter/v2/stats"

	"kotae/indexer"
	"kotae/indexer/generation"
)

// Index is a generation as the ranking reads it. It keeps decoded postings, up to its cache's size; a generation never
// changes, so nothing in the cache grows old.
type Index struct {
	gen     *generation.Generation
	weights Weights
	n       int        // documents, with the holes
	live    int        // those that are questions
	average [6]float64 // lengths of questions, by field
	cache   *otter.Cache[key, *postings]
	words   vocabulary

	signatures *signatures // nil where Weights.Feedback is 0

	questions set        // the documents that are no holes
	inverted  []inverted // by facet

	accumulators sync.Pool
	hidden       atomic.Int64
	visible      atomic.Pointer[set] // the questions that may be found: all but the hidden ones
}

// key names what is cached. It holds all that the postings depend on beside the generation: whoever asks, and in whatever
// query, gets the same.
type key struct {
	kind kind
	term string
}

type kind uint8

const (
	wordKind kind = iota
	gramKind
	insideKind
	runKind
	phraseKind
	hasKind
	standsKind
	alternativeKind
	documentsKind
	termKind
	titledKind
)

var wordFields = []int{indexer.FieldTitle, indexer.FieldBody, indexer.FieldHeadline, indexer.FieldAnswer}
var gramFields = []int{indexer.FieldTitleGrams, indexer.FieldTextGrams}

// New prepares a generation for ranking. cacheBytes bounds the memory that decoded postings take.
func New(gen *generation.Generation, w Weights, cacheBytes int) (*Index, error) {
	x := &Index{gen: gen, weights: w, n: len(gen.Columns.IDs)}
	x.questions = newSet(x.n)
	for doc := range uint32(x.n) {
		if gen.Columns.Live(doc) {
			x.questions.add(doc)
			x.live++
		}
	}
	x.Hide(nil)
	for f := range gen.Columns.Facets {
		x.inverted = append(x.inverted, invert(&gen.Columns.Facets[f]))
	}
	for f, lengths := range gen.Columns.Lengths {
		sum := 0
		for _, l := range lengths {
			sum += int(l)
		}
		x.average[f] = max(float64(sum)/float64(max(x.live, 1)), 1)
	}
	var err error
	x.cache, err = otter.New(&otter.Options[key, *postings]{
		MaximumWeight: uint64(cacheBytes),
		Weigher: func(k key, p *postings) uint32 {
			return uint32(len(k.term) + 4*cap(p.docs) + 4*cap(p.impact) + 128)
		},
		StatsRecorder: stats.NewCounter(),
	})
	if err != nil {
		return nil, fmt.Errorf("the postings cache cannot be made: %w", err)
	}
	if w.Feedback > 0 {
		if x.signatures, err = x.sign(context.Background()); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// CacheStats tells how a cache of decoded postings does.
type CacheStats struct {
	Hits, Misses, Evictions uint64 // since it was made
	Entries                 int    // lists of postings in it
	Bytes                   uint64 // that they take, about
}

// Cache tells how the index's cache does.
func (x *Index) Cache() CacheStats {
	x.cache.CleanUp() // what was just put in is weighed later, or never where nobody searches
	s := x.cache.Stats()
	return CacheStats{s.Hits, s.Misses, s.Evictions, x.cache.EstimatedSize(), x.cache.WeightedSize()}
}

// word returns the postings of a term in the word fields; none if no document has it.
func (x *Index) word(ctx context.Context, term string) (*postings, error) {
	return x.load(ctx, key{wordKind, term}, func(ctx context.Context) (*postings, error) { return x.decode(ctx, term, wordFields) })
}

// gram returns the postings of a bigram.
func (x *Index) gram(ctx context.Context, gram string) (*postings, error) {
	return x.load(ctx, key{gramKind, gram}, func(ctx context.Context) (*postings, error) { return x.decode(ctx, gram, gramFields) })
}

// load returns what is cached, or makes it, once for all who wait for it. An error is not kept, and a maker whose own
// request was given up does not fail those who wait: one of them makes it again.
func (x *Index) load(ctx context.Context, k key, make func(context.Context) (*postings, error)) (*postings, error) {
	return x.cache.Get(ctx, k, otter.LoaderFunc[key, *postings](func(ctx context.Context, _ key) (*postings, error) {
		p, err := make(ctx)
		if err != nil {
			return nil, err
		}
		return p.trimmed(), nil
	}))
}
