// Package web serves the search as pages for visitors: a form, results, and questions with their answers.
package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"path"
	"sync/atomic"

	"kotae/search"
)

// Options of the pages. The zero value is complete.
type Options struct {
	Log     *slog.Logger // nil logs nothing
	Version string       // of the program, for the ETags of the pages
}

// site is what the handlers share.
type site struct {
	svc      *search.Service
	log      *slog.Logger
	pages    pages
	assets   assets
	version  string                   // of the program and its embedded files
	entrance atomic.Pointer[entrance] // nil until somebody asks for the home page
}

// handler answers a request, or returns why it cannot.
type handler func(http.ResponseWriter, *http.Request) error

// Handler answers with the pages.
type Handler struct {
	http.Handler
	site *site
}

// Fault answers with the page of an error that came before the pages could: 429, 503, or else 500. Headers that tell more,
// as Retry-After, are the caller's to set before.
func (h *Handler) Fault(w http.ResponseWriter, r *http.Request, status int) {
	v := turnedAway(r, status)
	h.site.show(w, v.Status, "error", v)
}

// New returns the handler of the pages: /, /questions/{id} and /static/. Whatever else is asked for is a 404 page, also a
// path with // in it: nothing is redirected.
func New(svc *search.Service, o Options) (*Handler, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	assets, err := loadAssets()
	if err != nil {
		return nil, err
	}
	pages, err := parsePages(assets)
	if err != nil {
		return nil, err
	}
	version, err := programVersion(o.Version)
	if err != nil {
		return nil, err
	}
	s := &site{svc: svc, log: o.Log, pages: pages, assets: assets, version: version}

	missing := s.page(func(http.ResponseWriter, *http.Request) error { return search.ErrNotFound })
	m := http.NewServeMux()
	m.Handle("/{$}", s.page(s.tagged(s.front)))
	m.Handle("/questions/{id}", s.page(s.tagged(s.question)))
	m.Handle("/static/{name}", s.page(s.static))
	m.Handle("/", missing)
	clean := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isClean(r.URL.EscapedPath()) { // the mux would redirect it
			missing.ServeHTTP(w, r)
			return
		}
		m.ServeHTTP(w, r)
	})
	return &Handler{clean, s}, nil
}

// isClean reports a path without //, /./ and /../.
func isClean(p string) bool {
	c := path.Clean(p)
	return p == c || c != "/" && p == c+"/"
}

// page adapts a handler that returns an error: the error becomes a page with its status.
func (s *site) page(run handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			s.show(w, http.StatusMethodNotAllowed, "error", s.wrongMethod())
			return
		}
		err := run(w, r)
		if err == nil {
			return
		}
		if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
			w.WriteHeader(499) // for the log; nobody is there to read the page
			return
		}
		v := s.errorView(r, err)
		if v.Status == http.StatusInternalServerError {
			s.log.Error("page failed", "path", r.URL.Path, "error", err)
		}
		if v.Status == http.StatusServiceUnavailable {
			w.Header().Set("Retry-After", "5")
		}
		s.show(w, v.Status, "error", v)
	})
}
