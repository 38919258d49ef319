package rank

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/maypok86/otter/v2"

	"kotae/indexer"
	"kotae/indexer/generation"
)

// postings are the documents that have a term, in ascending order, each with its impact: BM25F's term frequency, that is
// the sum over the fields of weight × tf / (1 − b + b × length / average length), after Robertson and Zaragoza, "The
// Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.5. It depends on nothing but the generation, so
// it is computed once.
type postings struct {
	docs   []uint32
	impact []float32
}

func (p *postings) has(doc uint32) bool {
	_, ok := slices.BinarySearch(p.docs, doc)
	return ok
}

// scaled is the same documents with other impacts; postings are shared, so they are never changed.
func (p *postings) scaled(by float64) *postings {
	out := &postings{docs: p.docs, impact: make([]float32, len(p.impact))}
	for i, v := range p.impact {
		out.impact[i] = v * float32(by)
	}
	return out
}

// Index is a generation as the ranking reads it. It keeps decoded postings, up to its cache's size; a generation never
// changes, so nothing in the cache grows old.
type Index struct {
	gen     *generation.Generation
	weights Weights
	n       int
	average [6]float64 // lengths, by field
	cache   *otter.Cache[key, *postings]
	words   vocabulary

	accumulators sync.Pool
}

// key names what is cached: a term of the word fields, of the gram fields, or a literal's documents.
type key struct {
	kind kind
	term string
}

type kind uint8

const (
	wordKind kind = iota
	gramKind
	insideKind
	literalKind
	runKind
	phraseKind
)

var wordFields = []int{indexer.FieldTitle, indexer.FieldBody, indexer.FieldHeadline, indexer.FieldAnswer}
var gramFields = []int{indexer.FieldTitleGrams, indexer.FieldTextGrams}

// New prepares a generation for ranking. cacheBytes bounds the memory that decoded postings take.
func New(gen *generation.Generation, w Weights, cacheBytes int) (*Index, error) {
	x := &Index{gen: gen, weights: w, n: len(gen.Columns.IDs)}
	for f, lengths := range gen.Columns.Lengths {
		sum := 0
		for _, l := range lengths {
			sum += int(l)
		}
		x.average[f] = max(float64(sum)/float64(max(x.n, 1)), 1)
	}
	var err error
	x.cache, err = otter.New(&otter.Options[key, *postings]{
		MaximumWeight: uint64(cacheBytes),
		Weigher:       func(k key, p *postings) uint32 { return uint32(len(k.term) + 8*len(p.docs) + 128) },
	})
	if err != nil {
		return nil, fmt.Errorf("the postings cache cannot be made: %w", err)
	}
	return x, nil
}

// word returns the postings of a term in the word fields; none if no document has it.
func (x *Index) word(ctx context.Context, term string) (*postings, error) {
	return x.load(ctx, key{wordKind, term}, func(ctx context.Context) (*postings, error) { return x.decode(ctx, term, wordFields) })
}

// gram returns the postings of a bigram.
func (x *Index) gram(ctx context.Context, gram string) (*postings, error) {
	return x.load(ctx, key{gramKind, gram}, func(ctx context.Context) (*postings, error) { return x.decode(ctx, gram, gramFields) })
}

func (x *Index) load(ctx context.Context, k key, make func(context.Context) (*postings, error)) (*postings, error) {
	return x.cache.Get(ctx, k, otter.LoaderFunc[key, *postings](func(ctx context.Context, _ key) (*postings, error) {
		return make(ctx)
	}))
}

// decode reads a term's postings of several fields and adds up their impacts.
func (x *Index) decode(ctx context.Context, term string, fields []int) (*postings, error) {
	out := &postings{}
	for _, f := range fields {
		p, err := x.decodeField(ctx, term, f)
		if err != nil {
			return nil, fmt.Errorf("the postings of %q cannot be read: %w", term, err)
		}
		out = merge(out, p, sum)
	}
	return out, nil
}

func (x *Index) decodeField(ctx context.Context, term string, f int) (*postings, error) {
	r, err := x.gen.Reader.TermFieldReader(ctx, []byte(term), indexer.FieldNames[f], true, false, false)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	count := r.Count()
	p := &postings{docs: make([]uint32, 0, count), impact: make([]float32, 0, count)}
	w, lengths := x.weights.Fields[f], x.gen.Columns.Lengths[f]
	doc, err := r.Next(nil)
	for ; err == nil && doc != nil; doc, err = r.Next(doc) {
		n := uint32(doc.ID.Value())
		norm := 1 - w.B + w.B*float64(lengths[n])/x.average[f]
		p.docs = append(p.docs, n)
		p.impact = append(p.impact, float32(w.Weight*float64(doc.Freq)/norm))
	}
	return p, err
}

// merge unites two lists; both gives the impact of a document that is in both.
func merge(a, b *postings, both func(a, b float32) float32) *postings {
	switch {
	case len(a.docs) == 0:
		return b
	case len(b.docs) == 0:
		return a
	}
	out := &postings{docs: make([]uint32, 0, len(a.docs)+len(b.docs)), impact: make([]float32, 0, len(a.docs)+len(b.docs))}
	i, j := 0, 0
	for i < len(a.docs) || j < len(b.docs) {
		switch {
		case j == len(b.docs) || i < len(a.docs) && a.docs[i] < b.docs[j]:
			out.docs, out.impact = append(out.docs, a.docs[i]), append(out.impact, a.impact[i])
			i++
		case i == len(a.docs) || b.docs[j] < a.docs[i]:
			out.docs, out.impact = append(out.docs, b.docs[j]), append(out.impact, b.impact[j])
			j++
		default:
			out.docs, out.impact = append(out.docs, a.docs[i]), append(out.impact, both(a.impact[i], b.impact[j]))
			i, j = i+1, j+1
		}
	}
	return out
}

func sum(a, b float32) float32 { return a + b }

func higher(a, b float32) float32 { return max(a, b) }
