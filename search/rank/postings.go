package rank

import (
	"context"
	"fmt"
	"slices"

	"kotae/indexer"
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

// trimmed gives back the room that merging reserved and did not need: the cache keeps postings for long.
func (p *postings) trimmed() *postings {
	if cap(p.docs) <= len(p.docs)+len(p.docs)/4 && cap(p.impact) <= len(p.impact)+len(p.impact)/4 {
		return p
	}
	return &postings{docs: slices.Clone(p.docs), impact: slices.Clone(p.impact)}
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

// union merges any number of lists, in halves, so that a long list is not copied again for each short one.
func union(lists []*postings, both func(a, b float32) float32) *postings {
	switch n := len(lists); n {
	case 0:
		return &postings{}
	case 1:
		return lists[0]
	default:
		return merge(union(lists[:n/2], both), union(lists[n/2:], both), both)
	}
}

// intersect returns the documents that are in both lists.
func intersect(a, b []uint32) []uint32 {
	out := make([]uint32, 0, min(len(a), len(b)))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			out = append(out, a[i])
			i, j = i+1, j+1
		}
	}
	return out
}

// without returns the documents of a that are not in b.
func without(a, b []uint32) []uint32 {
	out := make([]uint32, 0, len(a))
	j := 0
	for _, doc := range a {
		for j < len(b) && b[j] < doc {
			j++
		}
		if j == len(b) || b[j] != doc {
			out = append(out, doc)
		}
	}
	return out
}

func sum(a, b float32) float32 { return a + b }

func higher(a, b float32) float32 { return max(a, b) }
