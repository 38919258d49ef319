package httpapi

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"kotae/search"
)

// get asks h and decodes the JSON of the answer, which must be one line.
func get(t *testing.T, h http.Handler, method, target string) (*http.Response, map[string]any) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, target, nil))
	var body map[string]any
	if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil {
		t.Fatalf("%s %s: %v in %q", method, target, err, w.Body)
	}
	if bytes.Count(w.Body.Bytes(), []byte("\n")) != 1 || !bytes.HasSuffix(w.Body.Bytes(), []byte("}\n")) {
		t.Errorf("%s %s: the body is not one line: %q", method, target, w.Body)
	}
	return w.Result(), body
}

// TestProblems asks a service that has no index, so that each request must fail, and each for its own reason.
func TestProblems(t *testing.T) {
	long := strings.Repeat("a", maxURLBytes)
	tests := []struct {
		method, target string
		status         int
		typ            string
		param          string
		detail         string // a part of it
		header         [2]string
	}{
		{"GET", "/v1/search?q=a&size=5", 400, "unknown-parameter", "size", "q, page, per_page", [2]string{}},
		{"GET", "/v1/search?q=a&%FF=5", 400, "unknown-parameter", "\uFFFD", "q, page, per_page", [2]string{}},
		{"GET", "/v1/search?zz=1&aa=1", 400, "unknown-parameter", "aa", "", [2]string{}},
		{"GET", "/v1/search?q=a&q=b", 400, "repeated-parameter", "q", "2 times", [2]string{}},
		{"GET", "/v1/search", 400, "missing-parameter", "q", "/v1/search?q=", [2]string{}},
		{"GET", "/v1/search?q=%20%E3%80%80", 400, "missing-parameter", "q", "/v1/search?q=", [2]string{}},
		{"GET", "/v1/search?sort=relevance&why=1", 400, "missing-parameter", "q", "sort=date", [2]string{}},
		{"GET", "/v1/search?sort=date", 503, "not-ready", "", "", [2]string{}},
		{"GET", "/v1/search?facets=year", 503, "not-ready", "", "", [2]string{}},
		{"GET", "/v1/search?q=%FF%FE", 400, "invalid-parameter", "q", "UTF-8", [2]string{}},
		{"GET", "/v1/search?q=%zz", 400, "malformed-query", "", "percent-encode", [2]string{}},
		{"GET", "/v1/search?q=a;b", 400, "malformed-query", "", "%3B", [2]string{}},
		{"GET", "/v1/search?q=a&page=two", 400, "invalid-parameter", "page", `"two"`, [2]string{}},
		{"GET", "/v1/search?q=a&page=0", 400, "invalid-parameter", "page", "from 1 up", [2]string{}},
		{"GET", "/v1/search?q=a&page=-1", 400, "invalid-parameter", "page", "from 1 up", [2]string{}},
		{"GET", "/v1/search?q=a&page=%2B1", 400, "invalid-parameter", "page", "from 1 up", [2]string{}},
		{"GET", "/v1/search?q=a&page=01", 400, "invalid-parameter", "page", "from 1 up", [2]string{}},
		{"GET", "/v1/search?q=a&page=00000000000000000000001", 400, "invalid-parameter", "page", "from 1 up", [2]string{}},
		{"GET", "/v1/search?q=a&page=10001", 400, "invalid-parameter", "page", "10001 is too deep; page × per_page must not exceed 10000", [2]string{}},
		{"GET", "/v1/search?q=a&page=1001", 400, "invalid-parameter", "page", "is too deep; page × per_page must not exceed 10000", [2]string{}},
		{"GET", "/v1/search?q=a&page=99999999999999999999", 400, "invalid-parameter", "page", "99999999999999999999 is too deep;", [2]string{}},
		{"GET", "/v1/search?q=a&per_page=99999999999999999999", 400, "invalid-parameter", "per_page", "use 1 to 100", [2]string{}},
		{"GET", "/v1/search?q=a&per_page=", 400, "invalid-parameter", "per_page", "", [2]string{}},
		{"GET", "/v1/search?q=a&why=yes", 400, "invalid-parameter", "why", "why=1", [2]string{}},
		{"GET", "/v1/search?q=a&why=1&why=1", 400, "repeated-parameter", "why", "", [2]string{}},
		{"GET", "/v1/search?year=2024&year=", 400, "invalid-parameter", "year", "empty", [2]string{}},
		{"GET", "/v1/search?category=%20", 400, "invalid-parameter", "category", "empty", [2]string{}},
		{"GET", "/v1/search?q=a&status=%E3%80%80", 400, "invalid-parameter", "status", "empty", [2]string{}},
		{"GET", "/v1/search?q=a&sort=", 400, "invalid-parameter", "sort", "empty; use relevance or date", [2]string{}},
		{"GET", "/v1/search?year=next", 400, "invalid-parameter", "year", `"next" is not a year; name each year, as 2025`, [2]string{}},
		{"GET", "/v1/search?year=2025&year=2023-2024", 400, "invalid-parameter", "year", "year:2023-2025 within the query", [2]string{}},
		{"GET", "/v1/search?year=20255", 400, "invalid-parameter", "year", "not a year", [2]string{}},
		{"GET", "/v1/search?year=%202025&year=%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%95", 503, "not-ready", "", "", [2]string{}},
		{"GET", "/v1/search?adviser=%FF", 400, "invalid-parameter", "adviser", "UTF-8", [2]string{}},
		{"GET", "/v1/search?q=a&facets=price", 400, "invalid-parameter", "facets", "category", [2]string{}},
		{"GET", "/v1/search?q=a&facets=", 400, "invalid-parameter", "facets", "category", [2]string{}},
		{"GET", "/v1/search?q=a&sort=price", 400, "invalid-parameter", "sort", "date", [2]string{}},
		{"GET", "/v1/search?category=a&facets=year,status&facets=category&sort=date&why=0", 503, "not-ready", "", "", [2]string{}},
		{"GET", "/v1/questions/1?x=1", 400, "unknown-parameter", "x", "takes none", [2]string{}},
		{"GET", "/v1/questions/1/related?n=0", 400, "invalid-parameter", "n", "", [2]string{}},
		{"GET", "/v1/questions/1/related?n=101", 400, "invalid-parameter", "n", "n: 101 is out of range; use 1 to 100", [2]string{}},
		{"GET", "/v1/questions/1/related?n=010", 400, "invalid-parameter", "n", "from 1 up", [2]string{}},
		{"GET", "/v1/questions/1/related?m=1", 400, "unknown-parameter", "m", "n", [2]string{}},

		{"GET", "/v1/search?q=a", 503, "not-ready", "", "/readyz", [2]string{"Retry-After", "5"}},
		{"GET", "/v1/search?q=a&page=2&per_page=100", 503, "not-ready", "", "", [2]string{}},
		{"GET", "/v1/questions/1", 503, "not-ready", "", "", [2]string{}},
		{"GET", "/v1/questions/a%2Fb", 503, "not-ready", "", "", [2]string{}},
		{"GET", "/v1/questions/1/related?n=100", 503, "not-ready", "", "", [2]string{}},

		{"GET", "/", 404, "unknown-route", "", "/v1/search", [2]string{}},
		{"GET", "/v1", 404, "unknown-route", "", "/v1/search", [2]string{}},
		{"GET", "/v1/search/", 404, "unknown-route", "", "", [2]string{}},
		{"GET", "/v1/questions/", 404, "unknown-route", "", "", [2]string{}},
		{"GET", "/v1/questions/1/", 404, "unknown-route", "", "", [2]string{}},
		{"GET", "/v1/questions/1/related/", 404, "unknown-route", "", "", [2]string{}},
		{"GET", "/v1//search?q=a", 404, "unknown-route", "", "", [2]string{}},
		{"GET", "//v1/search?q=a", 404, "unknown-route", "", "/v1/search", [2]string{}},
		{"POST", "/v2/search", 404, "unknown-route", "", "", [2]string{}},

		{"POST", "/v1/search?q=a", 405, "method-not-allowed", "", "POST", [2]string{"Allow", "GET, HEAD, OPTIONS"}},
		{"PUT", "/v1/questions/1", 405, "method-not-allowed", "", "PUT", [2]string{"Allow", "DELETE, GET, HEAD, OPTIONS"}},
		{"PUT", "/v1/questions/1/related", 405, "method-not-allowed", "", "", [2]string{"Allow", "GET, HEAD, OPTIONS"}},
		{"GET", "/v1/related", 405, "method-not-allowed", "", "", [2]string{"Allow", "POST, OPTIONS"}},
		{"POST", "/v1/openapi.yaml", 405, "method-not-allowed", "", "", [2]string{"Allow", "GET, HEAD, OPTIONS"}},
		{"POST", "/healthz", 405, "method-not-allowed", "", "", [2]string{"Allow", "GET, HEAD, OPTIONS"}},
		{strings.Repeat("X", 99), "/readyz", 405, "method-not-allowed", "", "XX…", [2]string{"Allow", "GET, HEAD, OPTIONS"}},
		{"DELETE", "/v1/questions/1", 401, "key-needed", "", "admin", [2]string{"WWW-Authenticate", `Bearer realm="kotae"`}},

		{"GET", "/v1/search?q=" + long, 414, "url-too-long", "", "16384", [2]string{}},
		{"GET", "/" + long, 414, "url-too-long", "", "16384", [2]string{}},
	}
	h := New(&search.Service{}, Options{})
	for _, tt := range tests {
		name := tt.method + " " + tt.target[:min(len(tt.target), 60)]
		t.Run(name, func(t *testing.T) {
			res, body := get(t, h, tt.method, tt.target)
			if res.StatusCode != tt.status || body["status"] != float64(tt.status) {
				t.Errorf("status %d, in the body %v, want %d", res.StatusCode, body["status"], tt.status)
			}
			if body["type"] != "/problems/"+tt.typ {
				t.Errorf("type %v, want /problems/%s", body["type"], tt.typ)
			}
			if p, _ := body["parameter"].(string); p != tt.param {
				t.Errorf("parameter %q, want %q", p, tt.param)
			}
			if d, _ := body["detail"].(string); d == "" || !strings.Contains(d, tt.detail) {
				t.Errorf("detail %q lacks %q", d, tt.detail)
			}
			if tt.status != 414 {
				path, _, _ := strings.Cut(tt.target, "?")
				if body["instance"] != path {
					t.Errorf("instance %v, want %s", body["instance"], path)
				}
			}
			if got := res.Header.Get("Content-Type"); got != "application/problem+json" {
				t.Errorf("Content-Type %q", got)
			}
			if h := tt.header; h[0] != "" && res.Header.Get(h[0]) != h[1] {
				t.Errorf("%s is %q, want %q", h[0], res.Header.Get(h[0]), h[1])
			}
		})
	}
}

func TestProblemsListWhatThereIs(t *testing.T) {
	h := New(&search.Service{}, Options{})
	_, body := get(t, h, "GET", "/v1/search?query=a")
	if got := strs(body["known"]); !slices.Equal(got, []string{"q", "page", "per_page", "sort", "why", "category", "adviser", "status", "year", "facets"}) {
		t.Errorf("known parameters: %q", got)
	}
	_, body = get(t, h, "GET", "/v1/nothing")
	want := []string{"/v1/search", "/v1/suggest", "/v1/questions/{id}", "/v1/questions/{id}/related", "/v1/questions/{id}/duplicates", "/v1/related",
		"/v1/duplicates", "/v1/events", "/v1/verdicts", "/v1/verdicts/undo",
		"/v1/openapi.yaml", "/healthz", "/readyz", "/metrics"}
	if got := strs(body["routes"]); !slices.Equal(got, want) {
		t.Errorf("routes: %q", got)
	}
	_, body = get(t, New(&search.Service{}, Options{OwnMetrics: true}), "GET", "/v1/nothing")
	if got := strs(body["routes"]); !slices.Equal(got, want[:len(want)-1]) {
		t.Errorf("routes without the metrics: %q", got)
	}
}

func strs(v any) []string {
	list, _ := v.([]any)
	var out []string
	for _, x := range list {
		out = append(out, x.(string))
	}
	return out
}

func TestHealth(t *testing.T) {
	h := New(&search.Service{}, Options{Version: "1.2.3"})
	res, body := get(t, h, "GET", "/healthz")
	if res.StatusCode != 200 || body["status"] != "ok" || body["version"] != "1.2.3" {
		t.Errorf("/healthz: %d %v", res.StatusCode, body)
	}
	if got := res.Header.Get("Content-Type"); got != "application/json; charset=utf-8" {
		t.Errorf("Content-Type %q", got)
	}
	res, body = get(t, h, "GET", "/readyz")
	if res.StatusCode != 503 || body["ready"] != false || res.Header.Get("Retry-After") == "" {
		t.Errorf("/readyz without an index: %d %v", res.StatusCode, body)
	}
	if got := res.Header.Get("Content-Type"); got != "application/json; charset=utf-8" {
		t.Errorf("/readyz: Content-Type %q", got)
	}
}

func TestPagesGetTheRest(t *testing.T) {
	pages := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, ok := r.Context().Deadline(); !ok {
			t.Errorf("%s has no deadline", r.URL)
		}
		w.WriteHeader(http.StatusTeapot)
	})
	h := New(&search.Service{}, Options{Pages: pages})
	for target, want := range map[string]int{
		"/": 418, "/?q=a": 418, "/questions/1": 418, "/v1x": 418, "/healthz/": 418,
		"//": 418, "//questions/1": 418, "/v1//../x": 404, "//v1/search?q=a": 404, "/./v1/search": 404, "/x/../v1": 404, "//healthz": 404,
		"/v1": 404, "/v1/": 404, "/v1/x": 404, "/healthz": 200, "/v1/search": 400,
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		if w.Code != want {
			t.Errorf("%s: %d, want %d", target, w.Code, want)
		}
	}
}
