// Package decisions keeps what people decided about questions, and about who may ask what, in one SQLite file that
// outlives every generation of the index.
package decisions

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
)

// FileName is the database's name in a data directory.
const FileName = "decisions.db"

// format is PRAGMA user_version of the tables below.
const format = 3

// A rollback journal and not a write-ahead log: decisions are rare, and a server that may only read the data directory can
// still read them.
const schema = `
CREATE TABLE revision (n INTEGER NOT NULL);
INSERT INTO revision VALUES (0);
CREATE TABLE forgotten (
	id    TEXT PRIMARY KEY,
	print TEXT NOT NULL,             -- corpus.Question.Wording, so that it stays forgotten under another name
	at    TEXT NOT NULL,             -- RFC 3339, UTC
	note  TEXT NOT NULL
) STRICT;
CREATE TABLE remembered (
	id TEXT PRIMARY KEY,             -- taken off the list and not forgotten again since
	at TEXT NOT NULL
) STRICT;
CREATE TABLE identity (
	alias TEXT PRIMARY KEY,          -- what the export calls it now
	id    TEXT NOT NULL,             -- what it is called here
	at    TEXT NOT NULL
) STRICT;
CREATE TABLE key (
	name    TEXT PRIMARY KEY,
	scope   TEXT NOT NULL,
	hash    BLOB NOT NULL UNIQUE,    -- SHA-256 of the secret
	at      TEXT NOT NULL,
	revoked TEXT NOT NULL            -- "" while it is good
) STRICT;
` + verdictTables + `
PRAGMA user_version = 3;
`

// DB is an open database. It is safe for concurrent use, also by several processes.
type DB struct {
	db   *sql.DB // nil where a database that is only read does not exist: nothing was decided yet
	path string
}

// ErrNotFound is returned for what was never decided.
var ErrNotFound = errors.New("no such decision")

// ErrExists is returned for a name that is taken.
var ErrExists = errors.New("there is one of this name already")

// Open opens the decisions of a data directory for reading and writing, and makes them where there never were any.
func Open(ctx context.Context, dir string) (*DB, error) {
	path := filepath.Join(dir, FileName)
	there, err := made(dir)
	if err != nil {
		return nil, err
	}
	if !there {
		if err := create(ctx, path); err != nil {
			return nil, (&DB{path: path}).explain(err)
		}
	}
	d, err := openChecked(ctx, path, "rw")
	if err != nil {
		return nil, err
	}
	if err := mark(dir); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// OpenReadOnly opens them to read; where there never were any, nothing was decided. A decision that was cut off by a crash
// is taken back first, which writes: the only time that reading does.
func OpenReadOnly(ctx context.Context, dir string) (*DB, error) {
	path := filepath.Join(dir, FileName)
	there, err := made(dir)
	if err != nil {
		return nil, err
	}
	if !there {
		return &DB{path: path}, nil
	}
	return openChecked(ctx, path, "ro")
}

// Check tells whether the decisions of a data directory can be used, before anything is done that needs them.
func Check(ctx context.Context, dir string) error {
	d, err := OpenReadOnly(ctx, dir)
	if err != nil {
		return err
	}
	return d.Close()
}

// Revision grows with each decision; 0 where there is none.
func (d *DB) Revision(ctx context.Context) (n int64, err error) {
	if d.db == nil {
		return 0, nil
	}
	return n, d.read(ctx, func() error { return d.db.QueryRowContext(ctx, "SELECT n FROM revision").Scan(&n) })
}

// Close closes the database.
func (d *DB) Close() error {
	if d.db == nil {
		return nil
	}
	return d.db.Close()
}
