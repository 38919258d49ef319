package httpapi

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"kotae/search"
)

func TestRequestID(t *testing.T) {
	h := New(&search.Service{}, Options{})
	ask := func(id string) string {
		r := httptest.NewRequest("GET", "/healthz", nil)
		r.Header.Set("X-Request-Id", id)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Header().Get("X-Request-Id")
	}
	if got := ask("Edge-1.2_3"); got != "Edge-1.2_3" {
		t.Errorf("a sane id became %q", got)
	}
	for _, bad := range []string{"", "a b", "x\ny", "日本", `"`, strings.Repeat("a", 65)} {
		got := ask(bad)
		if got == bad || !harmless(got) {
			t.Errorf("id %q was answered with %q", bad, got)
		}
	}
	if first, second := ask(""), ask(""); first == second {
		t.Error("two requests have the same id")
	}
}

func TestSecurityHeaders(t *testing.T) {
	h := New(&search.Service{}, Options{})
	for _, target := range []string{"/healthz", "/v1/search", "/nothing", "/" + strings.Repeat("a", maxURLBytes)} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		csp := w.Header().Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") || strings.Contains(csp, "*") ||
			!strings.Contains(csp, "script-src 'self';") || !strings.Contains(csp, "connect-src 'self';") {
			t.Errorf("policy %q", csp)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("Referrer-Policy") == "" {
			t.Errorf("headers %v", w.Header())
		}
	}
}

func TestLog(t *testing.T) {
	var buf bytes.Buffer
	h := New(&search.Service{}, Options{Log: slog.New(slog.NewJSONHandler(&buf, nil))})
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/v1/search?q=himitsu", nil))
	var line map[string]any
	if err := json.Unmarshal(buf.Bytes(), &line); err != nil {
		t.Fatalf("%v in %s", err, &buf)
	}
	want := map[string]any{"msg": "request", "method": "GET", "path": "/v1/search", "status": float64(w.Code),
		"bytes": float64(w.Body.Len()), "q_bytes": 7.0, "request_id": w.Header().Get("X-Request-Id")}
	for k, v := range want {
		if line[k] != v {
			t.Errorf("%s is %v, want %v", k, line[k], v)
		}
	}
	if _, ok := line["ms"]; !ok {
		t.Error("no duration")
	}
	if strings.Contains(buf.String(), "himitsu") {
		t.Errorf("the log has the query: %s", &buf)
	}
}

func TestPanic(t *testing.T) {
	var log bytes.Buffer
	h := New(&search.Service{}, Options{
		Log: slog.New(slog.NewTextHandler(&log, nil)),
		Pages: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/half" {
				w.WriteHeader(http.StatusOK)
			}
			panic("secret")
		}),
	})
	res, body := get(t, h, "GET", "/whole")
	if res.StatusCode != 500 || body["type"] != "/problems/internal" || strings.Contains(body["detail"].(string), "secret") {
		t.Errorf("%d %v", res.StatusCode, body)
	}
	for _, want := range []string{"secret", "middleware_test.go", "status=500"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %q: %s", want, &log)
		}
	}
	server := httptest.NewServer(h)
	defer server.Close()
	if res, err := http.Get(server.URL + "/half"); err == nil {
		_ = res.Body.Close()
		t.Errorf("half an answer came as a whole one: %d", res.StatusCode)
	}
	if _, body := get(t, h, "GET", "/healthz"); body["status"] != "ok" {
		t.Error("the service is gone after a panic")
	}
}

func TestInFlight(t *testing.T) {
	entered, release := make(chan struct{}), make(chan struct{})
	h := New(&search.Service{}, Options{
		MaxInFlight: 1,
		Pages: http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			entered <- struct{}{}
			<-release
		}),
	})
	done := make(chan struct{})
	go func() {
		defer close(done)
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
	}()
	<-entered
	res, body := get(t, h, "GET", "/v1/search?q=a")
	if res.StatusCode != 503 || body["type"] != "/problems/busy" || res.Header.Get("Retry-After") != "1" {
		t.Errorf("one too many: %d %v %v", res.StatusCode, body, res.Header)
	}
	if res, _ := get(t, h, "GET", "/healthz"); res.StatusCode != 200 {
		t.Errorf("/healthz is %d while the service is busy", res.StatusCode)
	}
	metrics := httptest.NewRecorder()
	h.Metrics().ServeHTTP(metrics, httptest.NewRequest("GET", "/", nil))
	if want := `kotae_http_requests_rejected_total{reason="busy"} 1`; !strings.Contains(metrics.Body.String(), want+"\n") {
		t.Errorf("the metrics lack %s", want)
	}
	close(release)
	<-done
	if _, body := get(t, h, "GET", "/v1/search?q=a"); body["type"] != "/problems/not-ready" {
		t.Errorf("the slot was not given back: %v", body)
	}
}
