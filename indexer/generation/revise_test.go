package generation_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/google/go-cmp/cmp"

	"kotae/indexer/generation"
)

// revise opens a revision of a generation of five questions, q0 to q4.
func revise(t *testing.T) (*generation.Store, *generation.Draft, *generation.Revision) {
	t.Helper()
	s := newStore(t)
	g, err := s.Open(mustPublish(t, s, 5)[4], analyzer)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	d, err := s.Begin()
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Revise(context.Background(), g)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(r.Close(), d.Discard()); err != nil {
			t.Error(err)
		}
	})
	return s, d, r
}

// newDocument is a question's as write makes it.
func newDocument(id, title string) index.Document {
	doc := document.NewDocument(id)
	doc.AddField(document.NewTextFieldCustom("title", nil, []byte(title), index.IndexField, nil))
	doc.AddField(document.NewTextFieldCustom(generation.RecordField, nil, []byte(`{"id":"`+id+`"}`), index.StoreField, nil))
	return doc
}

// TestRevise: changes go into a copy, whose only files are those of what is left; the generation stays as it was.
func TestRevise(t *testing.T) {
	for _, compact := range []bool{false, true} {
		t.Run(fmt.Sprint("compact ", compact), func(t *testing.T) {
			s, d, r := revise(t)
			before := files(t, generationDir(s, "g000005"))
			ctx := context.Background()
			for i := range 3 {
				docs := []index.Document{newDocument("q1", fmt.Sprint("version", i)), newDocument(fmt.Sprint("new", i), "fresh")}
				if err := r.Change(ctx, docs, []string{fmt.Sprint("q", 2+i), "unknown"}); err != nil {
					t.Fatal(err)
				}
			}
			segments, holes, err := r.Fragmentation()
			if err != nil || segments != 4 || holes != 6 { // q1 three times, q2, q3, q4
				t.Errorf("%d segments, %d holes, %v", segments, holes, err)
			}
			if compact {
				if err := r.Compact(ctx); err != nil {
					t.Fatal(err)
				}
				if segments, holes, err = r.Fragmentation(); err != nil || segments != 1 || holes != 0 {
					t.Errorf("%d segments, %d holes, %v", segments, holes, err)
				}
			}
			if err := r.Save(); err != nil {
				t.Fatal(err)
			}
			saved, err := filepath.Glob(filepath.Join(d.StoreDir(), "*.zap"))
			if err != nil || len(saved) != segments {
				t.Errorf("%v was saved, want %d segments: %v", saved, segments, err)
			}
			finish(t, d, "q0", "q1", "new0", "new1", "new2")
			if diff := cmp.Diff(before, files(t, generationDir(s, "g000005"))); diff != "" {
				t.Error(diff)
			}
			g, err := s.OpenCurrent(analyzer)
			if err != nil {
				t.Fatal(err)
			}
			defer g.Close()
			for id, want := range map[string]bool{"q0": true, "new2": true, "q2": !compact, "unknown": false} {
				if held, err := g.Holds(id); held != want || err != nil {
					t.Errorf("%s stands in the files: %v, %v", id, held, err)
				}
			}
			if _, ok := g.Number("q2"); ok {
				t.Error("q2 is still there")
			}
		})
	}
}

func finish(t *testing.T, d *generation.Draft, ids ...string) {
	t.Helper()
	var rows []generation.Row
	for i, id := range ids {
		rows = append(rows, generation.Row{ID: id, Lengths: []uint32{1}, TextEnd: int64(i + 1), TextLen: 1, Asked: generation.NoDate})
	}
	if err := os.WriteFile(d.TextsFile(), make([]byte, len(ids)), 0o644); err != nil {
		t.Fatal(err)
	}
	n, err := d.Finish(rows, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Publish(generation.Manifest{Analyzer: analyzer, Questions: n}); err != nil {
		t.Fatal(err)
	}
}

// TestCompactOneSegment: what is gone leaves also the only segment that there is.
func TestCompactOneSegment(t *testing.T) {
	s, d, r := revise(t)
	ctx := context.Background()
	if err := errors.Join(r.Change(ctx, nil, []string{"q2"}), r.Compact(ctx), r.Save()); err != nil {
		t.Fatal(err)
	}
	finish(t, d, "q0", "q1", "q3", "q4")
	g, err := s.OpenCurrent(analyzer)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if held, err := g.Holds("q2"); held || err != nil {
		t.Errorf("q2 stands in the files: %v, %v", held, err)
	}
	if held, err := g.Holds("q3"); !held || err != nil {
		t.Errorf("q3 stands in the files: %v, %v", held, err)
	}
}

// TestReviseCannotWrite: a disk that fails is an error, and nothing waits for ever; bleve itself tries again without end.
func TestReviseCannotWrite(t *testing.T) {
	ctx := context.Background()
	for name, f := range map[string]func(*generation.Revision) error{
		"change":  func(r *generation.Revision) error { return r.Change(ctx, []index.Document{newDocument("a", "b")}, nil) },
		"compact": func(r *generation.Revision) error { return r.Compact(ctx) },
	} {
		t.Run(name, func(t *testing.T) {
			_, d, r := revise(t)
			if err := r.Change(ctx, []index.Document{newDocument("x", "y")}, nil); err != nil {
				t.Fatal(err)
			}
			if err := os.RemoveAll(filepath.Join(d.ScratchDir(), "store")); err != nil {
				t.Skipf("open files cannot be removed here, so their loss was not tried: %v", err)
			}
			if err := f(r); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestReviseStopped(t *testing.T) {
	_, _, r := revise(t)
	ctx, stop := context.WithCancel(context.Background())
	if err := r.Change(ctx, []index.Document{newDocument("x", "y")}, nil); err != nil {
		t.Fatal(err)
	}
	stop()
	if err := r.Change(ctx, nil, []string{"x"}); !errors.Is(err, context.Canceled) {
		t.Errorf("change: %v", err)
	}
	if err := r.Compact(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("compact: %v", err)
	}
}
