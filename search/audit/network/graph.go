package network

import (
	"cmp"
	"slices"
)

// graph is the links between questions that are there.
type graph struct {
	to     []int32 // questions that are linked to, of one question after the other, each once and in order
	ends   []uint32
	listed []bool // some other question links to it
	linked int    // questions that link to any
	parts  sets   // of questions that links connect, whichever way
	sizes  map[int32]int
}

// minLinked is the share of questions that must link to another one before those that do not say anything by themselves:
// below it the export lacks the field.
const minLinked = 0.1

// sparse reports a corpus of which hardly any question links to another.
func (g *links) sparse() bool {
	return float64(g.connect().linked) < minLinked*float64(g.len())
}

// connect makes the graph, when all is read.
func (g *links) connect() *graph {
	if g.graph != nil {
		return g.graph
	}
	slices.SortFunc(g.names, func(a, b named) int {
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.question, b.question))
	})
	r := &graph{listed: make([]bool, g.len()), parts: newSets(g.len()), sizes: map[int32]int{}}
	for n := range g.len() {
		var to []int32
		for _, name := range span(g.out, g.outEnds, n) {
			if other, ok := g.find(name); ok && int(other) != n {
				to = append(to, other)
			}
		}
		slices.Sort(to)
		to = slices.Compact(to)
		for _, other := range to {
			r.listed[other] = true
			r.parts.join(int32(n), other)
		}
		if len(to) > 0 {
			r.linked++
		}
		r.to = append(r.to, to...)
		r.ends = append(r.ends, uint32(len(r.to)))
	}
	for n := range g.len() {
		r.sizes[r.parts.first(int32(n))]++
	}
	g.graph, g.out, g.outEnds = r, nil, nil
	return r
}

// from are the questions that one links to.
func (r *graph) from(n int) []int32 { return span(r.to, r.ends, n) }

// leads reports whether one question links to another.
func (r *graph) leads(from, to int32) bool {
	_, ok := slices.BinarySearch(r.from(int(from)), to)
	return ok
}

// main is the first question of the largest part, the first of several.
func (r *graph) main() (first int32) {
	first = -1
	for part, size := range r.sizes {
		if first < 0 || size > r.sizes[first] || size == r.sizes[first] && part < first {
			first = part
		}
	}
	return first
}
