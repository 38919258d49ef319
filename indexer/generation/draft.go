package generation

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"time"

	index "github.com/blevesearch/bleve_index_api"

	"kotae/indexer/completion"
)

// Draft is a generation being built, which nobody serves. End it by Publish or Discard. Only the holder of the store's
// lock may have one.
type Draft struct {
	store *Store
	dir   string
}

const draftPrefix = ".draft-"

// Sweep removes what an interrupted build left behind. The caller holds the lock.
func (s *Store) Sweep() error {
	root := filepath.Join(s.dir, "generations")
	entries, err := os.ReadDir(root)
	if err != nil {
		return fmt.Errorf("the data directory cannot be read: %w", err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), draftPrefix) {
			if err := os.RemoveAll(filepath.Join(root, e.Name())); err != nil {
				return fmt.Errorf("an unfinished build cannot be removed: %w", err)
			}
		}
	}
	return nil
}

// Begin sweeps and starts a generation.
func (s *Store) Begin() (*Draft, error) {
	if err := s.Sweep(); err != nil {
		return nil, err
	}
	root := filepath.Join(s.dir, "generations")
	dir, err := os.MkdirTemp(root, draftPrefix)
	if err != nil {
		return nil, fmt.Errorf("the data directory cannot be written: %w", err)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		return nil, fmt.Errorf("the data directory cannot be written: %w", err)
	}
	return &Draft{store: s, dir: dir}, nil
}

// StoreDir is where bleve's files go.
func (d *Draft) StoreDir() string { return filepath.Join(d.dir, storeName) }

// TextsFile is the path of the texts.
func (d *Draft) TextsFile() string { return filepath.Join(d.dir, textsName) }

// WriteDictionary keeps the site's own words that the texts are cut with, as their file; the manifest must have their
// fingerprint.
func (d *Draft) WriteDictionary(text []byte) error {
	if err := os.WriteFile(filepath.Join(d.dir, wordsName), text, 0o644); err != nil {
		return fmt.Errorf("the data directory cannot be written: %w", err)
	}
	return nil
}

// ScratchDir is a directory for files of the build that are not published.
func (d *Draft) ScratchDir() string { return filepath.Join(d.dir, "scratch") }

// Completer makes the completions of an index, of its rows in the index's order; holes are empty.
type Completer func(r index.IndexReader, rows []Row) (*completion.Data, error)

// Finish writes the columns in bleve's own order, and the completions. Each row belongs to the document of its id; fields is
// how many lengths a row has. Without a completer nothing can be completed. It returns how many documents there are.
func (d *Draft) Finish(rows []Row, fields int, complete Completer) (docs int, err error) {
	byID := make(map[string]int, len(rows))
	for i := range rows {
		byID[rows[i].ID] = i
	}
	idx, reader, err := openReadOnly(d.StoreDir())
	if err != nil {
		return 0, fmt.Errorf("the new index cannot be opened: %w", err)
	}
	defer func() { err = errors.Join(err, reader.Close(), idx.Close()) }()
	all, err := reader.DocIDReaderAll()
	if err != nil {
		return 0, err
	}
	defer all.Close()
	var ordered []Row
	for {
		internal, err := all.Next()
		if err != nil {
			return 0, err
		}
		if internal == nil {
			break
		}
		id, err := reader.ExternalID(internal)
		if err != nil {
			return 0, err
		}
		n, ok := byID[id]
		number := internal.Value()
		if !ok || number < uint64(len(ordered)) || number > math.MaxUint32 {
			return 0, fmt.Errorf("the new index has an unexpected document %q, number %d", id, number)
		}
		for uint64(len(ordered)) < number { // a document that is gone
			ordered = append(ordered, Row{Asked: NoDate})
		}
		ordered = append(ordered, rows[n])
		docs++
	}
	if docs != len(rows) {
		return 0, fmt.Errorf("the new index has %d documents, not %d", docs, len(rows))
	}
	completions := &completion.Data{Titles: completion.NewSet(nil), Words: completion.NewSet(nil)}
	if complete != nil {
		if completions, err = complete(reader, ordered); err != nil {
			return 0, fmt.Errorf("the completions cannot be made: %w", err)
		}
	}
	return docs, errors.Join(newColumns(ordered, fields).write(filepath.Join(d.dir, columnsName)), completions.Write(filepath.Join(d.dir, completionsName)))
}

// Publish seals the draft, checks it as a reader would, and makes it current. It returns the generation's name.
func (d *Draft) Publish(m Manifest) (string, error) {
	if err := os.RemoveAll(d.ScratchDir()); err != nil {
		return "", fmt.Errorf("the build's scratch files cannot be removed: %w", err)
	}
	name, err := d.store.nextName()
	if err != nil {
		return "", err
	}
	m.Name, m.Created = name, time.Now().UTC()
	if err := m.seal(d.dir); err != nil {
		return "", fmt.Errorf("index %s cannot be sealed: %w", name, err)
	}
	g, err := openDir(d.dir)
	if err != nil {
		return "", fmt.Errorf("the new index failed its check and was not published: %w", err)
	}
	if err := g.Close(); err != nil {
		return "", err
	}
	if err := os.Rename(d.dir, d.store.path(name)); err != nil {
		return "", fmt.Errorf("index %s cannot be put in place: %w", name, err)
	}
	if err := syncDir(filepath.Dir(d.dir)); err != nil {
		return "", err
	}
	// The history comes first: if the power fails between the two, the sample still never replaces a site's questions.
	event := Event{Time: m.Created, Action: "publish", Generation: name, Sample: m.Sample, Questions: m.Questions}
	if err := d.store.record(event); err != nil {
		// A draft again: where CURRENT is missing, it would be served all the same.
		return "", errors.Join(err, os.Rename(d.store.path(name), d.dir))
	}
	if err := d.store.setCurrent(name); err != nil {
		return "", err
	}
	return name, nil
}

// Discard removes the draft. After Publish it does nothing.
func (d *Draft) Discard() error { return os.RemoveAll(d.dir) }
