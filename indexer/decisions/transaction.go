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

// decide runs f in one transaction that also raises the revision.
func (d *DB) decide(ctx context.Context, f func(*sql.Tx) error) error {
	if d.db == nil {
		return errors.New("the decisions were opened to be read only")
	}
	return d.explain(inTx(ctx, d.db, func(tx *sql.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "UPDATE revision SET n = n + 1")
		return err
	}))
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
func list[T any](ctx context.Context, d *DB, query string, row func(scan func(...any) error) (T, error)) (all []T, err error) {
	if d.db == nil {
		return nil, nil
	}
	err = d.read(ctx, func() error {
		all = nil
		rows, err := d.db.QueryContext(ctx, query)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			v, err := row(rows.Scan)
			if err != nil {
				return err
			}
			all = append(all, v)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
