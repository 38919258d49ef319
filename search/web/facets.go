package web

import (
	"slices"
	"strings"

	"kotae/indexer/generation"
	"kotae/search"
)

// How many values of a facet are shown at once, and how many more on demand. Rarer ones narrow hardly anything, and can be
// searched for.
const (
	facetShown = 8
	facetMore  = 24
)

// facetView is one list of values to narrow the results by.
type facetView struct {
	Name   string // カテゴリ
	Values []valueView
	More   []valueView
}

// valueView is one value; its link chooses it, or takes it back.
type valueView struct {
	link
	Count  int
	Chosen bool
}

// chip is a value that is chosen; its link takes it back.
type chip struct {
	Facet string
	link
}

// facetLabels are the names of the facets for visitors, in the order of the page.
var facetLabels = []struct{ facet, label string }{
	{generation.FacetNames[generation.Category], "カテゴリ"},
	{generation.FacetNames[generation.Adviser], "アドバイザー"},
	{generation.FacetNames[generation.Status], "相談者"},
	{generation.FacetNames[generation.Year], "質問の年"},
}

// shownValue is a facet's value as visitors read it.
func shownValue(facet, value string) string {
	if facet == generation.FacetNames[generation.Year] && !strings.HasSuffix(value, "年") {
		return value + "年"
	}
	return value
}

// newFacetViews lists what the results can be narrowed by. A facet of which all results have each value is left out.
func newFacetViews(a address, answer *search.Answer) []facetView {
	var views []facetView
	for _, f := range facetLabels {
		counts := answer.Facets[f.facet]
		narrows := slices.ContainsFunc(counts, func(c search.FacetCount) bool { return c.Count < answer.Total })
		if len(counts) == 0 || !narrows && len(a.Filters[f.facet]) == 0 {
			continue
		}
		if f.facet == generation.FacetNames[generation.Year] {
			counts = slices.SortedFunc(slices.Values(counts), func(a, b search.FacetCount) int { return strings.Compare(b.Value, a.Value) })
		}
		v := facetView{Name: f.label}
		for i, c := range counts {
			value := valueView{link: link{Text: shownValue(f.facet, c.Value)}, Count: c.Count, Chosen: a.has(f.facet, c.Value)}
			if value.Path = a.with(f.facet, c.Value).String(); value.Chosen {
				value.Path = a.without(f.facet, c.Value).String()
			}
			switch {
			case value.Chosen, i < facetShown, len(counts) == facetShown+1: // "more" for one more is no help
				v.Values = append(v.Values, value)
			case len(v.More) < facetMore:
				v.More = append(v.More, value)
			}
		}
		views = append(views, v)
	}
	return views
}

// newChips lists the values that are chosen.
func newChips(a address) []chip {
	var chips []chip
	for _, f := range facetLabels {
		for _, value := range a.Filters[f.facet] {
			chips = append(chips, chip{f.label, link{shownValue(f.facet, value), a.without(f.facet, value).String()}})
		}
	}
	return chips
}
