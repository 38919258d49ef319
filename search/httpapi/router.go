// Package httpapi serves the search service as JSON over HTTP, every error as an RFC 9457 problem.
package httpapi

import (
	"log/slog"
	"net/http"

	"github.com/gorilla/mux"

	"kotae/search"
)

// defaultMaxInFlight is far above what two cores can search at once, and low enough that the queue stays in memory.
const defaultMaxInFlight = 256

// Options says what is served beside the service itself. The zero value serves the API alone.
type Options struct {
	Version     string       // told by /healthz
	Log         *slog.Logger // nil logs nothing
	Pages       http.Handler // answers whatever is not the API; nil makes that a 404 problem
	MaxInFlight int          // requests answered at once, more get 503; 0 is 256; health checks are not counted
}

// api is what the handlers share.
type api struct {
	svc     *search.Service
	version string
	log     *slog.Logger
	slots   chan struct{} // one token for each request being answered
}

// New returns the handler of the whole service: the API, the health checks and the pages.
func New(svc *search.Service, o Options) http.Handler {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.MaxInFlight <= 0 {
		o.MaxInFlight = defaultMaxInFlight
	}
	a := &api{svc: svc, version: o.Version, log: o.Log, slots: make(chan struct{}, o.MaxInFlight)}
	return identified(secured(a.observed(a.shortURL(a.router(o.Pages)))))
}

// routes are the addresses of the API, as a 404 lists them.
func routes() []string {
	return []string{"/v1/search", "/v1/questions/{id}", "/v1/questions/{id}/related", "/healthz", "/readyz"}
}

// router matches encoded paths, so that an id may hold a slash, and never redirects. No route asks for methods: mux
// would hand a wrong method on to the pages, which take every path.
func (a *api) router(pages http.Handler) http.Handler {
	unknown := a.endpoint(func(*http.Request) (any, error) { return nil, unknownRoute() })
	unknown.anyMethod = true

	m := mux.NewRouter().UseEncodedPath().SkipClean(true)
	m.Path("/v1/search").Handler(a.bounded(a.endpoint(a.search)))
	m.Path("/v1/questions/{id}").Handler(a.bounded(a.endpoint(a.question)))
	m.Path("/v1/questions/{id}/related").Handler(a.bounded(a.endpoint(a.related)))
	m.Path("/healthz").Handler(a.endpoint(a.health))
	m.Path("/readyz").Handler(a.endpoint(a.ready))
	m.Path("/v1").Handler(unknown)
	m.PathPrefix("/v1/").Handler(unknown)
	if pages != nil {
		m.PathPrefix("/").Handler(a.bounded(pages))
	}
	m.NotFoundHandler = unknown
	return m
}
