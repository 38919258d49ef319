package decisions

import (
	"context"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

var (
	errFormat  = errors.New("its format is")
	errDamaged = errors.New("it is damaged")
)

// cutOff is what a reader is told where a writer was killed in the middle of a commit.
const cutOff = sqlite3.SQLITE_READONLY_ROLLBACK

// code is SQLite's code of an error, or 0.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

// explain says which file is meant and what to do.
func (d *DB) explain(err error) error {
	switch {
	case err == nil, errors.Is(err, ErrNotFound), errors.Is(err, ErrExists),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errFormat):
		return fmt.Errorf("the decisions in %s cannot be used: %w; use the kotae that wrote it", d.path, err)
	case errors.Is(err, errDamaged):
		return d.damaged(err)
	}
	switch code(err) & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("another process is writing to the decisions in %s; try again: %w", d.path, err)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return d.damaged(err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("the decisions in %s cannot be written, the disk is full: %w", d.path, err)
	}
	return fmt.Errorf("the decisions in %s cannot be used: %w; check the permissions of the file and its folder", d.path, err)
}

func (d *DB) damaged(err error) error {
	return fmt.Errorf("the decisions in %s are damaged: %w; move the file away and bring it back from a backup with kotae restore", d.path, err)
}
