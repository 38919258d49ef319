package querylog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// format is PRAGMA user_version of the tables below.
const format = 1

// A write-ahead log: who reads does not hold up who writes. An id holds the time, so that a span of time is a span of the
// table, and needs no index.
const schema = `
CREATE TABLE search (
	id         INTEGER PRIMARY KEY,  -- milliseconds since 1970 << 22, and bits that tell searches of one millisecond apart
	key        TEXT NOT NULL,        -- the text folded: what queries are counted by
	text       TEXT NOT NULL,        -- as it was typed
	outcome    TEXT NOT NULL,        -- strict, relaxed or zero
	total      INTEGER NOT NULL,
	generation TEXT NOT NULL,
	took       INTEGER NOT NULL,     -- microseconds
	filtered   INTEGER NOT NULL
) STRICT;
CREATE INDEX search_key ON search (key, id, outcome);
CREATE INDEX search_took ON search (took);
CREATE TABLE taken (
	id       INTEGER PRIMARY KEY,    -- as that of a search
	search   INTEGER,                -- after which it was taken, where that is known
	key      TEXT NOT NULL,          -- of that search, else of what was typed
	kind     TEXT NOT NULL,          -- result or suggestion
	typed    TEXT NOT NULL,
	text     TEXT NOT NULL,          -- of the suggestion
	question TEXT NOT NULL,
	position INTEGER NOT NULL        -- from 1
) STRICT;
CREATE INDEX taken_key ON taken (key, kind, id, search, position);
CREATE INDEX taken_search ON taken (search) WHERE kind = 'result';
PRAGMA user_version = 1;
`

// pageBytes is SQLite's page.
const pageBytes = 4096

// openToWrite opens the database of a data directory, and makes it where there is none.
func openToWrite(ctx context.Context, path string, maxBytes int64) (*sql.DB, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o640) // what visitors type is not for every account of the machine
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	db, err := connect(path, url.Values{
		"mode": {"rw"}, "_txlock": {"immediate"},
		"_pragma": {"busy_timeout(1000)", "auto_vacuum(incremental)", "journal_mode(wal)", "synchronous(normal)", "secure_delete(on)",
			fmt.Sprintf("max_page_count(%d)", max(1, maxBytes/pageBytes))},
	})
	if err != nil {
		return nil, err
	}
	if err := lay(ctx, db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func connect(path string, options url.Values) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	slashed := filepath.ToSlash(abs)
	if slashed[0] != '/' { // C:/…
		slashed = "/" + slashed
	}
	dsn := url.URL{Scheme: "file", Path: slashed, RawQuery: options.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // whose pragmas hold for all that is done
	return db, nil
}

// lay makes the tables where they are missing; of two processes that do so at once one waits.
func lay(ctx context.Context, db *sql.DB) error {
	return inTx(ctx, db, func(tx *sql.Tx) error {
		version, err := versionOf(ctx, tx)
		switch {
		case err != nil:
			return err
		case version == format:
			return nil
		case version != 0:
			return wrongFormat(version)
		}
		_, err = tx.ExecContext(ctx, schema)
		return err
	})
}

func wrongFormat(version int) error {
	return fmt.Errorf("its format is %d, this kotae has %d; use the kotae that wrote it, or move it away", version, format)
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func versionOf(ctx context.Context, q querier) (version int, err error) {
	return version, q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
}

// inTx runs f in one transaction.
func inTx(ctx context.Context, db *sql.DB, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		_ = tx.Rollback() // what f says is the cause
		return err
	}
	return tx.Commit()
}

// explain says which file is meant and what to do.
func explain(path string, err error) error {
	fix := "check the permissions of the file and its folder"
	var e *sqlite.Error
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, fs.ErrPermission):
	case errors.As(err, &e):
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			fix = "another process is writing to it"
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			fix = "it is damaged: move it away, with its -wal and -shm; kotae serve makes a new one"
		case sqlite3.SQLITE_FULL:
			fix = "the disk is full, or the file is as large as it may be; lower serve.query_log_days or make room"
		}
	}
	return fmt.Errorf("the query log %s cannot be used: %w; %s", path, err, fix)
}
