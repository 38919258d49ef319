package httpapi

import (
	"net/http"
	"slices"
	"strings"

	"kotae/search"
)

// search answers /v1/search.
func (a *api) search(r *http.Request) (any, error) {
	known := []string{"q", "page", "per_page"}
	p, err := readParams(r, known...)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(p["q"]) == "" {
		return nil, &problem{Type: "/problems/missing-parameter", Title: "Missing parameter",
			Status: http.StatusBadRequest, Parameter: "q", Known: known,
			Detail: "q: say what to search for, for example /v1/search?q=面接+逆質問"}
	}
	page, err := p.number("page", 1)
	if err != nil {
		return nil, err
	}
	perPage, err := p.number("per_page", search.DefaultPerPage)
	if err != nil {
		return nil, err
	}
	answer, err := a.svc.Search(r.Context(), search.Request{Query: p["q"], Page: page, PerPage: perPage})
	if err != nil {
		return nil, err
	}
	return withLists(answer), nil
}

// withLists replaces nil lists by empty ones: a caller may loop over each without looking. It leaves a as it is, since
// the service may keep it.
func withLists(a *search.Answer) *search.Answer {
	c := *a
	c.Dropped = orEmpty(c.Dropped)
	c.Hits = orEmpty(slices.Clone(c.Hits))
	for i := range c.Hits {
		h := &c.Hits[i]
		h.TitleMarks = orEmpty(h.TitleMarks)
		h.Categories = orEmpty(h.Categories)
		h.Snippets = orEmpty(slices.Clone(h.Snippets))
		for j := range h.Snippets {
			h.Snippets[j].Marks = orEmpty(h.Snippets[j].Marks)
		}
	}
	return &c
}
