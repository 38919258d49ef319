package httpapi

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"kotae/search"
)

// Seconds after which a client may ask again.
const (
	retryBusy     = 1 // a search takes milliseconds
	retryNotReady = 5 // building an index takes longer
)

// statusClientGone is what the log shows where the client left before the answer; nobody receives it.
const statusClientGone = 499

// problem is an error as RFC 9457 has it. Detail tells the caller how to mend the request.
type problem struct {
	Type      string   `json:"type"` // stable, relative to the service
	Title     string   `json:"title"`
	Status    int      `json:"status"`
	Detail    string   `json:"detail"`
	Instance  string   `json:"instance,omitempty"` // the path asked for
	Parameter string   `json:"parameter,omitempty"`
	Known     []string `json:"known,omitempty"`  // the parameters there are
	Routes    []string `json:"routes,omitempty"` // the addresses there are

	retryAfter int    // seconds; 0 says nothing
	allow      string // methods
	challenge  string // for WWW-Authenticate
	encoding   string // for Accept-Encoding: of bodies, "" says nothing
	rejected   string // as the metrics count it; "" where the request was answered for what it is
}

func (p *problem) Error() string { return p.Title + ": " + p.Detail }

// fail answers with the problem that err is, or where a page was asked for with the page that tells it. Errors that no
// caller can mend are logged and not shown.
func (a *api) fail(w http.ResponseWriter, r *http.Request, err error) {
	p := a.problemOf(w, r, err)
	if p == nil {
		w.WriteHeader(statusClientGone)
		return
	}
	answer := *p
	if answer.Status != http.StatusRequestURITooLong {
		answer.Instance = r.URL.EscapedPath()
	}
	if p.retryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(p.retryAfter))
	}
	if p.allow != "" {
		w.Header().Set("Allow", p.allow)
	}
	if p.challenge != "" {
		w.Header().Set("WWW-Authenticate", p.challenge)
	}
	if p.encoding != "" {
		w.Header().Set("Accept-Encoding", p.encoding)
	}
	if p.rejected != "" {
		a.metrics.rejected.WithLabelValues(p.rejected).Inc()
	}
	w.Header().Set("Cache-Control", "no-cache")
	if page := a.options.PageFault; page != nil && slices.Contains([]string{pagesRoute, consoleRoute}, exchangeOf(r).route) {
		page(w, r, p.Status)
		return
	}
	if err := writeJSON(w, p.Status, "application/problem+json", answer); err != nil {
		a.log.Error("a problem cannot be written", "error", err)
	}
}

// problemOf is the one place where errors become statuses. It returns nil where the client has gone.
func (a *api) problemOf(w http.ResponseWriter, r *http.Request, err error) *problem {
	var own *problem
	var bad *search.RequestError
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &bad):
		return invalid(bad.Param, bad.Reason+"; "+bad.Fix)
	case errors.Is(err, search.ErrNotFound):
		id, _ := questionID(r)
		return &problem{Type: "/problems/no-such-question", Title: "No such question", Status: http.StatusNotFound,
			Detail: fmt.Sprintf("no question has the id %q; take ids from the hits of /v1/search", id)}
	case errors.Is(err, search.ErrNothingToUndo):
		return &problem{Type: "/problems/nothing-to-undo", Title: "Nothing to undo", Status: http.StatusNotFound,
			Detail: "the editor of this key has decided nothing that is not taken back already; /v1/verdicts lists what holds"}
	case errors.Is(err, search.ErrNotReady):
		return &problem{Type: "/problems/not-ready", Title: "Not ready", Status: http.StatusServiceUnavailable,
			Detail: "nothing can be answered yet; ask /readyz for the reason and try again", retryAfter: retryNotReady}
	case errors.Is(err, context.Canceled) && r.Context().Err() != nil:
		a.log.Debug("the client left", "request_id", w.Header().Get(requestIDHeader))
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return &problem{Type: "/problems/timeout", Title: "Took too long", Status: http.StatusServiceUnavailable,
			Detail: "the answer took too long; try again, or use fewer words", retryAfter: retryBusy}
	}
	a.log.Error("request failed", "error", err, "path", shownPath(r), "request_id", w.Header().Get(requestIDHeader))
	return internal()
}

func internal() *problem {
	return &problem{Type: "/problems/internal", Title: "Internal error", Status: http.StatusInternalServerError,
		Detail: "the fault is ours; the log has it under the X-Request-Id of this answer"}
}

func busy() *problem {
	return &problem{Type: "/problems/busy", Title: "Too busy", Status: http.StatusServiceUnavailable,
		Detail: "too many requests are being answered at once; try again in a second", retryAfter: retryBusy,
		rejected: rejectedBusy}
}

func invalid(param, detail string) *problem {
	return &problem{Type: "/problems/invalid-parameter", Title: "Invalid parameter", Status: http.StatusBadRequest,
		Detail: param + ": " + detail, Parameter: param}
}

func unknownRoute(routes []string) *problem {
	return &problem{Type: "/problems/unknown-route", Title: "No such address", Status: http.StatusNotFound,
		Detail: "nothing is served here; the addresses are " + strings.Join(routes, ", "), Routes: routes}
}

func wrongMethod(method, allow string) *problem {
	return &problem{Type: "/problems/method-not-allowed", Title: "Method not allowed", Status: http.StatusMethodNotAllowed,
		Detail: fmt.Sprintf("%s is not served here; use %s", clip(method), allow), allow: allow}
}
