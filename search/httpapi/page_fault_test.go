package httpapi_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"kotae/search"
	"kotae/search/httpapi"
	"kotae/search/web"
)

const (
	aPage    = "text/html; charset=utf-8"
	aProblem = "application/problem+json"
)

// TestPageFaults: a visitor who asks too often gets a page in Japanese, a caller of the API a problem.
func TestPageFaults(t *testing.T) {
	s := newSiteWithPages(t, httpapi.Options{PerSecond: 0.001, Burst: 1})
	_, _ = s.ask(t, "GET", "/", "")
	for _, tt := range []struct{ method, target, kind, text string }{
		{"GET", "/?q=面接", aPage, `value="面接"`},
		{"POST", "/", aPage, "少し時間をおいてください"},
		{"GET", "/questions/1308", aPage, "少し時間をおいてください"},
		{"HEAD", "/", aPage, ""},
		{"GET", "/v1/search?q=面接", aProblem, "/problems/too-many-requests"},
	} {
		res, body := s.ask(t, tt.method, tt.target, "")
		if res.StatusCode != 429 || res.Header.Get("Content-Type") != tt.kind || !strings.Contains(body, tt.text) ||
			res.Header.Get("Retry-After") == "" || res.Header.Get("RateLimit") == "" || res.Header.Get("X-Request-Id") == "" {
			t.Errorf("%s %s: %d %v %s", tt.method, tt.target, res.StatusCode, res.Header, body)
		}
	}
}

// TestPagesWhileBusy asks while the one place is taken, and where the pages panic.
func TestPagesWhileBusy(t *testing.T) {
	pages, err := web.New(&search.Service{}, web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	entered, release := make(chan struct{}), make(chan struct{})
	wait := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/panic" {
			panic("himitsu")
		}
		entered <- struct{}{}
		<-release
	})
	h := httpapi.New(&search.Service{}, httpapi.Options{MaxInFlight: 1, Pages: wait, PageFault: pages.Fault})
	ask := func(target string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		return w
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		ask("/")
	}()
	<-entered
	busy, api := ask("/?q=a"), ask("/v1/search?q=a")
	close(release)
	<-done
	if busy.Code != 503 || !strings.Contains(busy.Body.String(), "ただいま混み合っています") || busy.Header().Get("Retry-After") != "1" ||
		busy.Header().Get("Content-Type") != aPage {
		t.Errorf("a page: %d %v %s", busy.Code, busy.Header(), busy.Body)
	}
	if api.Code != 503 || api.Header().Get("Content-Type") != aProblem || !strings.Contains(api.Body.String(), "/problems/busy") {
		t.Errorf("the API: %d %v %s", api.Code, api.Header(), api.Body)
	}
	if w := ask("/panic"); w.Code != 500 || !strings.Contains(w.Body.String(), "申し訳ありません") || strings.Contains(w.Body.String(), "himitsu") {
		t.Errorf("a page that panics: %d %v %s", w.Code, w.Header(), w.Body)
	}
}

// TestUncleanPaths: nothing is redirected; a visitor gets a page, a caller of the API a problem.
func TestUncleanPaths(t *testing.T) {
	s := newSiteWithPages(t, httpapi.Options{})
	for target, kind := range map[string]string{
		"//v1/search?q=a": aProblem, "/v1//search?q=a": aProblem, "//healthz": aProblem,
		"//questions/1308": aPage, "/questions//1308": aPage, "//": aPage, "/questions/../": aPage,
	} {
		if res, body := s.ask(t, "GET", target, ""); res.StatusCode != 404 || res.Header.Get("Content-Type") != kind {
			t.Errorf("%s: %d %v %.200s", target, res.StatusCode, res.Header, body)
		}
	}
	for _, target := range []string{"/", "/questions/1308", "/?q=a//b"} {
		if res, _ := s.ask(t, "GET", target, ""); res.StatusCode != 200 {
			t.Errorf("%s: %d", target, res.StatusCode)
		}
	}
}
