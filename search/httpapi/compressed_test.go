package httpapi_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"kotae/search/httpapi"
)

func TestCompressed(t *testing.T) {
	pages := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, strings.Repeat("<p>面接</p>", 1000))
	})
	s := newSite(t, httpapi.Options{Pages: pages})
	for _, tt := range []struct {
		target, accept string
		encoding       string
	}{
		{"/v1/search?q=面接", "gzip", "gzip"},
		{"/v1/search?q=面接", "br, gzip;q=0.5", "gzip"},
		{"/v1/search?q=面接", "zstd, gzip;q=0", ""},
		{"/v1/search?q=面接", "identity", ""},
		{"/v1/questions/1308", "gzip", "gzip"},
		{"/v1/openapi.yaml", "gzip", "gzip"},
		{"/metrics", "gzip", "gzip"},
		{"/", "gzip", "gzip"},
		{"/healthz", "gzip", ""}, // too short to gain
	} {
		res, body := s.ask(t, "GET", tt.target, "", "Accept-Encoding", tt.accept)
		if got := res.Header.Get("Content-Encoding"); got != tt.encoding || res.StatusCode != 200 {
			t.Errorf("%s, accepting %q: %d %v", tt.target, tt.accept, res.StatusCode, res.Header)
		}
		if !slices.Contains(vary(res), "Accept-Encoding") {
			t.Errorf("%s: Vary %q", tt.target, vary(res))
		}
		if tt.encoding == "" {
			continue
		}
		r, err := gzip.NewReader(strings.NewReader(body))
		if err != nil {
			t.Errorf("%s: %v", tt.target, err)
			continue
		}
		plain, err := io.ReadAll(r)
		if err != nil || len(plain) <= len(body) {
			t.Errorf("%s: %d bytes became %d, %v", tt.target, len(plain), len(body), err)
		}
	}
	plain, _ := s.ask(t, "GET", "/v1/search?q=面接", "", "Accept-Encoding", "identity")
	packed, _ := s.ask(t, "HEAD", "/v1/search?q=面接", "", "Accept-Encoding", "gzip", "If-None-Match", plain.Header.Get("ETag"))
	if packed.StatusCode != 304 {
		t.Errorf("the tag of a plain answer, asked for in gzip: %d", packed.StatusCode)
	}
}
