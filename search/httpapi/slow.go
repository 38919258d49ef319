package httpapi

import (
	"cmp"
	"context"
	"maps"
	"net/http"
	"slices"

	"kotae/search"
)

// watched lets run ask the service, which tells of it by the context. asked is what the log tells of the request where that
// is slow.
func (a *api) watched(r *http.Request, asked []any, run func(context.Context) (*search.Answer, error)) (any, error) {
	answer, err := run(search.Observed(r.Context(), func(o search.Observation) {
		a.metrics.searched(o)
		a.noteSlow(r, o, asked)
		a.noteQuery(r, o)
	}))
	if err != nil {
		return nil, err
	}
	return withLists(answer), nil
}

// noted lets the service tell of the searches that a page makes.
func (a *api) noted(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		pages.ServeHTTP(w, r.WithContext(search.Observed(r.Context(), func(o search.Observation) {
			a.metrics.searched(o)
			a.noteSlow(r, o, nil)
			a.noteQuery(r, o)
		})))
	})
}

// asked is a search as the log tells it: how much there was to do, without a word that was typed.
func asked(r *search.Request) []any {
	return []any{"page", r.Page, "per_page", r.PerPage, "sort", cmp.Or(r.Sort, search.ByRelevance),
		"filters", orEmpty(slices.Sorted(maps.Keys(r.Filters))), "facets", orEmpty(r.Facets), "why", r.Why}
}

// noteSlow logs a search that took long, whether it was answered or given up. It is the one place where the log shows what
// was searched for, since nothing else tells why it was slow: its terms, not what was typed. A draft is not shown at all.
func (a *api) noteSlow(r *http.Request, o search.Observation, asked []any) {
	if a.options.Slow <= 0 || o.Took < a.options.Slow {
		return
	}
	attrs := []any{"kind", o.Kind}
	switch o.Kind {
	case search.KindSearch:
		attrs = append(attrs, "terms", shownTerms(o.Terms()))
	case search.KindRelated:
		attrs = append(attrs, "question", clip(o.Question))
	}
	if o.Err != nil {
		attrs = append(attrs, "error", o.Err)
	} else {
		attrs = append(attrs, "outcome", o.Outcome)
	}
	if attrs = append(attrs, asked...); o.Err == nil {
		attrs = append(attrs, "total", o.Total)
	}
	x := exchangeOf(r)
	a.log.Warn("slow search", append(attrs, "route", x.route, "path", shownPath(r),
		"ms", float64(o.Took.Microseconds())/1000, "request_id", x.id)...)
}

// shownTerms clips long terms: hundreds of letters without a space are one.
func shownTerms(terms []string) []string {
	for i, t := range terms {
		terms[i] = clip(t)
	}
	return terms
}
