package web_test

import (
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// asked is a request that came over the wire.
type asked struct {
	method, path, q string
	body            string
	kind            string // its Content-Type
	cookie, origin  string
	status          int  // of the answer; 0 until there is one
	aborted         bool // the browser gave it up before it was answered
}

// wire stands between the browser and the service, as a slow line does: it keeps what is asked, and holds what a test tells
// it to.
type wire struct {
	next http.Handler

	mu      sync.Mutex
	seen    []*asked
	held    map[string]chan struct{} // by what was typed; open until it is let go
	refused *refusal
}

// refusal is what the line answers in the service's place.
type refusal struct {
	status     int
	retryAfter string
}

func newWire(next http.Handler) *wire { return &wire{next: next, held: map[string]chan struct{}{}} }

func (w *wire) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	a := &asked{method: r.Method, path: r.URL.Path, q: r.URL.Query().Get("q"), kind: r.Header.Get("Content-Type"),
		cookie: r.Header.Get("Cookie"), origin: r.Header.Get("Origin")}
	if r.Method == http.MethodPost {
		body, _ := io.ReadAll(r.Body)
		a.body = string(body)
		r.Body = io.NopCloser(strings.NewReader(a.body))
	}
	w.mu.Lock()
	w.seen = append(w.seen, a)
	hold, refused := w.held[a.q], w.refused
	w.mu.Unlock()
	if a.path == "/v1/suggest" {
		if hold != nil {
			select {
			case <-hold:
			case <-r.Context().Done():
				w.mu.Lock()
				a.aborted = true
				w.mu.Unlock()
				return
			}
		}
		if refused != nil {
			if refused.retryAfter != "" {
				rw.Header().Set("Retry-After", refused.retryAfter)
			}
			rw.WriteHeader(refused.status)
			return
		}
	}
	answer := &answered{ResponseWriter: rw, status: http.StatusOK}
	w.next.ServeHTTP(answer, r)
	w.mu.Lock()
	defer w.mu.Unlock()
	a.status = answer.status
}

// answered remembers the status of an answer.
type answered struct {
	http.ResponseWriter
	status int
}

func (a *answered) WriteHeader(status int) {
	a.status = status
	a.ResponseWriter.WriteHeader(status)
}

// hold keeps back the suggestions for a text until it is let go.
func (w *wire) hold(q string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.held[q] = make(chan struct{})
}

// release lets the suggestions for a text go.
func (w *wire) release(q string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if c := w.held[q]; c != nil {
		close(c)
		delete(w.held, q)
	}
}

func (w *wire) releaseAll() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for q, c := range w.held {
		close(c)
		delete(w.held, q)
	}
}

// refuse makes the line refuse suggestions; nil lets them through again.
func (w *wire) refuse(r *refusal) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.refused = r
}

// forget forgets what was asked so far.
func (w *wire) forget() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen = nil
}

// requests are those of a path, in the order they came.
func (w *wire) requests(path string) []asked {
	w.mu.Lock()
	defer w.mu.Unlock()
	var found []asked
	for _, a := range w.seen {
		if a.path == path {
			found = append(found, *a)
		}
	}
	return found
}

// typed are the texts that suggestions were asked for.
func (w *wire) typed() []string {
	var texts []string
	for _, a := range w.requests("/v1/suggest") {
		texts = append(texts, a.q)
	}
	return texts
}

// await waits until a request came as wanted, and returns it.
func (w *wire) await(path string, wanted func(asked) bool) (asked, bool) {
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		for _, a := range w.requests(path) {
			if wanted(a) {
				return a, true
			}
		}
	}
	return asked{}, false
}
