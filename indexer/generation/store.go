// Package generation keeps the index as immutable, checked directories of which one is current.
//
// A data directory holds:
//
//	CURRENT                  the name of the generation that is served
//	HISTORY                  one JSON line for each publication, rollback and restore
//	generations/g000001/     manifest.json, columns.bin, texts.bin, store/ (bleve), dictionary.tsv (where the site has one)
//	generations/.draft-…/    one being built or removed; the next build clears it away
//	dictionary.tsv           the site's own words for the next build (indexer); synonyms.tsv beside it is for search
//	writer.lock, writer.json the lock of the one process that writes, and who holds it
package generation

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Store is a data directory.
type Store struct{ dir string }

// ErrNone is returned where there is no generation.
var ErrNone = errors.New("no index has been built yet")

// OpenStore opens a data directory and makes it if it is not there.
func OpenStore(dir string) (*Store, error) {
	if err := os.MkdirAll(filepath.Join(dir, "generations"), 0o755); err != nil {
		return nil, fmt.Errorf("the data directory cannot be made: %w; choose another with --data", err)
	}
	return &Store{dir: dir}, nil
}

// Dir is the data directory's path.
func (s *Store) Dir() string { return s.dir }

func (s *Store) path(name string) string { return filepath.Join(s.dir, "generations", name) }

// errTorn is returned where there are generations and CURRENT names none or is missing, as after a crash of the disk.
var errTorn = errors.New("names no index")

// Current is the name of the current generation, or ErrNone. Where CURRENT is torn or missing although there are
// generations, the error says so; OpenCurrent and Rollback still find the one to serve.
func (s *Store) Current() (string, error) {
	b, err := os.ReadFile(filepath.Join(s.dir, "CURRENT"))
	if errors.Is(err, fs.ErrNotExist) {
		return "", s.withoutCurrent()
	}
	if err != nil {
		return "", fmt.Errorf("which index is current cannot be read: %w", err)
	}
	name := strings.TrimSpace(string(b))
	if !validName(name) {
		return "", fmt.Errorf("%s %w (%.40q); run kotae rollback or kotae index", filepath.Join(s.dir, "CURRENT"), errTorn, name)
	}
	return name, nil
}

// withoutCurrent is what is wrong where CURRENT is missing.
func (s *Store) withoutCurrent() error {
	names, err := s.Names()
	switch {
	case err != nil:
		return err
	case len(names) == 0:
		return ErrNone
	}
	return fmt.Errorf("%s %w (it is missing); run kotae rollback or kotae index", filepath.Join(s.dir, "CURRENT"), errTorn)
}

// Names lists the generations, oldest first.
func (s *Store) Names() ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(s.dir, "generations"))
	if err != nil {
		return nil, fmt.Errorf("the indexes cannot be listed: %w", err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && validName(e.Name()) {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	return names, nil
}

// nextName follows every generation there is or was.
func (s *Store) nextName() (string, error) {
	names, err := s.Names()
	if err != nil {
		return "", err
	}
	history, err := s.History()
	if err != nil {
		return "", err
	}
	last := 0
	for _, e := range history {
		names = append(names, e.Generation)
	}
	for _, name := range names {
		if n, err := strconv.Atoi(strings.TrimPrefix(name, "g")); err == nil {
			last = max(last, n)
		}
	}
	return fmt.Sprintf("g%06d", last+1), nil
}

func validName(name string) bool {
	n, ok := strings.CutPrefix(name, "g")
	if !ok || len(n) < 6 {
		return false
	}
	_, err := strconv.ParseUint(n, 10, 32)
	return err == nil
}

// setCurrent makes a generation current: whoever looks sees the old name or the new one, also after a power cut.
func (s *Store) setCurrent(name string) error {
	if err := writeFile(filepath.Join(s.dir, "CURRENT"), []byte(name+"\n")); err != nil {
		return fmt.Errorf("index %s cannot be made current: %w", name, err)
	}
	return nil
}

// writeFile replaces a file as a whole: it is written beside, synced, renamed, and the rename is synced.
func writeFile(path string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-")
	if err != nil {
		return err
	}
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Chmod(0o644), tmp.Sync(), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		_ = os.Remove(tmp.Name())
		return err
	}
	return syncDir(filepath.Dir(path))
}

// syncFile makes a file safe against a power cut. Windows syncs only what is open for writing.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncDir makes a directory's list of names safe against a power cut.
func syncDir(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	_ = f.Sync() // some systems cannot sync a directory
	return f.Close()
}
