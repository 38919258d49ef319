package rank

import (
	"slices"

	"kotae/indexer/generation"
)

// Filter keeps the documents that have one of the values of a facet; without any it keeps none. A query has at most one
// filter of a facet.
type Filter struct {
	Facet    int // as generation.Category
	Ordinals []uint32
}

// inverted are the documents of each value of a facet.
type inverted struct {
	ends []uint32 // by ordinal: where its documents end in docs
	docs []uint32 // ascending within a value
	some int      // documents that have any value
}

func invert(f *generation.Facet) inverted {
	v := inverted{ends: make([]uint32, len(f.Values)+1), docs: make([]uint32, len(f.Ordinals))}
	for _, o := range f.Ordinals {
		v.ends[o+1]++
	}
	for o := range f.Values {
		v.ends[o+1] += v.ends[o]
	}
	for doc := range uint32(len(f.Ends)) {
		of := f.Of(doc)
		for _, o := range of { // each end stands where its value's documents begin, and moves on to where they end
			v.docs[v.ends[o]] = doc
			v.ends[o]++
		}
		if len(of) > 0 {
			v.some++
		}
	}
	v.ends = v.ends[:len(f.Values)]
	return v
}

func (v *inverted) of(ordinal uint32) []uint32 {
	from := uint32(0)
	if ordinal > 0 {
		from = v.ends[ordinal-1]
	}
	return v.docs[from:v.ends[ordinal]]
}

// holders are the documents that have one of several values of a facet, in ascending order.
func (x *Index) holders(facet int, ordinals []uint32) []uint32 {
	switch len(ordinals) {
	case 0:
		return nil
	case 1:
		return x.inverted[facet].of(ordinals[0])
	}
	found := newSet(x.n)
	for _, o := range ordinals {
		found.add(x.inverted[facet].of(o)...)
	}
	return slices.Collect(found.all())
}

// Filled is the share of the questions that have any value of a facet.
func (x *Index) Filled(facet int) float64 {
	return float64(x.inverted[facet].some) / float64(max(x.live, 1))
}

// sieve passes documents through a query's filters and counts the values of those that pass.
type sieve struct {
	filters []filter
	counts  []counter
}

type filter struct {
	facet  int
	column *generation.Facet
	wanted []bool // by ordinal
}

type counter struct {
	facet  int
	column *generation.Facet
	counts []uint32 // by ordinal
}

func (x *Index) sieve(q *Query) *sieve {
	s := &sieve{}
	for _, f := range q.Filters {
		column := &x.gen.Columns.Facets[f.Facet]
		wanted := make([]bool, len(column.Values))
		for _, o := range f.Ordinals {
			wanted[o] = true
		}
		s.filters = append(s.filters, filter{f.Facet, column, wanted})
	}
	for _, f := range q.Facets {
		column := &x.gen.Columns.Facets[f]
		s.counts = append(s.counts, counter{f, column, make([]uint32, len(column.Values))})
	}
	return s
}

// passes reports whether a document passes all filters, and counts it: a facet counts what all filters but its own let
// pass, so that it tells what choosing another of its values would find.
func (s *sieve) passes(doc uint32) bool {
	failed := -1
	for i := range s.filters {
		f := &s.filters[i]
		if slices.ContainsFunc(f.column.Of(doc), func(o uint32) bool { return f.wanted[o] }) {
			continue
		}
		if failed >= 0 {
			return false
		}
		failed = f.facet
	}
	for i := range s.counts {
		if c := &s.counts[i]; failed < 0 || failed == c.facet {
			for _, o := range c.column.Of(doc) {
				c.counts[o]++
			}
		}
	}
	return failed < 0
}

// counted are the counts by facet, in the order they were asked for, and ordinal.
func (s *sieve) counted() [][]uint32 {
	var out [][]uint32
	for _, c := range s.counts {
		out = append(out, c.counts)
	}
	return out
}
