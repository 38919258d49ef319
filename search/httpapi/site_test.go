package httpapi_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/httpapi"
	"kotae/search/web"
)

var dictionary = sync.OnceValues(analysis.New)

// site is a service over a data directory of its own, on a real socket, with a key of each scope.
type site struct {
	server  *httptest.Server
	handler *httpapi.Handler
	svc     *search.Service
	keys    map[string]string // secrets by scope
	log     *buffer
}

// samplePath is a data directory with the sample's index, to be copied.
var samplePath = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "kotae-httpapi-")
	if err != nil {
		return "", err
	}
	return dir, buildSample(dir)
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := samplePath(); err == nil {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

// buildSample publishes one more generation of the sample in a data directory.
func buildSample(dir string) error {
	a, err := dictionary()
	if err != nil {
		return err
	}
	store, err := generation.OpenStore(dir)
	if err != nil {
		return err
	}
	_, err = indexer.Build(context.Background(), store, a, indexer.Options{Sample: true, Version: "test"})
	return err
}

// newSite serves the sample.
func newSite(t *testing.T, o httpapi.Options) *site {
	t.Helper()
	from, err := samplePath()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return openSite(t, o, dir)
}

// newSiteWithPages serves the sample, and its pages.
func newSiteWithPages(t *testing.T, o httpapi.Options) *site {
	t.Helper()
	var pages *web.Handler // made of the service, which comes with the site
	o.Pages = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { pages.ServeHTTP(w, r) })
	o.PageFault = func(w http.ResponseWriter, r *http.Request, status int) { pages.Fault(w, r, status) }
	s := newSite(t, o)
	var err error
	if pages, err = web.New(s.svc, web.Options{}); err != nil {
		t.Fatal(err)
	}
	return s
}

// openSite serves a data directory.
func openSite(t *testing.T, o httpapi.Options, dir string) *site {
	t.Helper()
	a, err := dictionary()
	if err != nil {
		t.Fatal(err)
	}
	store, err := generation.OpenStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	s := &site{keys: map[string]string{}, log: &buffer{}}
	db, err := decisions.Open(t.Context(), store.Dir())
	if err != nil {
		t.Fatal(err)
	}
	for _, scope := range []decisions.Scope{decisions.Search, decisions.Editor, decisions.Admin} {
		if s.keys[string(scope)], err = db.AddKey(t.Context(), "the "+string(scope), scope); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if s.svc, err = search.Open(store, a, search.Options{}); err != nil {
		t.Fatal(err)
	}
	o.Version, o.Log = "test", slog.New(slog.NewJSONHandler(s.log, nil))
	s.handler = httpapi.New(s.svc, o)
	s.server = httptest.NewServer(s.handler)
	t.Cleanup(func() {
		s.server.Close()
		_ = s.svc.Close()
	})
	return s
}

// ask sends a request and reads the whole answer. Headers are names and values by turns.
func (s *site) ask(t *testing.T, method, target, body string, headers ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.server.URL+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return send(t, r)
}

func send(t *testing.T, r *http.Request) (*http.Response, string) {
	t.Helper()
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(b)
}

// buffer is a log that is read while it is written.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}
