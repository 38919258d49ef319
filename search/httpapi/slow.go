package httpapi

import (
	"context"
	"net/http"

	"kotae/search"
)

// watched is the context of r for the service, which tells by it of each search that the request makes.
func (a *api) watched(r *http.Request) context.Context {
	return search.Observed(r.Context(), func(o search.Observation) {
		a.metrics.searched(o)
		a.noteSlow(r, o)
	})
}

// noted lets the service tell of the searches that a page makes.
func (a *api) noted(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { pages.ServeHTTP(w, r.WithContext(a.watched(r))) })
}

// noteSlow logs a search that took long, whether it was answered or given up. It is the one place where the log shows what
// was searched for, since nothing else tells why it was slow: its terms, not what was typed. A draft is not shown at all.
func (a *api) noteSlow(r *http.Request, o search.Observation) {
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
