// Package httpapi serves the search service as JSON over HTTP, every error as an RFC 9457 problem.
package httpapi

import (
	"log/slog"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/gorilla/mux"

	"kotae/indexer/decisions"
	"kotae/search"
)

// api is what the handlers share.
type api struct {
	svc     *search.Service
	version string
	log     *slog.Logger
	options Options
	slots   chan struct{} // one token for each request being answered
	limits  *limits       // nil where there is no limit
	metrics *metrics
}

// Handler answers for the whole service: the API, the health checks, the metrics and the pages.
type Handler struct {
	http.Handler
	metrics http.Handler
}

// Metrics is the handler of /metrics by itself, for an address of its own.
func (h *Handler) Metrics() http.Handler { return h.metrics }

// New returns the handler of the whole service.
func New(svc *search.Service, o Options) *Handler {
	o = o.withDefaults()
	a := &api{
		svc: svc, version: o.Version, log: o.Log, options: o, slots: make(chan struct{}, o.MaxInFlight),
		limits: newLimits(o.PerSecond, o.Burst), metrics: newMetrics(svc, o.Version, o.Queries),
	}
	return &Handler{identified(secured(a.observed(compressed(a.shortURL(a.router()))))), a.metrics.handler()}
}

// The routes of all pages of a kind.
const (
	pagesRoute   = "pages"
	consoleRoute = "console"
)

// routes are the addresses of the API, as a 404 lists them.
func (a *api) routes() []string {
	routes := []string{"/v1/search", "/v1/suggest", "/v1/questions/{id}", "/v1/questions/{id}/related", "/v1/questions/{id}/duplicates", "/v1/related", "/v1/duplicates", "/v1/events", "/v1/verdicts", "/v1/verdicts/undo",
		"/v1/openapi.yaml",
		"/healthz", "/readyz"}
	if !a.options.OwnMetrics {
		routes = append(routes, "/metrics")
	}
	return routes
}

// router matches encoded paths, so that an id may hold a slash, and never redirects. No route asks for methods: mux
// would hand a wrong method on to the pages, which take every path.
func (a *api) router() http.Handler {
	unknown := &endpoint{api: a, all: func(*http.Request) (any, error) { return nil, unknownRoute(a.routes()) }}
	var reader decisions.Scope
	if a.options.SearchNeedsKey {
		reader = decisions.Search
	}
	shared := a.shared()
	public := func(m methods) http.Handler { return shared(a.admitted(a.bounded(&endpoint{api: a, methods: m}))) }

	m := mux.NewRouter().UseEncodedPath().SkipClean(true)
	handle := func(path string, h http.Handler) { m.Path(path).Handler(named(path, h)) }
	handle("/v1/search", public(methods{"GET": {run: a.search, scope: reader, tagged: true}}))
	handle("/v1/suggest", public(methods{"GET": {run: a.suggest, scope: reader, tagged: true}}))
	handle("/v1/questions/{id}", public(methods{
		"GET":    {run: a.question, scope: reader, tagged: true},
		"DELETE": {run: a.forget, scope: decisions.Admin},
	}))
	handle("/v1/questions/{id}/related", public(methods{"GET": {run: a.related, scope: reader, tagged: true}}))
	handle("/v1/questions/{id}/duplicates", public(methods{"GET": {run: a.duplicatesOf, scope: decisions.Editor, tagged: true}}))
	handle("/v1/duplicates", public(methods{"POST": {run: a.duplicatesOfDraft, scope: decisions.Editor}}))
	handle("/v1/related", public(methods{"POST": {run: a.relatedTo, scope: reader}}))
	handle("/v1/events", public(methods{"POST": {run: a.event}})) // by readers too, who have no keys
	handle("/v1/verdicts", public(methods{
		"GET":  {run: a.verdicts, scope: decisions.Editor, tagged: true},
		"POST": {run: a.decide, scope: decisions.Editor},
	}))
	handle("/v1/verdicts/undo", public(methods{"POST": {run: a.undo, scope: decisions.Editor}}))
	handle("/v1/openapi.yaml", shared(http.HandlerFunc(a.description)))
	handle("/healthz", a.endpoint(a.health))
	handle("/readyz", a.endpoint(a.ready))
	if !a.options.OwnMetrics {
		handle("/metrics", a.metrics.handler())
	}
	m.Path("/v1").Handler(unknown)
	m.PathPrefix("/v1/").Handler(unknown)
	m.MatcherFunc(a.misspelt).Handler(unknown)
	if console := a.options.Console; console != nil {
		h := named(consoleRoute, a.ofEditor(a.limited(a.bounded(console))))
		m.Path("/editor").Handler(h)
		m.PathPrefix("/editor/").Handler(h)
	}
	if pages := a.options.Pages; pages != nil {
		m.PathPrefix("/").Handler(named(pagesRoute, a.limited(a.bounded(a.noted(pages)))))
	}
	m.NotFoundHandler = unknown
	return m
}

// misspelt matches an address of the API that has // or dots too many, as //v1/search: its caller reads no page.
func (a *api) misspelt(r *http.Request, _ *mux.RouteMatch) bool {
	sent := r.URL.EscapedPath()
	meant := path.Clean(sent)
	return meant != sent && (strings.HasPrefix(meant+"/", "/v1/") || slices.Contains(a.routes(), meant) && meant+"/" != sent)
}
