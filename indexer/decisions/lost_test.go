package decisions_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/decisions"
)

// decided makes a data directory in which a question is forgotten, and returns it with its database.
func decided(t *testing.T, id string) (dir, path string) {
	t.Helper()
	dir = t.TempDir()
	d, err := decisions.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(d.Forget(t.Context(), decisions.Forgotten{ID: id, At: monday}), d.Close()); err != nil {
		t.Fatal(err)
	}
	return dir, filepath.Join(dir, decisions.FileName)
}

// TestLost: decisions that were there and are gone are an error, never an empty list, and no new ones are made.
func TestLost(t *testing.T) {
	dir, path := decided(t, "1")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	for name, open := range map[string]func() (*decisions.DB, error){
		"to read":  func() (*decisions.DB, error) { return decisions.OpenReadOnly(t.Context(), dir) },
		"to write": func() (*decisions.DB, error) { return decisions.Open(t.Context(), dir) },
	} {
		d, err := open()
		var unusable *decisions.UnusableError
		if d != nil || !errors.As(err, &unusable) || !unusable.Broken {
			t.Errorf("opened %s: %v", name, err)
		}
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("empty ones were made")
	}
}

// TestReplace: those of another database stand in the place of what is damaged or gone, and the damaged file is kept.
func TestReplace(t *testing.T) {
	from, _ := decided(t, "2")
	for name, damage := range map[string]func(path string) error{
		"gone":     os.Remove,
		"garbled":  func(path string) error { return os.WriteFile(path, []byte("?"), 0o644) },
		"a folder": func(path string) error { return errors.Join(os.Remove(path), os.Mkdir(path, 0o755)) },
	} {
		t.Run(name, func(t *testing.T) {
			dir, path := decided(t, "1")
			before := revision(t, openReadOnly(t, dir))
			// A journal that a crash has left must not be taken for that of the new database.
			if err := errors.Join(damage(path), os.WriteFile(path+"-journal", []byte("x"), 0o644)); err != nil {
				t.Fatal(err)
			}
			aside, m, err := decisions.Replace(t.Context(), dir, openReadOnly(t, from))
			if err != nil || m.Forgotten != 1 || (aside == "") != (name == "gone") {
				t.Fatalf("%q, %+v, %v", aside, m, err)
			}
			if aside != "" {
				if _, err := os.Stat(aside); err != nil {
					t.Error(err)
				}
			}
			if _, err := os.Stat(path + "-journal"); err == nil {
				t.Error("the journal is still there")
			}
			d := open(t, dir)
			if diff := cmp.Diff([]string{"2"}, forgotten(t, d)); diff != "" || revision(t, d) <= before {
				t.Errorf("%s, revision %d after %d", diff, revision(t, d), before)
			}
			if left, err := filepath.Glob(filepath.Join(dir, ".decisions.db-*")); err != nil || len(left) > 0 {
				t.Errorf("left %v, %v", left, err)
			}
		})
	}
}
