package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kotae/search/rank"
)

// Group is how many of the questions found have one value of each of several facets.
type Group struct {
	Values    []string // "" where a question has none
	Questions int
}

// CountBy counts the questions that a request finds by the values of facets, generation.FacetNames, each combination that there is:
// the most frequent first, equal ones by their values. A question with several values counts for each; total counts each once.
func (s *Service) CountBy(ctx context.Context, r Request, names ...string) (groups []Group, total int, err error) {
	facets := make([]int, len(names))
	for i, name := range names {
		if facets[i] = facetNumber(name); facets[i] < 0 {
			return nil, 0, &RequestError{"count-by", "there is no facet " + name, "use " + facetNames()}
		}
		if slices.Contains(facets[:i], facets[i]) {
			return nil, 0, &RequestError{"count-by", name + " is there twice", "name each facet once"}
		}
	}
	err = s.all(ctx, r, func(e *engine, _ *plan, found []rank.Hit) error {
		total = len(found)
		groups = e.countBy(found, facets)
		return nil
	})
	return groups, total, err
}

func (e *engine) countBy(found []rank.Hit, facets []int) []Group {
	const none = ^uint32(0)
	counts := map[[4]uint32]int{}
	for _, f := range found {
		combined := [][4]uint32{{}}
		for i, facet := range facets {
			ordinals := e.gen.Columns.Facets[facet].Of(f.Doc)
			if len(ordinals) == 0 {
				ordinals = []uint32{none}
			}
			next := make([][4]uint32, 0, len(combined)*len(ordinals))
			for _, c := range combined {
				for _, o := range ordinals {
					c[i] = o
					next = append(next, c)
				}
			}
			combined = next
		}
		for _, c := range combined {
			counts[c]++
		}
	}
	groups := make([]Group, 0, len(counts))
	for c, n := range counts {
		g := Group{Questions: n, Values: make([]string, len(facets))}
		for i, facet := range facets {
			if c[i] != none {
				g.Values[i] = e.gen.Columns.Facets[facet].Values[c[i]]
			}
		}
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Questions, a.Questions), slices.CompareFunc(a.Values, b.Values, strings.Compare))
	})
	return groups
}
