package decisions

import (
	"context"
	"database/sql"
	"time"
)

// Forgotten is a question that must not be found, whatever generation is served and whatever an export brings back.
type Forgotten struct {
	ID    string    `json:"id"`
	Print string    `json:"-"` // corpus.Question.Wording when it was forgotten; "" where it was not known
	At    time.Time `json:"at"`
	Note  string    `json:"note"`
}

// Forget writes questions into the list. Those that are in it stay as they are, but for a print that was not known.
func (d *DB) Forget(ctx context.Context, questions ...Forgotten) error {
	return d.decide(ctx, func(tx *sql.Tx) error {
		for _, f := range questions {
			_, err := tx.ExecContext(ctx, "INSERT INTO forgotten (id, print, at, note) VALUES (?, ?, ?, ?) "+
				"ON CONFLICT (id) DO UPDATE SET print = excluded.print WHERE print = ''",
				f.ID, f.Print, stamp(f.At), f.Note)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "DELETE FROM remembered WHERE id = ?", f.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// Remember takes a question off the list, or returns ErrNotFound.
func (d *DB) Remember(ctx context.Context, id string) error {
	return d.decide(ctx, func(tx *sql.Tx) error {
		if err := one(tx.ExecContext(ctx, "DELETE FROM forgotten WHERE id = ?", id)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO remembered (id, at) VALUES (?, ?)", id, stamp(time.Now()))
		return err
	})
}

// Forgotten lists them by id.
func (d *DB) Forgotten(ctx context.Context) ([]Forgotten, error) {
	return list(ctx, d, "SELECT id, print, at, note FROM forgotten ORDER BY id", func(scan func(...any) error) (f Forgotten, err error) {
		var at string
		if err = scan(&f.ID, &f.Print, &at, &f.Note); err == nil {
			f.At, err = time.Parse(time.RFC3339, at)
		}
		return f, err
	})
}
