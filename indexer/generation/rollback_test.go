package generation_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/generation"
)

func TestRollback(t *testing.T) {
	s := newStore(t)
	if _, _, err := s.Rollback(analyzer); !errors.Is(err, generation.ErrNone) {
		t.Errorf("without any generation: %v, want ErrNone", err)
	}
	names := mustPublish(t, s, 3)
	for _, step := range [][2]string{{names[2], names[1]}, {names[1], names[0]}} {
		from, to, err := s.Rollback(analyzer)
		if err != nil || from != step[0] || to != step[1] || current(t, s) != to {
			t.Fatalf("from %s to %s, current %s: %v; want %v", from, to, current(t, s), err, step)
		}
	}
	if _, _, err := s.Rollback(analyzer); err == nil || !strings.Contains(err.Error(), "no older generation") {
		t.Errorf("with nothing older: %v", err)
	}
	if got := current(t, s); got != names[0] {
		t.Errorf("a rollback that failed made %s current", got)
	}
	// The next one follows all there ever were, so that no name means two things.
	if name, err := publish(s, false, "x"); err != nil || name != "g000004" {
		t.Errorf("published %s, %v; want g000004", name, err)
	}
	var actions []string
	events, err := s.History()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		actions = append(actions, e.Action+" "+e.Generation)
	}
	want := []string{"publish g000001", "publish g000002", "publish g000003", "rollback g000002", "rollback g000001", "publish g000004"}
	if diff := cmp.Diff(want, actions); diff != "" {
		t.Error(diff)
	}
}

func TestRollbackSkipsDamaged(t *testing.T) {
	s := newStore(t)
	names := mustPublish(t, s, 3)
	if err := os.Truncate(filepath.Join(generationDir(s, names[1]), "texts.bin"), 1); err != nil {
		t.Fatal(err)
	}
	if _, to, err := s.Rollback(analyzer); err != nil || to != names[0] {
		t.Errorf("went to %s, %v; want %s", to, err, names[0])
	}
	if _, _, err := s.Rollback("another analyser"); err == nil {
		t.Error("went back to a generation of another analyser")
	}
}

// TestRollbackWithoutHistory: CURRENT does not change where that cannot be recorded.
func TestRollbackWithoutHistory(t *testing.T) {
	s := newStore(t)
	names := mustPublish(t, s, 2)
	path := filepath.Join(s.Dir(), "HISTORY")
	if err := errors.Join(os.Remove(path), os.Mkdir(path, 0o755)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Rollback(analyzer); err == nil || current(t, s) != names[1] {
		t.Errorf("current is %s, error %v; want %s and an error", current(t, s), err, names[1])
	}
}

// TestCurrent: whatever CURRENT holds, the best generation is served, the error says what is wrong, and both commands it
// names get out of it.
func TestCurrent(t *testing.T) {
	for name, c := range map[string]struct {
		content         string
		rolledBack      bool // before it was torn: then the newest is not what is wanted
		serve, rollback string
	}{
		"empty":                     {"", false, "g000003", "g000003"},
		"torn":                      {"g00", false, "g000003", "g000003"},
		"zeroed":                    {"\x00\x00\x00\x00\x00\x00\x00\x00", false, "g000003", "g000003"},
		"naming nothing":            {"../../etc\n", false, "g000003", "g000003"},
		"a sign":                    {"g+00001\n", false, "g000003", "g000003"},
		"torn after a rollback":     {"g0000", true, "g000002", "g000002"},
		"missing generation":        {"g000009\n", false, "g000003", "g000003"},
		"missing, with none before": {"g000000\n", false, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			mustPublish(t, s, 3)
			if c.rolledBack {
				if _, _, err := s.Rollback(analyzer); err != nil {
					t.Fatal(err)
				}
			}
			setCurrent(t, s, c.content)
			g, err := s.OpenCurrent(analyzer)
			if err == nil {
				t.Fatal("no error says that CURRENT is wrong")
			}
			if !strings.Contains(err.Error(), "kotae rollback") || !strings.Contains(err.Error(), "kotae index") {
				t.Errorf("the error does not say what to do: %v", err)
			}
			served := ""
			if g != nil {
				served = g.Manifest.Name
				if err := g.Close(); err != nil {
					t.Error(err)
				}
			}
			if served != c.serve {
				t.Errorf("serves %q, want %q", served, c.serve)
			}
			_, to, err := s.Rollback(analyzer)
			if to != c.rollback || (err == nil) != (c.rollback != "") {
				t.Errorf("rolled back to %q, %v; want %q", to, err, c.rollback)
			}
			if next, err := publish(s, false, "x"); err != nil || next != "g000004" && next != "g000010" || current(t, s) != next {
				t.Errorf("published %s, %v", next, err)
			}
		})
	}
}

func TestPrune(t *testing.T) {
	s := newStore(t)
	if _, err := s.Prune(1); !errors.Is(err, generation.ErrNone) {
		t.Errorf("without any generation: %v", err)
	}
	names := mustPublish(t, s, 5)
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
	step(3, names[:1], names[1:])
	if _, _, err := s.Rollback(analyzer); err != nil { // to names[3]
		t.Fatal(err)
	}
	step(2, names[1:2], names[2:])
	step(-1, []string{names[2], names[4]}, names[3:4]) // never the current one
	if name, err := publish(s, false, "x"); err != nil || name != "g000006" {
		t.Errorf("published %s, %v; the name of one that was removed is not used again", name, err)
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
