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

// UnusableError is returned for decisions that cannot be used as they are. What they would hide must not be shown meanwhile.
type UnusableError struct {
	Broken bool // they are damaged or gone, so that only Replace brings them back
	text   string
	cause  error
}

func (e *UnusableError) Error() string { return e.text }

func (e *UnusableError) Unwrap() error { return e.cause }

// explain says which file is meant and what to do.
func (d *DB) explain(err error) error {
	var known *UnusableError
	var contradiction *ContradictionError
	var row *RowError
	switch {
	case err == nil, errors.Is(err, ErrNotFound), errors.Is(err, ErrExists), errors.As(err, &known), errors.As(err, &contradiction), errors.As(err, &row),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errFormat):
		return d.unusable(false, err, "the decisions in %s cannot be used: %v; use the kotae that wrote it")
	case errors.Is(err, errLost):
		return d.unusable(true, err, "the decisions in %s cannot be read: %v; bring them back from a backup with kotae restore")
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
	return d.unusable(false, err, "the decisions in %s cannot be used: %v; check the permissions of the file and its folder")
}

func (d *DB) damaged(err error) error {
	return d.unusable(true, err, "the decisions in %s are damaged: %v; bring them back from a backup with kotae restore, which keeps this file too")
}

func (d *DB) unusable(broken bool, err error, format string) error {
	return &UnusableError{Broken: broken, text: fmt.Sprintf(format, d.path, err), cause: err}
}
