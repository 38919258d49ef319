package httpapi

import (
	"net/http"
	"slices"
	"strings"

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
	answer, err := a.svc.Search(a.watched(r), request)
	if err != nil {
		return nil, err
	}
	return withLists(answer), nil
}

// search reads a search from the parameters; the service checks what it asks for.
func (p params) search() (request search.Request, err error) {
	request = search.Request{Query: p.one("q"), Sort: search.Sort(p.one("sort")), Filters: map[string][]string{}}
	for _, name := range generation.FacetNames {
		values, given := p.values[name]
		if slices.Contains(values, "") {
			return request, invalid(name, "it is empty; name a value, or leave the parameter out")
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
	if request.Page, err = p.number("page", 1); err != nil {
		return request, err
	}
	if request.PerPage, err = p.number("per_page", search.DefaultPerPage); err != nil {
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
		if h.Why != nil {
			h.Why = whyWithLists(h.Why)
		}
	}
	return &c
}

func whyWithLists(w *search.Why) *search.Why {
	c := *w
	c.Words = orEmpty(slices.Clone(c.Words))
	for i := range c.Words {
		c.Words[i].Fields = orEmpty(c.Words[i].Fields)
	}
	return &c
}
