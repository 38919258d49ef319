package httpapi

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"kotae/indexer/decisions"
	"kotae/indexer/generation"
	"kotae/search"
)

// search answers /v1/search.
func (a *api) search(r *http.Request) (any, error) {
	p, err := readParams(r, []string{"q", "page", "per_page", "sort", "why"}, append(generation.FacetNames[:], "facets")...)
	if err != nil {
		return nil, err
	}
	request, err := p.search()
	if err != nil {
		return nil, err
	}
	if require(r, decisions.Editor) == nil {
		request.Looks, request.Patterns = search.EditorLooks, true
	}
	return a.watched(r, asked(&request), func(ctx context.Context) (*search.Answer, error) { return a.svc.Search(ctx, request) })
}

// search reads a search from the parameters; the service checks what it asks for.
func (p params) search() (request search.Request, err error) {
	request = search.Request{Query: p.one("q"), Sort: search.Sort(p.one("sort")), Filters: map[string][]string{}}
	if p.values.Has("sort") && request.Sort == "" {
		return request, invalid("sort", fmt.Sprintf("it is empty; use %s or %s, or leave it out", search.ByRelevance, search.ByDate))
	}
	for _, name := range generation.FacetNames {
		values, given := p.values[name]
		for _, value := range values {
			if strings.TrimSpace(value) == "" {
				return request, invalid(name, "it is empty; name a value, or leave the parameter out")
			}
		}
		if given {
			request.Filters[name] = values
		}
	}
	for _, list := range p.values["facets"] {
		for name := range strings.SplitSeq(list, ",") {
			if name = strings.TrimSpace(name); !slices.Contains(request.Facets, name) {
				request.Facets = append(request.Facets, name)
			}
		}
	}
	if request.AsksNothing() {
		return request, &problem{Type: "/problems/missing-parameter", Title: "Missing parameter", Status: http.StatusBadRequest,
			Parameter: "q", Known: p.known, Detail: "q: say what to search for, for example /v1/search?q=面接+逆質問, filter by " +
				strings.Join(generation.FacetNames[:], ", ") + ", or count facets; sort=date lists all questions"}
	}
	if request.Page, err = p.number("page", 1, pageRange); err != nil {
		return request, err
	}
	if request.PerPage, err = p.number("per_page", search.DefaultPerPage, perPageRange); err != nil {
		return request, err
	}
	request.Why, err = p.yes("why")
	return request, err
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
		if h.Answer != nil {
			answer := *h.Answer
			answer.HeadlineMarks = orEmpty(answer.HeadlineMarks)
			h.Answer = &answer
		}
		if h.Why != nil {
			h.Why = whyWithLists(h.Why)
		}
	}
	return &c
}

func whyWithLists(w *search.Why) *search.Why {
	c := *w
	c.Words, c.Precise = orEmpty(slices.Clone(c.Words)), slices.Clone(c.Precise)
	for i := range c.Words {
		c.Words[i].Fields = orEmpty(c.Words[i].Fields)
	}
	return &c
}
