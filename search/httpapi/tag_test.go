package httpapi_test

import (
	"os"
	"path/filepath"
	"testing"

	"kotae/search/httpapi"
)

func TestTags(t *testing.T) {
	s := newSite(t, httpapi.Options{Origins: []string{"https://example.com"}})
	const target = "/v1/search?q=%E9%9D%A2%E6%8E%A5"
	res, _ := s.ask(t, "GET", target, "")
	tag := res.Header.Get("ETag")
	if tag[:3] != `W/"` || res.Header.Get("Cache-Control") != "no-cache" {
		t.Fatalf("%v", res.Header)
	}
	for _, tt := range []struct {
		method, target, known string
		status                int
	}{
		{"GET", target, tag, 304},
		{"HEAD", target, tag, 304},
		{"GET", target, tag[2:], 304},
		{"GET", target, `"x", ` + tag, 304},
		{"GET", target, `"x"`, 200},
		{"GET", target + "&page=2", tag, 200}, // another address
		{"GET", target + "&page=0", tag, 400}, // an error stays one
		{"GET", "/v1/questions/0", tag, 404},  // so here
		{"GET", "/v1/questions/0", "*", 404},  // there is nothing that could be unchanged
		{"GET", target, "*", 304},
		{"HEAD", target, " * ", 304},
		{"GET", target + "&page=0", "*", 400},
		{"GET", "/v1/questions/1308/related", "", 200},
		{"GET", "/readyz", tag, 200},
	} {
		res, body := s.ask(t, tt.method, tt.target, "", "If-None-Match", tt.known)
		if res.StatusCode != tt.status {
			t.Errorf("%s %s, known %s: %d, want %d", tt.method, tt.target, tt.known, res.StatusCode, tt.status)
		}
		if tt.status == 304 && (body != "" || res.Header.Get("ETag") != tag || res.Header.Get("Cache-Control") != "no-cache") {
			t.Errorf("%s, known %s: %v %q", tt.target, tt.known, res.Header, body)
		}
		if tt.status >= 400 && res.Header.Get("ETag") != "" {
			t.Errorf("the error at %s has a tag", tt.target)
		}
	}
	dir := t.TempDir()
	if err := buildSample(dir); err != nil {
		t.Fatal(err)
	}
	twin, reworded := t.TempDir(), t.TempDir()
	for _, to := range []string{twin, reworded} {
		if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
	}
	other := openSite(t, httpapi.Options{}, dir) // the same sample by the same name, built at another time
	res, _ = other.ask(t, "GET", target, "", "If-None-Match", tag)
	if res.StatusCode != 200 {
		t.Errorf("another index: %d", res.StatusCode)
	}
	tag = res.Header.Get("ETag")
	if res, _ := openSite(t, httpapi.Options{}, twin).ask(t, "GET", target, "", "If-None-Match", tag); res.StatusCode != 304 {
		t.Errorf("a copy of it: %d", res.StatusCode)
	}
	if err := os.WriteFile(filepath.Join(reworded, "synonyms.tsv"), []byte("a\tequivalent\t推し活面談\na\tequivalent\t面接\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if res, _ := openSite(t, httpapi.Options{}, reworded).ask(t, "GET", target, "", "If-None-Match", tag); res.StatusCode != 200 {
		t.Errorf("other synonyms: %d", res.StatusCode)
	}
}
