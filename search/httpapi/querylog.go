package httpapi

import (
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"kotae/search"
	"kotae/search/querylog"
)

// noteQuery hands a search that somebody typed to the query log: its first page, of the words that the address has, since a
// page may look for more than was typed. What a browser fetches ahead nobody has asked for yet.
func (a *api) noteQuery(r *http.Request, o search.Observation) {
	if a.options.Queries == nil || o.Kind != search.KindSearch || o.Err != nil || o.Page > 1 || r.Method != http.MethodGet ||
		strings.Contains(r.Header.Get("Sec-Purpose"), "prefetch") || strings.TrimSpace(o.Query) != strings.TrimSpace(r.URL.Query().Get("q")) {
		return
	}
	a.options.Queries.Searched(querylog.Search{
		Client: a.queryClient(r), At: time.Now(), Text: o.Query, Outcome: string(o.Outcome), Total: o.Total, Generation: o.Generation,
		Took: o.Took, Filtered: o.Filtered,
	})
}

// queryClient tells one who types from another, for as long as it takes to tell an intent from the next. It takes the word of
// any proxy for who that is: nothing is allowed or counted by it, and all readers would be one where the proxy is not named.
func (a *api) queryClient(r *http.Request) querylog.Client {
	return a.options.Queries.Client(clientOf(r, a.options.TrustedProxies), strings.Join(r.Header.Values("X-Forwarded-For"), ","), r.UserAgent())
}

var queryLinesCounter = prometheus.NewDesc("kotae_query_log_lines_total",
	"Lines of the query log: written, dropped (they came too fast) or failed (the database could not be written for too long).", []string{"result"}, nil)

// queryLines tells at each scrape how the query log does.
type queryLines struct{ log *querylog.Log }

func (q queryLines) Describe(out chan<- *prometheus.Desc) { out <- queryLinesCounter }

func (q queryLines) Collect(out chan<- prometheus.Metric) {
	c := q.log.Counts()
	for result, n := range map[string]uint64{"written": c.Written, "dropped": c.Dropped, "failed": c.Failed} {
		out <- prometheus.MustNewConstMetric(queryLinesCounter, prometheus.CounterValue, float64(n), result)
	}
}
