package generation

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

const boltName = "root.bolt"

// Revision is a copy of a generation's documents that is open for changes, in the draft's scratch directory. Save puts
// it in its place; Close ends it in any case.
type Revision struct {
	draft  *Draft
	dir    string
	index  *scorch.Scorch // nil when closed
	queue  *index.AnalysisQueue
	failed <-chan error // what bleve's own goroutines could not do: they would try again without end
}

// Revise copies the documents of a generation that the caller has open. It shares no file with it.
func (d *Draft) Revise(ctx context.Context, from *Generation) (*Revision, error) {
	r := &Revision{draft: d, dir: filepath.Join(d.ScratchDir(), storeName)}
	if err := os.MkdirAll(r.dir, 0o755); err != nil {
		return nil, fmt.Errorf("the data directory cannot be written: %w", err)
	}
	m := &from.Manifest
	for _, f := range m.Files {
		name, ok := strings.CutPrefix(f.Path, storeName+"/")
		if !ok {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := copyFile(filepath.Join(r.dir, name), filepath.Join(d.store.path(m.Name), storeName, name)); err != nil {
			return nil, fmt.Errorf("index %s cannot be copied: %w", m.Name, err)
		}
	}
	if err := r.open(); err != nil {
		return nil, errors.Join(fmt.Errorf("the copy of index %s cannot be opened for changes: %w", m.Name, err), r.Close())
	}
	return r, nil
}

func (r *Revision) open() error {
	r.failed = watchFailures(r.dir)
	r.queue = index.NewAnalysisQueue(1)
	idx, err := scorch.NewScorch(scorch.Name, map[string]any{
		"path": r.dir, "bolt_timeout": "5s", "asyncErrorCallbackName": failureCallback,
		"scorchMergePlanOptions": map[string]any{"MaxSegmentSize": 1}, // nothing merges but Compact
	}, r.queue)
	if err != nil {
		return err
	}
	opened, ok := idx.(*scorch.Scorch)
	if !ok {
		return fmt.Errorf("bleve opened it as %T", idx)
	}
	if err := opened.Open(); err != nil { // it has closed itself
		return err
	}
	r.index = opened
	return nil
}

// Change adds documents, each in place of the one of its id, and removes those of the ids gone. They are on disk when it
// returns.
func (r *Revision) Change(ctx context.Context, docs []index.Document, gone []string) error {
	batch := index.NewBatch()
	for _, doc := range docs {
		batch.Update(doc)
	}
	for _, id := range gone {
		batch.Delete(id)
	}
	return r.run(ctx, func() error { return r.index.Batch(batch) })
}

// run does what waits for bleve's goroutines, and stops waiting where one of them failed.
func (r *Revision) run(ctx context.Context, f func() error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- f() }()
	select {
	case err := <-done:
		return errors.Join(err, ctx.Err())
	case err := <-r.failed:
		return fmt.Errorf("the index cannot be written: %w", err)
	}
}

// Save closes the revision and puts its documents where the draft has its own. Nothing of what was removed before the last
// Compact is among the files.
func (r *Revision) Save() error {
	if err := os.MkdirAll(r.draft.StoreDir(), 0o755); err != nil {
		return fmt.Errorf("the data directory cannot be written: %w", err)
	}
	snapshot, err := r.snapshot()
	if err != nil {
		return err
	}
	// bleve's own root.bolt may still name older snapshots, and its directory hold their segments.
	out := &saved{dir: r.draft.StoreDir()}
	err = errors.Join(snapshot.CopyTo(out), snapshot.Close(), r.Close())
	for _, name := range out.segments {
		if err == nil {
			err = os.Rename(filepath.Join(r.dir, name), filepath.Join(out.dir, name))
		}
	}
	if err != nil {
		return fmt.Errorf("the changed index cannot be saved: %w", err)
	}
	return nil
}

// saved is where bleve copies a snapshot to: a new root.bolt. The segments are not copied; they are moved later.
type saved struct {
	dir      string
	segments []string
}

func (s *saved) GetWriter(path string) (io.WriteCloser, error) {
	name := filepath.Base(path)
	if name == boltName {
		return os.Create(filepath.Join(s.dir, name))
	}
	s.segments = append(s.segments, name)
	return nil, nil // bleve leaves out what has no writer
}

func (r *Revision) snapshot() (*scorch.IndexSnapshot, error) {
	reader, err := r.index.Reader()
	if err != nil {
		return nil, err
	}
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errors.Join(fmt.Errorf("bleve reads the index as %T", reader), reader.Close())
	}
	return snapshot, nil
}

// Close releases the files. Closing twice does no harm.
func (r *Revision) Close() error {
	if r.queue != nil {
		r.queue.Close()
		forgetFailures(r.dir)
		r.queue = nil
	}
	if r.index == nil {
		return nil
	}
	err := r.index.Close()
	r.index = nil
	return err
}

func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
