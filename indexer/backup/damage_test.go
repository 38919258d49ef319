package backup_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/backup"
	"kotae/indexer/generation"
)

// refuses checks that a backup is an error and that it leaves the data directory as it was.
func refuses(t *testing.T, to *generation.Store, from string) {
	t.Helper()
	before := contents(t, to.Dir())
	r, err := backup.Restore(t.Context(), to, from)
	var broken *backup.DamagedError
	if !errors.As(err, &broken) && !errors.Is(err, backup.ErrNoBackup) || r != nil {
		t.Errorf("restored %+v, %v", r, err)
	}
	if diff := cmp.Diff(before, contents(t, to.Dir())); diff != "" {
		t.Errorf("the data directory has changed: %s", diff)
	}
}

func TestDamagedFolder(t *testing.T) {
	from, to := newStore(t), newStore(t)
	publish(t, from, false, "a")
	forget(t, from, "b")
	publish(t, to, false, "x")
	target := create(t, from, "copy")
	var paths []string
	for path := range contents(t, target) {
		paths = append(paths, path)
	}
	for _, want := range []string{"backup.json", "CURRENT", "HISTORY", "decisions.db", "generations/g000001/manifest.json", "generations/g000001/texts.bin"} {
		if !slices.Contains(paths, want) {
			t.Errorf("%s is not in %v", want, paths)
		}
	}
	for _, path := range paths {
		file := filepath.Join(target, filepath.FromSlash(path))
		whole, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		flipped := slices.Clone(whole)
		flipped[len(flipped)/2] ^= 1
		for what, damage := range map[string]func() error{
			"flipped": func() error { return os.WriteFile(file, flipped, 0o644) },
			"cut":     func() error { return os.Truncate(file, int64(len(whole)/2)) },
			"longer":  func() error { return os.WriteFile(file, append(slices.Clone(whole), 'x'), 0o644) },
			"removed": func() error { return os.Remove(file) },
			"a folder": func() error {
				return errors.Join(os.Remove(file), os.Mkdir(file, 0o755))
			},
			"a link out of it": func() error {
				elsewhere := filepath.Join(t.TempDir(), "elsewhere")
				return errors.Join(os.Remove(file), os.WriteFile(elsewhere, whole, 0o644), os.Symlink(elsewhere, file))
			},
		} {
			t.Run(path+" "+what, func(t *testing.T) {
				if err := damage(); err != nil {
					t.Fatal(err)
				}
				refuses(t, to, target)
			})
			if err := errors.Join(os.RemoveAll(file), os.WriteFile(file, whole, 0o644)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(target, ".DS_Store"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Restore(t.Context(), to, target); err != nil {
		t.Errorf("after everything was mended: %v", err)
	}
}

func TestDamagedArchive(t *testing.T) {
	from, to := newStore(t), newStore(t)
	publish(t, from, false, "a")
	publish(t, to, false, "x")
	whole, err := os.ReadFile(create(t, from, "copy.tgz"))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "copy.tgz")
	try := func(content []byte) {
		t.Helper()
		if err := os.WriteFile(file, content, 0o644); err != nil {
			t.Fatal(err)
		}
		refuses(t, to, file)
	}
	for i := range 8 {
		try(whole[:len(whole)*i/8])
		flipped := slices.Clone(whole)
		flipped[min(len(whole)-1, 10+len(whole)*i/8)] ^= 0x55
		try(flipped)
	}
	try(whole[:len(whole)-1])
	try([]byte(strings.Repeat("これは違う", 1000)))
	if err := os.WriteFile(file, whole, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Restore(t.Context(), to, file); err != nil {
		t.Errorf("the whole one: %v", err)
	}
}

// TestNewerDecisionsHere: what cannot be merged into stops everything.
func TestNewerDecisionsHere(t *testing.T) {
	from, to := newStore(t), newStore(t)
	publish(t, from, false, "a")
	forget(t, from, "a")
	publish(t, to, false, "x")
	forget(t, to, "y")
	path := filepath.Join(to.Dir(), "decisions.db")
	db, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	db[63] = 9 // PRAGMA user_version: of a later kotae
	if err := os.WriteFile(path, db, 0o644); err != nil {
		t.Fatal(err)
	}
	target := create(t, from, "copy")
	before := contents(t, to.Dir())
	if r, err := backup.Restore(t.Context(), to, target); err == nil || !strings.Contains(err.Error(), "nothing was restored") {
		t.Errorf("%+v, %v", r, err)
	}
	if diff := cmp.Diff(before, contents(t, to.Dir())); diff != "" {
		t.Error(diff)
	}
}
