package search

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"kotae/indexer/decisions"
)

// ledger reads the decisions of a data directory again and again. One at a time may use it.
type ledger struct {
	dir  string
	db   *decisions.DB // nil until there are any, and after a failure
	file os.FileInfo   // the database that was last seen; nil where there never was one

	writer  *decisions.DB // nil until something is written, and after a failure
	written os.FileInfo   // the database that it writes
}

// look returns what is decided now: last itself, where that is still so. A database that was there and is gone is an
// error, for without it forgotten questions would be found again; one that a restore put in its place is read anew.
func (l *ledger) look(ctx context.Context, last *decided) (*decided, error) {
	path := filepath.Join(l.dir, decisions.FileName)
	file, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := decisions.Lost(l.dir); err != nil {
			return nil, err
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist) && l.file == nil && last != nil:
		return last, nil
	case errors.Is(err, fs.ErrNotExist) && l.file == nil:
		return &decided{}, nil
	case err != nil:
		return nil, fmt.Errorf("the decisions cannot be read: %w; bring them back with kotae restore", err)
	}
	same := l.db != nil && os.SameFile(file, l.file)
	l.file = file
	d, err := l.read(ctx, same, last)
	if err != nil {
		l.close() // to be opened again
		return nil, err
	}
	// A file that was away for a moment reads as if nothing had been decided.
	if after, err := os.Stat(path); err != nil || !os.SameFile(file, after) {
		l.close()
		return nil, fmt.Errorf("the decisions in %s were replaced while they were read", path)
	}
	return d, nil
}

// read reads the database if it is another than before, or of another revision than last.
func (l *ledger) read(ctx context.Context, same bool, last *decided) (*decided, error) {
	if !same {
		l.close()
		db, err := decisions.OpenReadOnly(ctx, l.dir)
		if err != nil {
			return nil, err
		}
		l.db = db
		return readDecided(ctx, db, nil)
	}
	revision, err := l.db.Revision(ctx)
	if err != nil {
		return nil, err
	}
	if last != nil && revision == last.revision {
		return last, nil
	}
	return readDecided(ctx, l.db, last)
}

// write lets f write decisions. The database stays open for the next time: an editor decides with every keystroke, and opening
// reads all of it. What went to a file that was replaced meanwhile is lost, and so is an error.
func (l *ledger) write(ctx context.Context, f func(*decisions.DB) error) error {
	path := filepath.Join(l.dir, decisions.FileName)
	file, err := os.Stat(path)
	if l.writer == nil || err != nil || !os.SameFile(file, l.written) {
		l.closeWriter()
		if l.writer, err = decisions.Open(ctx, l.dir); err != nil {
			l.writer = nil
			return err
		}
		if l.written, err = os.Stat(path); err != nil {
			l.closeWriter()
			return fmt.Errorf("the decisions cannot be written: %w", err)
		}
	}
	if err := f(l.writer); err != nil {
		l.closeWriter()
		return err
	}
	if after, err := os.Stat(path); err != nil || !os.SameFile(after, l.written) {
		l.closeWriter()
		return fmt.Errorf("the decisions in %s were replaced while they were written; decide again", path)
	}
	return nil
}

func (l *ledger) closeWriter() {
	if l.writer != nil {
		_ = l.writer.Close() // what was written is on the disk
		l.writer = nil
	}
}

func (l *ledger) close() {
	if l.db != nil {
		_ = l.db.Close() // read-only: nothing can be lost
		l.db = nil
	}
}
