package httpapi

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
)

// endpoint answers with JSON what run returns: its value, or its error as a problem.
type endpoint struct {
	api       *api
	run       func(*http.Request) (any, error)
	anyMethod bool // also for other methods than GET and HEAD
}

// withStatus is a value that is answered with another status than 200.
type withStatus struct {
	status     int
	retryAfter int // seconds; 0 says nothing
	body       any
}

func (a *api) endpoint(run func(*http.Request) (any, error)) *endpoint {
	return &endpoint{api: a, run: run}
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !e.anyMethod && r.Method != http.MethodGet && r.Method != http.MethodHead {
		e.api.fail(w, r, wrongMethod(r.Method))
		return
	}
	v, err := e.run(r)
	if err != nil {
		e.api.fail(w, r, err)
		return
	}
	answer, ok := v.(withStatus)
	if !ok {
		answer = withStatus{status: http.StatusOK, body: v}
	}
	if answer.retryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(answer.retryAfter))
	}
	if err := writeJSON(w, answer.status, "application/json; charset=utf-8", answer.body); err != nil {
		e.api.fail(w, r, err)
	}
}

// writeJSON sends v as one line of UTF-8 in which < and & stay as they are. It fails before anything is sent; a client
// that goes away while it is sent is no failure.
func writeJSON(w http.ResponseWriter, status int, contentType string, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	h.Set("Cache-Control", "no-cache") // an answer is of one generation, and the next one may come at any moment
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
	return nil
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
