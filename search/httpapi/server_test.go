package httpapi

import (
	"io"
	"net/http"
	"net/http/httptest"
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

	for size, want := range map[int]int{maxURLBytes + 1: 414, 2 * maxHeaderBytes: 431} {
		res, err := http.Get(ts.URL + "/?q=" + strings.Repeat("a", size))
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != want {
			t.Errorf("an address of %d bytes: %d, want %d", size, res.StatusCode, want)
		}
	}
}
