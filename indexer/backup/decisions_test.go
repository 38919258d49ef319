package backup_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kotae/indexer/backup"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

type restoring func(ctx context.Context, s *generation.Store, from string) (*backup.Restored, error)

// TestDecisionsBroken: decisions that are damaged or gone are those of the backup afterwards, with and without its indexes;
// the damaged file is kept. Where the backup has none nothing changes.
func TestDecisionsBroken(t *testing.T) {
	for name, damage := range map[string]func(path string) error{
		"gone":    os.Remove,
		"garbled": func(path string) error { return os.WriteFile(path, []byte("???"), 0o644) },
		"emptied": func(path string) error { return os.Truncate(path, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			publish(t, s, false, "a", "b")
			without := create(t, s, "without")
			forget(t, s, "b")
			with := create(t, s, "with.tar.gz")
			second := publish(t, s, false, "a", "b", "c")
			path := filepath.Join(s.Dir(), decisions.FileName)
			if err := damage(path); err != nil {
				t.Fatal(err)
			}
			before := contents(t, s.Dir())
			for _, restore := range []restoring{backup.Restore, backup.RestoreDecisions} {
				if r, err := restore(t.Context(), s, without); err == nil {
					t.Errorf("from a backup without decisions: %+v", r)
				}
			}
			if after := contents(t, s.Dir()); len(after) != len(before) || after["CURRENT"] != before["CURRENT"] {
				t.Error("a restore that failed changed something")
			}

			r, err := backup.RestoreDecisions(t.Context(), s, with)
			if err != nil || !r.Replaced || (r.Aside == "") != (name == "gone") || r.Forgotten != 1 || r.Current != second {
				t.Fatalf("%+v, %v", r, err)
			}
			if got := forgotten(t, s); !slices.Equal(got, []string{"b"}) {
				t.Errorf("forgotten are %v", got)
			}
			if r.Aside != "" {
				b, err := os.ReadFile(r.Aside)
				if err != nil || string(b) != before[decisions.FileName] {
					t.Errorf("the damaged file is not kept: %v", err)
				}
			}
			wants(t, s, second, "a", "b", "c")

			if err := damage(path); err != nil {
				t.Fatal(err)
			}
			if r, err := backup.Restore(t.Context(), s, with); err != nil || !r.Replaced || r.Current != "g000001" {
				t.Errorf("with the indexes: %+v, %v", r, err)
			}
			if r, err := backup.RestoreDecisions(t.Context(), s, with); err != nil || r.Replaced || r.Decisions.Forgotten != 0 {
				t.Errorf("once more: %+v, %v", r, err)
			}
		})
	}
}

// TestNoDecisions: a backup that has none cannot give any back.
func TestNoDecisions(t *testing.T) {
	s := newStore(t)
	publish(t, s, false, "a")
	if _, err := backup.RestoreDecisions(t.Context(), s, create(t, s, "copy")); !errors.Is(err, backup.ErrNoDecisions) {
		t.Error(err)
	}
}

// TestCreateInside: a backup does not lie in what it backs up.
func TestCreateInside(t *testing.T) {
	s := newStore(t)
	publish(t, s, false, "a")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(s.Dir(), link); err != nil {
		t.Skipf("no link can be made here, so a target behind one was not tried: %v", err)
	}
	for _, target := range []string{
		filepath.Join(s.Dir(), "copy"), filepath.Join(s.Dir(), "generations", "copy.tar.gz"), filepath.Join(link, "copy"), filepath.Join(link, "generations", "copy"),
	} {
		if _, err := backup.Create(t.Context(), s, target, backup.Options{}); !errors.Is(err, backup.ErrInside) {
			t.Errorf("%s: %v", target, err)
		}
	}
	if names, err := filepath.Glob(filepath.Join(s.Dir(), "*", "*copy*")); err != nil || len(names) > 0 {
		t.Errorf("left %v, %v", names, err)
	}
	if _, err := backup.Create(t.Context(), s, s.Dir()+"-copy", backup.Options{}); err != nil {
		t.Error(err)
	}
}
