package httpapi

import (
	"net/http"

	"kotae/search"
)

var suggestRange = numberRange{search.MaxSuggestions, "is out of range; use 1 to 20"}

// suggest answers /v1/suggest: how what stands in a search box may go on.
func (a *api) suggest(r *http.Request) (any, error) {
	p, err := readParams(r, []string{"q", "n"})
	if err != nil {
		return nil, err
	}
	if !p.values.Has("q") {
		return nil, &problem{Type: "/problems/missing-parameter", Title: "Missing parameter", Status: http.StatusBadRequest,
			Parameter: "q", Known: p.known, Detail: "q: give what stands in the search box, for example /v1/suggest?q=めんs"}
	}
	n, err := p.number("n", search.DefaultSuggestions, suggestRange)
	if err != nil {
		return nil, err
	}
	return a.svc.Suggest(r.Context(), search.SuggestRequest{Query: p.one("q"), N: n})
}
