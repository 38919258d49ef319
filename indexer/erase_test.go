package indexer_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kotae/indexer"
	"kotae/indexer/generation"
)

// TestErase: nothing of a forgotten question is left in any file, whether it was found until now, or was removed or changed
// by imports before, so that its text only stands in holes.
func TestErase(t *testing.T) {
	const secret = "ひみつのことば"
	for name, sources := range map[string][]string{
		"found":                     {"a:" + secret + " b:Q c:R d:S e:T f:U g:V"},
		"found, and changed before": {"a:" + secret + " b:Q c:R d:S e:T f:U g:V", "a:" + secret + "でした b:Q c:R d:S e:T f:U g:V"},
		"of several segments":       {"b:Q c:R d:S e:T f:U g:V x:X", "a:" + secret + " b:Q c:R d:S e:T f:U g:V x:X"},
		"removed before":            {"a:" + secret + " b:Q c:R d:S e:T f:U g:V", "b:Q c:R d:S e:T f:U g:V"},
		"changed, removed before":   {"a:" + secret + " b:Q c:R d:S e:T f:U g:V", "a:P b:Q c:R d:S e:T f:U g:V", "b:Q c:R d:S e:T f:U g:V"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			path := filepath.Join(t.TempDir(), "q.jsonl")
			for _, text := range sources {
				jsonl(t, path, parse(text)...)
				build(t, s, indexer.Options{Sources: []string{path}})
			}
			if !stands(t, s, secret) {
				t.Fatal("the import has erased it, so there is nothing to test")
			}
			forget(t, s, "a")
			r, err := indexer.Erase(t.Context(), s, indexer.Options{Version: "v2"})
			if err != nil || !r.Published || r.Erased != 1 {
				t.Fatalf("%v, %+v", err, r)
			}
			checkClean(t, s)
			g := open(t, s)
			if got := held(t, g); bytes.Contains([]byte(got), []byte("a:")) || g.Manifest.Version != "v2" || g.Manifest.Questions < 3 {
				t.Errorf("the index holds %s, manifest %+v", got, g.Manifest)
			}
			if stands(t, s, secret) {
				t.Error("it still stands in the index's files")
			}
			if n := segments(t, s, g); n != 1 {
				t.Errorf("%d segments", n)
			}
			if r, err := indexer.Erase(t.Context(), s, indexer.Options{}); err != nil || r.Published || r.Erased != 0 {
				t.Errorf("again: %v, %+v", err, r)
			}
		})
	}
}

// stands reports whether a text or its id a stands anywhere in the current generation, be it as a term that no document has
// any more.
func stands(t *testing.T, s *generation.Store, text string) bool {
	t.Helper()
	g := open(t, s)
	for _, field := range append([]string{"_id"}, indexer.FieldNames[:]...) {
		dict, err := g.Reader.FieldDict(field)
		if err != nil {
			t.Fatal(err)
		}
		for {
			entry, err := dict.Next()
			if err != nil {
				t.Fatal(err)
			}
			if entry == nil {
				break
			}
			if entry.Term == "ひみ" || field == "_id" && entry.Term == "a" {
				return true
			}
		}
	}
	dir := filepath.Join(s.Dir(), "generations", g.Manifest.Name)
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	zaps, err := filepath.Glob(filepath.Join(dir, "store", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append(files, zaps...) {
		b, err := os.ReadFile(path)
		if err == nil && bytes.Contains(b, []byte(text)) {
			return true
		}
	}
	return false
}

func TestEraseAll(t *testing.T) {
	s := newStore(t)
	if _, err := indexer.Erase(t.Context(), s, indexer.Options{}); !errors.Is(err, generation.ErrNone) {
		t.Errorf("without an index: %v", err)
	}
	build(t, s, indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), parse("a:P b:Q")...)}})
	if r, err := indexer.Erase(t.Context(), s, indexer.Options{}); err != nil || r.Published {
		t.Errorf("nothing is forgotten: %v, %+v", err, r)
	}
	forget(t, s, "a", "b")
	if r, err := indexer.Erase(t.Context(), s, indexer.Options{}); !errors.Is(err, indexer.ErrAllForgotten) || r.Published {
		t.Errorf("all is forgotten: %v, %+v", err, r)
	}
	checkClean(t, s)
}
