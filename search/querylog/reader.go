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
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrNone is returned where a data directory has no query log.
var ErrNone = errors.New("there is no query log")

// Reader reads the log of a data directory, also while a server writes it. It sees what was written when it is asked, which is
// an intent some seconds after it has ended.
type Reader struct {
	db   *sql.DB
	path string
}

// OpenReader opens the log of a data directory, or returns ErrNone.
func OpenReader(ctx context.Context, dir string) (*Reader, error) {
	path := filepath.Join(dir, FileName)
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, ErrNone
	case err != nil:
		return nil, explain(path, err)
	case info.IsDir():
		return nil, explain(path, errors.New("it is a folder"))
	}
	version := 0
	open := func(options url.Values) (db *sql.DB, err error) {
		options.Add("mode", "ro")
		options.Add("_pragma", "busy_timeout(5000)")
		if db, err = connect(path, options); err != nil {
			return nil, err
		}
		if version, err = versionOf(ctx, db); err != nil {
			return nil, errors.Join(err, db.Close())
		}
		return db, nil
	}
	db, err := open(url.Values{})
	if cannotShare(err) && !exists(path+"-wal") { // nobody writes, and what would be shared with a writer cannot be made here
		db, err = open(url.Values{"immutable": {"1"}})
	}
	if err != nil {
		return nil, explain(path, err)
	}
	switch version {
	case format:
		return &Reader{db, path}, nil
	case 0: // a server is about to make it
		return nil, errors.Join(ErrNone, db.Close())
	}
	return nil, errors.Join(explain(path, wrongFormat(version)), db.Close())
}

// cannotShare reports that the files beside a write-ahead log could not be made, as in a folder that may only be read.
func cannotShare(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	code := e.Code() & 0xff
	return code == sqlite3.SQLITE_CANTOPEN || code == sqlite3.SQLITE_READONLY
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Close closes the log.
func (r *Reader) Close() error { return r.db.Close() }

// Summary counts the intents of a time.
type Summary struct {
	Searches int       `json:"searches"`
	Strict   int       `json:"strict"`
	Relaxed  int       `json:"relaxed"`
	Zero     int       `json:"zero"`
	Clicked  int       `json:"clicked"` // searches after which a result was taken
	First    time.Time `json:"first,omitzero"`
}

// Summary counts all since a time.
func (r *Reader) Summary(ctx context.Context, since time.Time) (s Summary, err error) {
	var first sql.NullInt64
	err = r.db.QueryRowContext(ctx, `
SELECT count(*), count(*) FILTER (WHERE outcome = 'strict'), count(*) FILTER (WHERE outcome = 'relaxed'), count(*) FILTER (WHERE outcome = 'zero'),
	(SELECT count(DISTINCT search) FROM taken WHERE kind = 'result' AND search >= ?1), min(id)
FROM search INDEXED BY search_key WHERE id >= ?1`, idOf(since)).Scan(&s.Searches, &s.Strict, &s.Relaxed, &s.Zero, &s.Clicked, &first)
	if err != nil {
		return s, explain(r.path, err)
	}
	if first.Valid {
		s.First = timeOf(first.Int64)
	}
	return s, nil
}

// each reads the rows of a query.
func (r *Reader) each(ctx context.Context, q querier, row func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return explain(r.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return explain(r.path, fmt.Errorf("a row cannot be read: %w", err))
		}
	}
	return explain(r.path, rows.Err())
}
