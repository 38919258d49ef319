package web

import (
	"context"
	"io/fs"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
)

// sampleFiles are those of a data directory with the sample's index, which is built once.
var sampleFiles = sync.OnceValues(func() (fs.FS, error) {
	dir, err := os.MkdirTemp("", "kotae-web-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	a, err := dictionary()
	if err != nil {
		return nil, err
	}
	store, err := generation.OpenStore(dir)
	if err != nil {
		return nil, err
	}
	if _, err = indexer.Build(context.Background(), store, a, indexer.Options{Sample: true, Version: "test"}); err != nil {
		return nil, err
	}
	files := fstest.MapFS{}
	return files, fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, path))
		files[path] = &fstest.MapFile{Data: b, Mode: 0o600}
		return err
	})
})

var dictionary = sync.OnceValues(analysis.New)

// visitor asks for pages of a service.
type visitor struct {
	t   testing.TB
	svc *search.Service
	h   *Handler
}

// newVisitor visits the sample.
func newVisitor(t testing.TB) *visitor {
	t.Helper()
	files, err := sampleFiles()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return visit(t, dir)
}

func visit(t testing.TB, dir string) *visitor {
	t.Helper()
	a, err := dictionary()
	if err != nil {
		t.Fatal(err)
	}
	store, err := generation.OpenStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	svc, err := search.Open(store, a, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = svc.Close() })
	h, err := New(svc, Options{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return &visitor{t, svc, h}
}

// ask sends a request; headers are names and values by turns.
func (v *visitor) ask(target string, headers ...string) *httptest.ResponseRecorder {
	v.t.Helper()
	r := httptest.NewRequest("GET", target, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	v.h.ServeHTTP(w, r)
	return w
}

// open is a page that is there.
func (v *visitor) open(t *testing.T, target string) document {
	t.Helper()
	w := v.ask(target)
	if w.Code != 200 {
		t.Fatalf("%s: %d %s", target, w.Code, w.Body)
	}
	return parse(t, w.Body.Bytes())
}

// under are the elements of a name below those of another name and class.
func (d document) under(name, class, child string) []*html.Node {
	var found []*html.Node
	for _, n := range d.find(name, class) {
		for c := range n.Descendants() {
			if c.Type == html.ElementNode && c.Data == child {
				found = append(found, c)
			}
		}
	}
	return found
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// count is what a link says it leads to.
func count(t *testing.T, a *html.Node) string {
	t.Helper()
	for c := range a.Descendants() {
		if c.Type == html.ElementNode && attr(c, "class") == "count" {
			return textOf(c)
		}
	}
	t.Fatalf("the link %q tells no count", textOf(a))
	return ""
}
