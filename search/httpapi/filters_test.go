package httpapi_test

import (
	"net/url"
	"testing"

	"kotae/search"
	"kotae/search/httpapi"
)

// TestFiltersAndFacets: every parameter reaches the service.
func TestFiltersAndFacets(t *testing.T) {
	s := newSite(t, httpapi.Options{})
	for query, want := range map[string]search.Request{
		"q=面接&category=ES&category=マナー&year=2025":         {Query: "面接", Filters: map[string][]string{"category": {"ES", "マナー"}, "year": {"2025"}}},
		"status=大学4年生&adviser=高梨 修平&sort=date&per_page=4": {Filters: map[string][]string{"status": {"大学4年生"}, "adviser": {"高梨 修平"}}, Sort: search.ByDate, PerPage: 4},
		"q=面接&facets=category, year&facets=status&why=1":  {Query: "面接", Facets: []string{"category", "year", "status"}, Why: true},
		"sort=date&per_page=3":             {Sort: search.ByDate, PerPage: 3},
		"facets=category&q=":               {Facets: []string{"category"}},
		"q=面接&page=2&why=0&sort=relevance": {Query: "面接", Page: 2},
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		var got search.Answer
		get(t, s.server.URL+"/v1/search?"+values.Encode(), &got)
		answer, err := s.svc.Search(t.Context(), want)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, query, answer, &got)
	}
}
