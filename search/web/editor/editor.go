// Package editor serves the editors' console at /editor: a queue of questions that may be duplicates, two of them beside each other to
// be decided about, and a look whether a draft has been asked before.
package editor

import (
	"fmt"
	"log/slog"
	"net/http"
	"path"
	"slices"

	"kotae/indexer/decisions"
	"kotae/search"
	"kotae/search/web"
)

// Options of the console. The zero value is complete.
type Options struct {
	Log *slog.Logger // nil logs nothing

	// Secure reports whether a request came over an encrypted connection, so that its cookie may ask for one; nil looks at the
	// connection itself.
	Secure func(*http.Request) bool
}

// Handler is the console. It answers for /editor and what is below it.
type Handler struct {
	http.Handler
	console *console
}

// Editor is the key of the editor who is logged in, for the quota and the log.
func (h *Handler) Editor(r *http.Request) (decisions.Key, bool) {
	s, ok := h.console.sessionOf(r)
	if !ok {
		return decisions.Key{}, false
	}
	return s.key, true
}

// console is what the handlers share.
type console struct {
	svc      *search.Service
	site     *web.Handler
	log      *slog.Logger
	secure   func(*http.Request) bool
	sessions *sessions
	pages    pages
	assets   map[string]asset
	foreign  *http.CrossOriginProtection
}

// New returns the console of a service. There is none, and its addresses are unknown pages of the site, while no key that is good has
// the scope of an editor.
func New(svc *search.Service, site *web.Handler, o Options) (*Handler, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Secure == nil {
		o.Secure = func(r *http.Request) bool { return r.TLS != nil }
	}
	c := &console{
		svc: svc, site: site, log: o.Log, secure: o.Secure, sessions: newSessions(), assets: map[string]asset{},
		foreign: http.NewCrossOriginProtection(),
	}
	if err := c.loadAssets(); err != nil {
		return nil, err
	}
	if err := c.parsePages(); err != nil {
		return nil, err
	}
	m := http.NewServeMux()
	m.Handle("GET /editor/login", c.open(c.loginForm))
	m.Handle("POST /editor/login", c.open(c.login))
	m.Handle("POST /editor/logout", c.posted(c.logout))
	m.Handle("GET /editor/static/{name}", c.open(c.static))
	for _, at := range []string{"GET /editor", "GET /editor/{$}"} {
		m.Handle(at, c.private(c.queue))
	}
	m.Handle("GET /editor/clusters/{id}", c.private(c.cluster))
	m.Handle("GET /editor/pairs", c.private(c.pair))
	m.Handle("POST /editor/decide", c.posted(c.decide))
	m.Handle("POST /editor/undo", c.posted(c.undo))
	m.Handle("GET /editor/draft", c.private(c.draft))
	m.Handle("POST /editor/draft", c.posted(c.draft))
	m.Handle("GET /editor/verdicts", c.private(c.verdicts))
	m.Handle("/", site)
	return &Handler{http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := r.URL.EscapedPath()
		if clean := path.Clean(p); clean != p && clean+"/" != p || !c.isOn() { // the mux would redirect it
			site.ServeHTTP(w, r)
			return
		}
		m.ServeHTTP(w, r)
	}), c}, nil
}

// isOn reports whether anybody could log in. While the keys are not known nobody can say, and a page that tells so is the better answer.
func (c *console) isOn() bool {
	keys, err := c.svc.Keys()
	return err != nil || slices.ContainsFunc(keys, mayEdit)
}

func mayEdit(k decisions.Key) bool { return k.Scope.Includes(decisions.Editor) }

// handler answers a request of somebody who may be logged in, or returns why it cannot.
type handler func(w http.ResponseWriter, r *http.Request, s *session) error

// open is for pages that do not ask who reads them.
func (c *console) open(run handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s, _ := c.sessionOf(r)
		if err := run(w, r, s); err != nil {
			c.fail(w, r, s, err)
		}
	})
}

// private is for pages of who is logged in; others are asked to.
func (c *console) private(run handler) http.Handler {
	return c.open(func(w http.ResponseWriter, r *http.Request, s *session) error {
		if s == nil {
			return c.askToLogIn(w, r)
		}
		return run(w, r, s)
	})
}

// posted is for what changes something: it must come from a page of the console, and of the same session.
func (c *console) posted(run handler) http.Handler {
	return c.private(func(w http.ResponseWriter, r *http.Request, s *session) error {
		if err := c.foreign.Check(r); err != nil {
			return fmt.Errorf("%w: %w", errForeign, err)
		}
		if err := r.ParseForm(); err != nil {
			return errForm
		}
		if !s.sent(r.PostForm.Get("csrf")) {
			return errForeign
		}
		return run(w, r, s)
	})
}
