package querylog

import (
	"context"
	"database/sql"
	"strconv"
	"time"
)

const (
	purgeEvery = 24 * time.Hour
	purgeBatch = 2_000 // rows in one transaction: readers and lines wait for no longer than that takes
	freedPages = 2_000 // given back to the disk at a time, 8 MB
)

// purge deletes a batch of what is older than is kept, and comes again with the next tick until nothing is left, then in a day.
func (w *writer) purge(ctx context.Context, now time.Time) {
	if w.options.Keep <= 0 || w.db == nil || now.Before(w.purgeAt) {
		return
	}
	deleted, err := purge(ctx, w.db, now.Add(-w.options.Keep))
	if err != nil {
		w.failed(now, err)
		return
	}
	if deleted < purgeBatch {
		w.purgeAt = now.Add(purgeEvery)
	}
}

// purge deletes the oldest rows before a time, and returns how many of the table that had the most.
func purge(ctx context.Context, db *sql.DB, before time.Time) (deleted int64, err error) {
	err = inTx(ctx, db, func(tx *sql.Tx) error {
		for _, table := range []string{"search", "taken"} {
			r, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE id IN (SELECT id FROM "+table+" WHERE id < ? ORDER BY id LIMIT ?)",
				idOf(before), purgeBatch)
			if err != nil {
				return err
			}
			n, err := r.RowsAffected()
			if err != nil {
				return err
			}
			deleted = max(deleted, n)
		}
		return nil
	})
	if err != nil || deleted == 0 {
		return deleted, err
	}
	rows, err := db.QueryContext(ctx, "PRAGMA incremental_vacuum("+strconv.Itoa(freedPages)+")") // frees a page with each step
	if err != nil {
		return deleted, err
	}
	defer rows.Close()
	for rows.Next() {
	}
	return deleted, rows.Err()
}
