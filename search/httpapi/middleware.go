package httpapi

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net/http"
	"runtime/debug"
	"strings"
	"time"
)

const (
	requestIDHeader = "X-Request-Id"
	maxRequestID    = 64

	// requestTimeout is a thousand times what a search takes; what is not done by then will not be.
	requestTimeout = 5 * time.Second

	// maxURLBytes holds the longest query there may be with each of its bytes percent-encoded.
	maxURLBytes = 16 << 10

	// contentPolicy lets the pages use their own style sheets, icon, form and search box, which asks the API, and nothing else.
	contentPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; " +
		"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

// identified gives each answer an X-Request-Id: the caller's where it is harmless in a log, else a new one.
func identified(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get(requestIDHeader)
		if !harmless(id) {
			id = rand.Text()
		}
		w.Header().Set(requestIDHeader, id)
		next.ServeHTTP(w, r)
	})
}

func harmless(id string) bool {
	if id == "" || len(id) > maxRequestID {
		return false
	}
	return !strings.ContainsFunc(id, func(c rune) bool {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '_', c == '.':
			return false
		}
		return true
	})
}

// secured sets the headers that keep an answer from being taken for something else.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "strict-origin-when-cross-origin") // what was searched for stays here
		h.Set("Content-Security-Policy", contentPolicy)
		next.ServeHTTP(w, r)
	})
}

// observed logs each request once it is answered, and turns a panic into a logged problem. What people typed is
// nobody's business: the log has its length (and noteSlow's exception).
func (a *api) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		rec := &recorder{ResponseWriter: w}
		x := &exchange{id: w.Header().Get(requestIDHeader), route: "none"}
		r = x.with(r)
		defer func() {
			took := time.Since(start)
			a.metrics.answered(x.route, r.Method, rec.sent(), took)
			attrs := []any{"method", r.Method, "path", shownPath(r), "status", rec.sent(), "bytes", rec.bytes,
				"ms", float64(took.Microseconds()) / 1000, "request_id", x.id}
			if q := r.URL.Query().Get("q"); q != "" {
				attrs = append(attrs, "q_bytes", len(q))
			}
			if x.key.Name != "" {
				attrs = append(attrs, "key", x.key.Name)
			}
			a.log.Info("request", attrs...)
		}()
		defer func() {
			if v := recover(); v != nil {
				a.recovered(rec, r, v)
			}
		}()
		next.ServeHTTP(rec, r)
	})
}

// recovered answers for a handler that panicked with v. Where a part of the answer is out already it cuts the
// connection, so that nobody takes that part for the whole.
func (a *api) recovered(w *recorder, r *http.Request, v any) {
	if v == http.ErrAbortHandler {
		panic(v)
	}
	a.log.Error("panic", "panic", fmt.Sprint(v), "path", shownPath(r), "request_id", w.Header().Get(requestIDHeader),
		"stack", string(debug.Stack()))
	if w.status != 0 {
		panic(http.ErrAbortHandler)
	}
	a.fail(w, r, internal())
}

// shortURL refuses addresses that no real request has before anything looks into them.
func (a *api) shortURL(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(r.RequestURI) > maxURLBytes || len(r.URL.Path)+len(r.URL.RawQuery) > maxURLBytes {
			a.fail(w, r, &problem{Type: "/problems/url-too-long", Title: "Address too long",
				Status: http.StatusRequestURITooLong,
				Detail: fmt.Sprintf("the address is over %d bytes; search for fewer words", maxURLBytes)})
			return
		}
		next.ServeHTTP(w, r)
	})
}

// bounded answers at most so many requests at once, and none for longer than requestTimeout. The rest is sent away
// at once: a queue would only make everybody late. A body is waited for before: who sends it slowly holds nobody up.
func (a *api) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		received(r)
		select {
		case a.slots <- struct{}{}:
			defer func() { <-a.slots }()
		default:
			a.fail(w, r, busy())
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), requestTimeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// received reads a request's body, as far as one is ever looked at. What breaks off does so again for who reads it.
func received(r *http.Request) {
	if r.Body == nil || r.Body == http.NoBody {
		return
	}
	b, err := io.ReadAll(io.LimitReader(r.Body, maxBodyBytes+1))
	body := io.Reader(bytes.NewReader(b))
	if err != nil {
		body = io.MultiReader(body, brokenOff{err})
	}
	r.Body = struct {
		io.Reader
		io.Closer
	}{body, r.Body}
}

// brokenOff is the end of a body that did not come whole.
type brokenOff struct{ err error }

func (b brokenOff) Read([]byte) (int, error) { return 0, b.err }

// shownPath is the path as the log has it.
func shownPath(r *http.Request) string {
	const limit = 256
	p := r.URL.EscapedPath()
	if len(p) > limit {
		return p[:limit] + "…"
	}
	return p
}
