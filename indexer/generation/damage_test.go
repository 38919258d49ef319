package generation_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kotae/indexer/generation"
)

// TestDamage: whatever happens to any file of a generation, it is an error at open (a truncated file that is mapped
// would kill the process), and the generation before is served with that error.
func TestDamage(t *testing.T) {
	s := newStore(t)
	names := mustPublish(t, s, 2)
	flip := func(at func(size int) int) func([]byte) []byte {
		return func(b []byte) []byte {
			b = slices.Clone(b)
			b[at(len(b))] ^= 0xff
			return b
		}
	}
	damages := map[string]func([]byte) []byte{
		"first byte flipped":  flip(func(int) int { return 0 }),
		"middle byte flipped": flip(func(size int) int { return size / 2 }),
		"last byte flipped":   flip(func(size int) int { return size - 1 }),
		"cut in half":         func(b []byte) []byte { return b[:len(b)/2] },
		"last byte cut":       func(b []byte) []byte { return b[:len(b)-1] },
		"empty":               func([]byte) []byte { return nil },
		"zeroed":              func(b []byte) []byte { return make([]byte, len(b)) },
		"too long":            func(b []byte) []byte { return append(slices.Clone(b), 'x') },
		"removed":             nil,
	}
	dir := generationDir(s, names[1])
	var seen []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		seen = append(seen, filepath.ToSlash(rel))
		whole, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for what, damage := range damages {
			if what == "last byte cut" && rel == "manifest.json" {
				continue // the line feed at its end says nothing
			}
			t.Run(filepath.ToSlash(rel)+" "+what, func(t *testing.T) {
				if damage == nil {
					err = os.Remove(path)
				} else {
					err = os.WriteFile(path, damage(whole), 0o644)
				}
				if err != nil {
					t.Fatal(err)
				}
				wantDamaged(t, s, names[1], names[0])
			})
		}
		return os.WriteFile(path, whole, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"manifest.json", "columns.bin", "texts.bin", "completions.bin", "store/root.bolt"} {
		if !slices.Contains(seen, want) {
			t.Errorf("%s is not among the files of a generation: %v", want, seen)
		}
	}
	g, err := s.OpenCurrent(analyzer)
	if err != nil {
		t.Fatalf("after everything was mended: %v", err)
	}
	if g.Manifest.Name != names[1] || g.Close() != nil {
		t.Errorf("opened %s, want %s", g.Manifest.Name, names[1])
	}
}

func wantDamaged(t *testing.T, s *generation.Store, name, before string) {
	t.Helper()
	g, err := s.Open(name, analyzer)
	var damaged *generation.DamagedError
	if !errors.As(err, &damaged) || g != nil {
		t.Fatalf("opened as %v, error %v; want a DamagedError", g, err)
	}
	if damaged.Name != name || !strings.Contains(err.Error(), "kotae rollback") {
		t.Errorf("the error does not tell which generation and what to do: %v", err)
	}
	g, err = s.OpenCurrent(analyzer)
	if g == nil || !errors.As(err, &damaged) {
		t.Fatalf("OpenCurrent gave %v, error %v; want the generation before, and the DamagedError", g, err)
	}
	if g.Manifest.Name != before || len(g.Columns.IDs) != 1 {
		t.Errorf("OpenCurrent serves %s with %d questions, want %s with 1", g.Manifest.Name, len(g.Columns.IDs), before)
	}
	if err := g.Close(); err != nil {
		t.Error(err)
	}
}

// TestDamagedAll: with nothing whole left, the error is that of the current one.
func TestDamagedAll(t *testing.T) {
	s := newStore(t)
	names := mustPublish(t, s, 2)
	for _, name := range names {
		if err := os.Truncate(filepath.Join(generationDir(s, name), "store", "root.bolt"), 0); err != nil {
			t.Fatal(err)
		}
	}
	g, err := s.OpenCurrent(analyzer)
	var damaged *generation.DamagedError
	if g != nil || !errors.As(err, &damaged) || damaged.Name != names[1] {
		t.Errorf("got %v, error %v; want a DamagedError of %s", g, err, names[1])
	}
}

// TestDamagedBeforeSealing: a store that bleve cannot load is never published, even if it is damaged before its sums
// are taken. bleve opens one whose segment is lost as an empty index, and panics over garbled pages of root.bolt.
func TestDamagedBeforeSealing(t *testing.T) {
	for name, c := range map[string]struct {
		file   string
		damage func(path string) error
	}{
		"segment removed":  {"*.zap", os.Remove},
		"segment in half":  {"*.zap", func(path string) error { return os.Truncate(path, 300) }},
		"segment is empty": {"*.zap", func(path string) error { return os.Truncate(path, 0) }},
		"pages garbled": {"root.bolt", func(path string) error {
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for i := 2 * os.Getpagesize(); i < len(b); i++ { // what follows the two pages that have sums
				b[i] = 0xff
			}
			return os.WriteFile(path, b, 0o600)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			before := mustPublish(t, s, 1)[0]
			d, err := write(s, "a", "b")
			if err != nil {
				t.Fatal(err)
			}
			found, err := filepath.Glob(filepath.Join(d.StoreDir(), c.file))
			if err != nil || len(found) != 1 {
				t.Fatalf("found %v: %v", found, err)
			}
			if err := c.damage(found[0]); err != nil {
				t.Fatal(err)
			}
			if name, err := d.Publish(generation.Manifest{Analyzer: analyzer, Questions: 2}); err == nil {
				t.Errorf("%s was published", name)
			}
			if got := current(t, s); got != before {
				t.Errorf("current is %s, want %s", got, before)
			}
		})
	}
}

func TestOtherAnalyzer(t *testing.T) {
	s := newStore(t)
	name := mustPublish(t, s, 1)[0]
	g, err := s.Open(name, "another")
	if g != nil || err == nil || !strings.Contains(err.Error(), "kotae index") {
		t.Errorf("got %v, error %v; want an error that says to run kotae index", g, err)
	}
}

// TestManifestChanged: a manifest that is good JSON but not what was written.
func TestManifestChanged(t *testing.T) {
	s := newStore(t)
	name := mustPublish(t, s, 1)[0]
	path := filepath.Join(generationDir(s, name), "manifest.json")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new, reason string }{
		{`"sample": false`, `"sample": true`, "torn"},
		{`"version": "test"`, `"version": "tesu"`, "torn"},
		{`"answers": 2`, `"answers": 3`, "torn"},
		{`"format": 4`, `"format": 5, "shards": 3`, "format is 5"}, // of a later kotae
	} {
		changed := strings.Replace(string(whole), c.old, c.new, 1)
		if changed == string(whole) {
			t.Fatalf("%s is not in the manifest:\n%s", c.old, whole)
		}
		if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		var damaged *generation.DamagedError
		if _, err := s.Open(name, analyzer); !errors.As(err, &damaged) || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("with %s: %v, want a DamagedError with %q", c.new, err, c.reason)
		}
	}
}
