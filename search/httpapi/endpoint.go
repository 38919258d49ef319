package httpapi

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"kotae/indexer/decisions"
)

// endpoint answers with JSON what a method's run returns: its value, or its error as a problem.
type endpoint struct {
	api     *api
	methods methods
	all     func(*http.Request) (any, error) // where it is set, the answer to every method
}

// methods are those of an address. HEAD goes with GET, and OPTIONS with all.
type methods map[string]method

type method struct {
	run    func(*http.Request) (any, error)
	scope  decisions.Scope // what a key must allow; "" asks for none
	tagged bool            // the answer depends on nothing but the address, the generation and the decisions
}

// withStatus is a value that is answered with another status than 200.
type withStatus struct {
	status     int
	retryAfter int // seconds; 0 says nothing
	body       any // nil is no body
}

// endpoint answers GET and HEAD, to everybody.
func (a *api) endpoint(run func(*http.Request) (any, error)) *endpoint {
	return &endpoint{api: a, methods: methods{http.MethodGet: {run: run}}}
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m, ok := e.method(r.Method)
	switch {
	case ok:
		e.answer(w, r, m)
	case r.Method == http.MethodOptions:
		w.Header().Set("Allow", e.methods.allow())
		w.WriteHeader(http.StatusNoContent)
	default:
		e.api.fail(w, r, wrongMethod(r.Method, e.methods.allow()))
	}
}

func (e *endpoint) method(name string) (method, bool) {
	if e.all != nil {
		return method{run: e.all}, true
	}
	if name == http.MethodHead {
		name = http.MethodGet
	}
	m, ok := e.methods[name]
	return m, ok
}

func (e *endpoint) answer(w http.ResponseWriter, r *http.Request, m method) {
	if err := require(r, m.scope); err != nil {
		e.api.fail(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-cache") // an answer is of one generation, and the next one may come at any moment
	if m.scope != "" {
		h.Set("Cache-Control", "private, no-cache")
	}
	tag := ""
	if m.tagged {
		if tag = e.api.tag(r); matches(r, tag) {
			notModified(w, tag)
			return
		}
	}
	v, err := m.run(r)
	if err != nil {
		e.api.fail(w, r, err)
		return
	}
	answer, ok := v.(withStatus)
	if !ok {
		answer = withStatus{status: http.StatusOK, body: v}
	}
	if tag != "" && e.api.tag(r) == tag { // else it is not known which generation answered
		if matchesAny(r) { // told only now that there is something: of an error nobody has a copy
			notModified(w, tag)
			return
		}
		h.Set("ETag", tag)
	}
	if answer.retryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(answer.retryAfter))
	}
	if answer.body == nil {
		w.WriteHeader(answer.status)
		return
	}
	if err := writeJSON(w, answer.status, "application/json; charset=utf-8", answer.body); err != nil {
		h.Del("ETag")
		e.api.fail(w, r, err)
	}
}

// allow lists the methods as the header of that name has them.
func (m methods) allow() string {
	var names []string
	for name := range m {
		names = append(names, name)
		if name == http.MethodGet {
			names = append(names, http.MethodHead)
		}
	}
	slices.Sort(names)
	return strings.Join(append(names, http.MethodOptions), ", ")
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
