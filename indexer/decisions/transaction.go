package decisions

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

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

// errUnchanged tells decide that there is nothing to write.
var errUnchanged = errors.New("nothing changes")

// decide runs f in one transaction that also raises the revision.
func (d *DB) decide(ctx context.Context, f func(*sql.Tx) error) error {
	if d.db == nil {
		return errors.New("the decisions were opened to be read only")
	}
	err := inTx(ctx, d.db, func(tx *sql.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "UPDATE revision SET n = n + 1")
		return err
	})
	if errors.Is(err, errUnchanged) {
		return nil
	}
	return d.explain(err)
}

// read runs f, which only reads; where a writer was killed in the middle of a commit, that is taken back first.
func (d *DB) read(ctx context.Context, f func() error) error {
	err := f()
	if code(err) == cutOff {
		if err = mend(ctx, d.path); err == nil {
			err = f()
		}
	}
	return d.explain(err)
}

// mend opens the file for writing and reads it, which makes SQLite take back what was cut off.
func mend(ctx context.Context, path string) (err error) {
	db, err := connect(path, "rw")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return check(ctx, db)
}

// one is ErrNotFound where a statement changed nothing.
func one(r sql.Result, err error) error {
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		if err == nil {
			err = ErrNotFound
		}
		return err
	}
	return nil
}

// list reads all rows of a query.
func list[T any](ctx context.Context, d *DB, query string, row func(scan func(...any) error) (T, error), args ...any) (all []T, err error) {
	if d.db == nil {
		return nil, nil
	}
	err = d.read(ctx, func() error {
		all, err = listOf(ctx, d.db, query, row, args...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func listOf[T any](ctx context.Context, db querier, query string, row func(scan func(...any) error) (T, error), args ...any) (all []T, err error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		v, err := row(rows.Scan)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
