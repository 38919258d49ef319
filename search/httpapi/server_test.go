package httpapi

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"kotae/search"
)

// TestServer asks over a real connection: HEAD has the header of GET and no body, and nothing is without a limit.
func TestServer(t *testing.T) {
	srv := NewServer("127.0.0.1:0", New(&search.Service{}, Options{Version: "v"}), nil)
	if srv.ReadHeaderTimeout <= 0 || srv.ReadTimeout <= 0 || srv.WriteTimeout <= requestTimeout || srv.IdleTimeout <= 0 {
		t.Errorf("a limit is missing: %v %v %v %v", srv.ReadHeaderTimeout, srv.ReadTimeout, srv.WriteTimeout, srv.IdleTimeout)
	}
	ts := httptest.NewUnstartedServer(nil)
	ts.Config = srv
	ts.Start()
	defer ts.Close()

	res, err := http.Head(ts.URL + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(res.Body)
	_ = res.Body.Close()
	if err != nil || len(body) != 0 || res.StatusCode != 200 || res.ContentLength != int64(len(`{"status":"ok","version":"v"}`)+1) {
		t.Errorf("HEAD: %d, %d bytes of %d, %v", res.StatusCode, len(body), res.ContentLength, err)
	}

	for _, tt := range []struct {
		query  string
		status int
		kind   string
	}{
		{strings.Repeat("a", maxURLBytes+1), 414, "application/problem+json"},
		{url.QueryEscape(strings.Repeat("面", 5_000)), 414, "application/problem+json"},
		{url.QueryEscape(strings.Repeat("面", 25_000)), 414, "application/problem+json"},
		{strings.Repeat("a", maxHeaderBytes+16<<10), 431, "text/plain; charset=utf-8"},
	} {
		res, err := http.Get(ts.URL + "/v1/search?q=" + tt.query)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		_ = res.Body.Close()
		if res.StatusCode != tt.status || res.Header.Get("Content-Type") != tt.kind || err != nil {
			t.Errorf("a query of %d bytes: %d %v %q, %v; want %d %s", len(tt.query), res.StatusCode, res.Header, body, err, tt.status, tt.kind)
		}
		if tt.status == 414 && !strings.Contains(string(body), "/problems/url-too-long") {
			t.Errorf("a query of %d bytes: %s", len(tt.query), body)
		}
	}
}
