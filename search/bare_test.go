package search_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"kotae/search"
)

// TestWithoutQuery: what to count, or the newest, is asked of all questions; without anything there is nothing to look for.
func TestWithoutQuery(t *testing.T) {
	svc := sampleService(t)
	for _, r := range []search.Request{
		{Sort: search.ByDate}, {Query: " \u3000", Sort: search.ByDate}, {Facets: []string{"category"}}, {Filters: map[string][]string{"year": {""}}, Facets: []string{"year", "status"}},
	} {
		r.PerPage = 100
		a, err := svc.Search(context.Background(), r)
		if err != nil {
			t.Fatalf("%+v: %v", r, err)
		}
		if a.Total != 160 || len(a.Hits) != 100 || a.Relaxed || len(a.Facets) != len(r.Facets) {
			t.Fatalf("%+v finds %d, shows %d, relaxed %v, facets %v", r, a.Total, len(a.Hits), a.Relaxed, a.Facets)
		}
		if !slices.IsSortedFunc(a.Hits, func(a, b search.Hit) int { return strings.Compare(b.Asked, a.Asked) }) {
			t.Errorf("%+v: not the newest first", r)
		}
		if h := a.Hits[0]; h.Coverage != 1 || len(h.TitleMarks) != 0 || len(h.Snippets) == 0 {
			t.Errorf("%+v: the first hit is %+v", r, h)
		}
	}
	for _, r := range []search.Request{
		{}, {Query: " \u3000"}, {Why: true, Page: 2}, {Sort: search.ByRelevance}, {Filters: map[string][]string{"year": {"", " "}}},
	} {
		var bad *search.RequestError
		if a, err := svc.Search(context.Background(), r); !errors.As(err, &bad) || bad.Param != "q" || !r.AsksNothing() {
			t.Errorf("%+v: %+v, %v", r, a, err)
		}
	}
	if a, err := svc.Search(context.Background(), search.Request{Query: "。、！？", Sort: search.ByDate}); err != nil || a.Total != 0 {
		t.Errorf("marks are no words, and find %+v, %v", a, err)
	}
}
