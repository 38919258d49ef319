package generation

import (
	"maps"
	"slices"
)

// The facets of a question, in the order of Columns.Facets.
const (
	Category = iota
	Adviser  // of any of its answers
	Status   // of the asker: 大学4年生
	Year     // in which it was asked, or else updated: 2025
	numFacets
)

// FacetNames are the facets as the API and the query language name them.
var FacetNames = [numFacets]string{"category", "adviser", "status", "year"}

// Facet holds each document's values of one facet as numbers of a sorted list, so that counting and filtering touch no text.
type Facet struct {
	Values   []string // sorted
	Ends     []uint32 // by document: where its ordinals end; they begin where those of the document before end
	Ordinals []uint32 // numbers in Values, ascending within a document
}

// Of returns a document's ordinals.
func (f *Facet) Of(doc uint32) []uint32 {
	from := uint32(0)
	if doc > 0 {
		from = f.Ends[doc-1]
	}
	return f.Ordinals[from:f.Ends[doc]]
}

// NewFacet makes a facet of each document's values, in the order of the documents. "" is no value, and a value named twice
// counts once.
func NewFacet(values [][]string) Facet {
	numbers := map[string]uint32{}
	for _, of := range values {
		for _, v := range of {
			if v != "" {
				numbers[v] = 0
			}
		}
	}
	f := Facet{Values: slices.Sorted(maps.Keys(numbers)), Ends: make([]uint32, 0, len(values))}
	for i, v := range f.Values {
		numbers[v] = uint32(i)
	}
	for _, of := range values {
		from := len(f.Ordinals)
		for _, v := range of {
			if v != "" && !slices.Contains(f.Ordinals[from:], numbers[v]) {
				f.Ordinals = append(f.Ordinals, numbers[v])
			}
		}
		slices.Sort(f.Ordinals[from:])
		f.Ends = append(f.Ends, uint32(len(f.Ordinals)))
	}
	return f
}
