package generation_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/generation"
)

func TestPrune(t *testing.T) {
	s := newStore(t)
	if _, err := s.Prune(1); !errors.Is(err, generation.ErrNone) {
		t.Errorf("without any generation: %v", err)
	}
	names := mustPublish(t, s, 6)
	step := func(keep int, wantRemoved, wantLeft []string) {
		t.Helper()
		removed, err := s.Prune(keep)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(wantRemoved, removed); diff != "" {
			t.Errorf("keeping %d removed: %s", keep, diff)
		}
		left, err := s.Names()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(wantLeft, left); diff != "" {
			t.Errorf("keeping %d left: %s", keep, diff)
		}
		if gone := drafts(t, s); len(gone) > 0 {
			t.Errorf("files are left in %v", gone)
		}
	}
	step(9, nil, names)
	step(4, names[:1], names[1:])
	if _, _, err := s.Rollback(analyzer); err != nil { // to names[4]
		t.Fatal(err)
	}
	step(2, names[1:2], names[2:])
	step(-1, names[2:4], names[4:]) // neither the current one nor a newer one
	if name, err := publish(s, false, "x"); err != nil || name != "g000007" {
		t.Errorf("published %s, %v; the name of one that was removed is not used again", name, err)
	}
	step(0, names[4:], []string{"g000007"})
}

// TestAgeOfErased: one that is another, but for what was erased from it, is not newer than those that were newer than that.
func TestAgeOfErased(t *testing.T) {
	s := newStore(t)
	names := mustPublish(t, s, 4)
	if _, err := s.RollbackTo(names[1], analyzer); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		d, err := write(s, "q0")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Publish(generation.Manifest{Analyzer: analyzer, Of: names[1], Questions: 1}); err != nil {
			t.Fatal(err)
		}
	}
	older, newer, err := s.Others()
	if diff := cmp.Diff([][]string{{names[0], names[1], "g000005"}, {names[2], names[3]}}, [][]string{older, newer}); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	if _, to, err := s.Rollback(analyzer); err != nil || to != names[0] {
		t.Errorf("rolled back to %s, %v", to, err)
	}
}

// TestPruneUnderAReader: a generation that is being read goes on answering.
func TestPruneUnderAReader(t *testing.T) {
	s := newStore(t)
	mustPublish(t, s, 1)
	g, err := s.OpenCurrent(analyzer)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	mustPublish(t, s, 1)
	if _, err := s.Prune(0); err != nil {
		t.Fatal(err)
	}
	if record, err := g.Record("q0"); err != nil || len(record) == 0 || len(g.Text(0)) == 0 {
		t.Errorf("%q, %v", record, err)
	}
}
