package search

import (
	"cmp"
	"slices"
	"strings"

	"kotae/indexer/generation"
	"kotae/search/rank"
)

// maxFacetValues is how many values of a facet are told, beside those it is filtered by; an adviser in the ten thousandth
// place helps nobody to choose.
const maxFacetValues = 100

// minFilled is the share of the questions that must have a value of a facet for the facet to be told.
const minFilled = 0.1

// facetNumber is the number of a facet by its name, or -1.
func facetNumber(name string) int { return slices.Index(generation.FacetNames[:], name) }

// facetNames lists the facets there are, as a sentence does.
func facetNames() string {
	last := len(generation.FacetNames) - 1
	return strings.Join(generation.FacetNames[:last], ", ") + " or " + generation.FacetNames[last]
}

// narrow adds a request's filters, facets and order to a plan. A filter of no value but "", as an empty choice of a form is
// sent, filters nothing.
func (e *engine) narrow(p *plan, r *Request) {
	for facet, name := range generation.FacetNames {
		wanted := slices.DeleteFunc(slices.Clone(r.Filters[name]), func(v string) bool { return strings.TrimSpace(v) == "" })
		if len(wanted) > 0 {
			ordinals := e.values[facet].equal(wanted...)
			p.rank.Filters = append(p.rank.Filters, rank.Filter{Facet: facet, Ordinals: ordinals})
			if facet == generation.Adviser {
				p.advisers = append(p.advisers, ordinals...)
			}
		}
		if slices.Contains(r.Facets, name) && e.index.Filled(facet) >= minFilled {
			p.rank.Facets = append(p.rank.Facets, facet)
		}
	}
	p.rank.ByDate = r.Sort == ByDate
}

// facets tells the counts of a query's facets.
func (e *engine) facets(q rank.Query, counts [][]uint32) map[string][]FacetCount {
	if len(q.Facets) == 0 {
		return nil
	}
	out := map[string][]FacetCount{}
	for i, facet := range q.Facets {
		out[generation.FacetNames[facet]] = e.facetCounts(facet, counts[i], chosen(q, facet))
	}
	return out
}

// chosen are the ordinals that a facet is filtered by.
func chosen(q rank.Query, facet int) []uint32 {
	for _, f := range q.Filters {
		if f.Facet == facet {
			return f.Ordinals
		}
	}
	return nil
}

// facetCounts lists the values found, the most frequent first, equal ones in their own order, and all those that the facet
// is filtered by, also where nothing was found.
func (e *engine) facetCounts(facet int, counts []uint32, chosen []uint32) []FacetCount {
	var found []uint32
	for o, n := range counts {
		if n > 0 {
			found = append(found, uint32(o))
		}
	}
	slices.SortFunc(found, func(a, b uint32) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	told := found[:min(len(found), maxFacetValues)]
	for _, o := range chosen {
		if !slices.Contains(told, o) {
			told = append(told, o)
		}
	}
	out := make([]FacetCount, 0, len(told))
	for _, o := range told {
		out = append(out, FacetCount{Value: e.gen.Columns.Facets[facet].Values[o], Count: int(counts[o])})
	}
	return out
}
