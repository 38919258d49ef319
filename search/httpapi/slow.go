package httpapi

import (
	"net/http"
	"time"
)

// maxSlowQuery is how much of a slow query the log shows, in code points: what makes a search slow shows early.
const maxSlowQuery = 200

// noteSlow logs a search that took long, whether it was answered or given up. It is the one place where the log shows what
// was searched for: nothing else tells why it was slow.
func (a *api) noteSlow(r *http.Request, query string, took time.Duration) {
	if a.options.Slow <= 0 || took < a.options.Slow {
		return
	}
	x := exchangeOf(r)
	a.log.Warn("slow search", "query", clipTo(query, maxSlowQuery), "route", x.route, "path", shownPath(r),
		"ms", float64(took.Microseconds())/1000, "request_id", x.id)
}

// noted is noteSlow for the pages: a page with a query is a search, and what it shows takes no time beside it.
func (a *api) noted(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := time.Now()
		pages.ServeHTTP(w, r)
		if query := r.URL.Query().Get("q"); query != "" {
			a.noteSlow(r, query, time.Since(started))
		}
	})
}
