package backup_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"kotae/indexer/backup"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

const analyzer = "test-analyser"

var monday = time.Date(2025, 4, 7, 9, 0, 0, 0, time.UTC)

func newStore(t testing.TB) *generation.Store {
	t.Helper()
	s, err := generation.OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// publish publishes a generation of questions with these ids.
func publish(t testing.TB, s *generation.Store, sample bool, ids ...string) string {
	t.Helper()
	d, err := s.Begin()
	if err != nil {
		t.Fatal(err)
	}
	b, err := scorch.NewBuilder(map[string]any{"path": d.StoreDir(), "buildPathPrefix": t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	var rows []generation.Row
	var texts strings.Builder
	for _, id := range ids {
		doc := document.NewDocument(id)
		doc.AddField(document.NewTextFieldCustom(generation.RecordField, nil, []byte(`{"id":"`+id+`"}`), index.StoreField, nil))
		text := generation.JoinText("題 "+id, "本文", nil)
		texts.WriteString(text)
		rows = append(rows, generation.Row{ID: id, Hash: id, TextEnd: int64(texts.Len()), TextLen: uint32(len(text)), Asked: generation.NoDate})
		err = errors.Join(err, b.Index(doc))
	}
	err = errors.Join(err, b.Close(), os.WriteFile(d.TextsFile(), []byte(texts.String()), 0o644))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Finish(rows, 0, nil); err != nil {
		t.Fatal(err)
	}
	name, err := d.Publish(generation.Manifest{Version: "test", Analyzer: analyzer, Sample: sample, Questions: len(ids)})
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// wants checks that a store serves a generation and that it has these questions.
func wants(t testing.TB, s *generation.Store, name string, ids ...string) {
	t.Helper()
	g, err := s.OpenCurrent(analyzer)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if g.Manifest.Name != name || g.Manifest.Questions != len(ids) {
		t.Errorf("serves %s with %d questions, want %s with %d", g.Manifest.Name, g.Manifest.Questions, name, len(ids))
	}
	for _, id := range ids {
		if record, err := g.Record(id); err != nil || string(record) != `{"id":"`+id+`"}` {
			t.Errorf("%s: %s, %v", id, record, err)
		}
	}
}

func forget(t testing.TB, s *generation.Store, ids ...string) {
	t.Helper()
	d, err := decisions.Open(t.Context(), s.Dir())
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		err = errors.Join(err, d.Forget(t.Context(), decisions.Forgotten{ID: id, At: monday}))
	}
	if err := errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
}

func forgotten(t testing.TB, s *generation.Store) (ids []string) {
	t.Helper()
	d, err := decisions.OpenReadOnly(t.Context(), s.Dir())
	if err != nil {
		t.Fatal(err)
	}
	all, err := d.Forgotten(t.Context())
	for _, f := range all {
		ids = append(ids, f.ID)
	}
	if err := errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
	return ids
}

// create makes a backup of a store in a new place.
func create(t testing.TB, s *generation.Store, name string) string {
	t.Helper()
	target := filepath.Join(t.TempDir(), name)
	if _, err := backup.Create(t.Context(), s, target, backup.Options{Version: "test"}); err != nil {
		t.Fatal(err)
	}
	return target
}

// contents holds every file below a directory by its path.
func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
