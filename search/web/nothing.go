package web

import (
	"slices"

	"kotae/search"
	"kotae/search/query"
)

// nothingView helps on where nothing was found: each of its links leads to something.
type nothingView struct {
	Unfiltered *countedLink // the search without what is chosen, or nil
	Searches   []countedLink
	Questions  []hitView
	Categories []countedLink
	Near       bool // the categories are near what was typed
	Narrow     bool // the query asks for more than words
}

// countedLink leads to so many questions.
type countedLink struct {
	link
	Count int
}

func newNothingView(t *search.Topics, a address) *nothingView {
	v := &nothingView{Narrow: isNarrow(a.Query), Near: len(t.Searches) > 0 || t.Unfiltered > 0 && a.Query != ""}
	if t.Unfiltered > 0 {
		v.Unfiltered = &countedLink{link{a.Query, a.unfiltered().String()}, t.Unfiltered}
	}
	for _, s := range t.Searches {
		v.Searches = append(v.Searches, countedLink{link{s.Text, address{Query: s.Text}.String()}, s.Total})
	}
	for _, h := range t.Questions {
		v.Questions = append(v.Questions, newHitView(h, address{}))
	}
	v.Categories = categoryLinks(t.Categories)
	return v
}

// categoryLinks lead to the questions of categories.
func categoryLinks(counts []search.FacetCount) []countedLink {
	var links []countedLink
	for _, c := range counts {
		links = append(links, countedLink{link{c.Value, filtered("category", c.Value)}, c.Count})
	}
	return links
}

// isNarrow reports a query of which a part must or must not stand somewhere. Without those parts it may find something.
func isNarrow(text string) bool {
	return slices.ContainsFunc(query.Parse(text).Clauses, func(c query.Clause) bool {
		return c.Phrase || c.Not || c.Field != "" || len(c.Any) > 0
	})
}
