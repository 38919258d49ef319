package httpapi

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gorilla/mux"

	"kotae/corpus"
	"kotae/search"
)

// TestErrors holds the table of errors and statuses.
func TestErrors(t *testing.T) {
	tests := []struct {
		name   string
		err    error
		status int
		typ    string
		detail string
		logged bool
	}{
		{"bad request", &search.RequestError{Param: "per_page", Reason: "500 is out of range", Fix: "use 1 to 100"},
			400, "invalid-parameter", "per_page: 500 is out of range; use 1 to 100", false},
		{"wrapped", fmt.Errorf("search: %w", &search.RequestError{Param: "q", Reason: "r", Fix: "f"}),
			400, "invalid-parameter", "q: r; f", false},
		{"not found", fmt.Errorf("x: %w", search.ErrNotFound), 404, "no-such-question", `"就活/1"`, false},
		{"not ready", fmt.Errorf("x: %w", search.ErrNotReady), 503, "not-ready", "", false},
		{"deadline", fmt.Errorf("x: %w", context.DeadlineExceeded), 503, "timeout", "", false},
		{"cancelled by us", context.Canceled, 500, "internal", "", true},
		{"other", errors.New("disk /secret is full"), 500, "internal", "", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log bytes.Buffer
			a := &api{log: slog.New(slog.NewTextHandler(&log, nil))}
			m := mux.NewRouter().UseEncodedPath()
			m.Path("/{id}").Handler(a.endpoint(func(*http.Request) (any, error) { return nil, tt.err }))
			res, body := get(t, m, "GET", "/%E5%B0%B1%E6%B4%BB%2F1")
			if res.StatusCode != tt.status || body["type"] != "/problems/"+tt.typ {
				t.Errorf("%d %v, want %d %s", res.StatusCode, body["type"], tt.status, tt.typ)
			}
			detail, _ := body["detail"].(string)
			if !strings.Contains(detail, tt.detail) || strings.Contains(detail, "secret") {
				t.Errorf("detail %q, want %q in it", detail, tt.detail)
			}
			if tt.status == 503 && res.Header.Get("Retry-After") == "" {
				t.Error("no Retry-After")
			}
			if logged := strings.Contains(log.String(), tt.err.Error()); logged != tt.logged {
				t.Errorf("logged: %v, want %v: %s", logged, tt.logged, &log)
			}
		})
	}
}

func TestClientGone(t *testing.T) {
	a := &api{log: slog.New(slog.DiscardHandler)}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	w := httptest.NewRecorder()
	e := a.endpoint(func(r *http.Request) (any, error) { return nil, r.Context().Err() })
	e.ServeHTTP(w, httptest.NewRequest("GET", "/", nil).WithContext(ctx))
	if w.Code != statusClientGone || w.Body.Len() != 0 {
		t.Errorf("%d %q, want 499 and nothing", w.Code, w.Body)
	}
}

// TestBodies holds that lists are never null, that HTML stays readable, and that the service's own values are not changed.
func TestBodies(t *testing.T) {
	answer := &search.Answer{Query: "<b>&", Hits: []search.Hit{{ID: "1", Snippets: []search.Snippet{{Text: "面接"}}}}}
	record := &corpus.Question{ID: "1", Answers: []corpus.Answer{{ID: "a1"}}}
	tests := []struct {
		name string
		body any
		want string
	}{
		{"answer", withLists(answer), `{"query":"<b>&","total":0,"relaxed":false,"dropped":[],"took_ms":0,"generation":"",` +
			`"page":0,"per_page":0,"hits":[{"id":"1","url":"","title":"","title_marks":[],"score":0,"coverage":0,"snippets":` +
			`[{"field":"","text":"面接","marks":[],"html":""}],"answer":null,"answers":0,"categories":[],"asked":"","updated":"","status":""}]}`},
		{"answer of a hit", withLists(&search.Answer{Hits: []search.Hit{{Answer: &search.HitAnswer{ID: "a1"}}}}).Hits[0].Answer,
			`{"id":"a1","adviser":"","headline":"","headline_marks":[]}`},
		{"no hits", withLists(&search.Answer{}).Hits, `[]`},
		{"record", recordWithLists(record), `{"id":"1","url":"","title":"","body":"","asker":{"status":"","gender":""},` +
			`"asked":"","updated":"","categories":[],"answers":[{"id":"a1","adviser":"","qualifications":[],"headline":"",` +
			`"sections":[],"best":false}],"links":[],"source":{"file":"","line":0},"guessed":false}`},
	}
	a := &api{log: slog.New(slog.DiscardHandler)}
	for _, tt := range tests {
		w := httptest.NewRecorder()
		a.endpoint(func(*http.Request) (any, error) { return tt.body, nil }).ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
		if got := w.Body.String(); got != tt.want+"\n" {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
		if cc := w.Header().Get("Cache-Control"); cc != "no-cache" {
			t.Errorf("%s: Cache-Control %q", tt.name, cc)
		}
	}
	if answer.Hits[0].TitleMarks != nil || answer.Hits[0].Snippets[0].Marks != nil || record.Answers[0].Sections != nil {
		t.Error("the service's own value was changed")
	}
}
