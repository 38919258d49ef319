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

// TestVerdicts: a restore brings the verdicts of a backup beside those here; of a pair the later holds, and what was taken
// back on either side is.
func TestVerdicts(t *testing.T) {
	ctx := t.Context()
	always := func(*decisions.Verdict) bool { return true }
	s := newStore(t)
	publish(t, s, false, "a", "b", "c")
	decide := func(by string, kind decisions.Kind, a, b string) {
		t.Helper()
		d, err := decisions.Open(ctx, s.Dir())
		if err != nil {
			t.Fatal(err)
		}
		_, err = d.Decide(ctx, by, []decisions.Verdict{{A: a, B: b, Kind: kind}}, always)
		if err := errors.Join(err, d.Close()); err != nil {
			t.Fatal(err)
		}
	}
	holding := func(s *generation.Store) map[string]decisions.Kind {
		t.Helper()
		d, err := decisions.OpenReadOnly(ctx, s.Dir())
		if err != nil {
			t.Fatal(err)
		}
		all, err := d.Verdicts(ctx, 0)
		if err := errors.Join(err, d.Close()); err != nil {
			t.Fatal(err)
		}
		m := map[string]decisions.Kind{}
		for _, v := range all {
			m[v.A+v.B] = v.Kind
		}
		return m
	}
	decide("hana", decisions.Later, "a", "b")
	decide("hana", decisions.Related, "a", "c")
	first := create(t, s, "first.tar.gz")
	decide("jiro", decisions.Different, "a", "b")
	d, err := decisions.Open(ctx, s.Dir())
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Undo(ctx, "hana")
	if err := errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
	second := create(t, s, "second")
	want := map[string]decisions.Kind{"ab": decisions.Different, "ac": ""}
	for name, backups := range map[string][]string{"in their order": {first, second}, "the other way": {second, first}} {
		to := newStore(t)
		news := 0
		for _, from := range backups {
			r, err := backup.Restore(ctx, to, from)
			if err != nil {
				t.Fatal(err)
			}
			news += r.Decisions.Verdicts
		}
		if got := holding(to); got["ab"] != want["ab"] || got["ac"] != want["ac"] || news != 3 {
			t.Errorf("%s: %v, %d new, want %v", name, got, news, want)
		}
		if r, err := backup.RestoreDecisions(ctx, to, first); err != nil || r.Decisions.Verdicts != 0 {
			t.Errorf("%s, once more: %+v, %v", name, r, err)
		}
	}
	if r, err := backup.Restore(ctx, s, first); err != nil || r.Decisions.Verdicts != 0 || holding(s)["ab"] != decisions.Different {
		t.Errorf("%+v, %v: %v", r, err, holding(s))
	}
	// Decisions that are gone are those of the backup.
	if err := os.Remove(filepath.Join(s.Dir(), decisions.FileName)); err != nil {
		t.Fatal(err)
	}
	if r, err := backup.RestoreDecisions(ctx, s, first); err != nil || !r.Replaced || holding(s)["ab"] != decisions.Later {
		t.Errorf("%+v, %v: %v", r, err, holding(s))
	}
}
