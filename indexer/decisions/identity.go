package decisions

import (
	"context"
	"database/sql"
	"time"
)

// Identity says that what the export calls Alias is the question ID: its dump was renamed, and what was decided about it
// still holds. Where the two are the same, it is a question of its own, whatever it was taken for before.
type Identity struct {
	Alias string    `json:"alias"`
	ID    string    `json:"id"`
	At    time.Time `json:"at"`
}

// Identify adds identities; an alias that is known moves to the new id.
func (d *DB) Identify(ctx context.Context, identities ...Identity) error {
	if len(identities) == 0 {
		return nil
	}
	return d.decide(ctx, func(tx *sql.Tx) error {
		for _, i := range identities {
			_, err := tx.ExecContext(ctx, "INSERT INTO identity (alias, id, at) VALUES (?, ?, ?) ON CONFLICT (alias) DO UPDATE SET id = excluded.id, at = excluded.at",
				i.Alias, i.ID, stamp(i.At))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Identities lists them by alias.
func (d *DB) Identities(ctx context.Context) ([]Identity, error) {
	return list(ctx, d, "SELECT alias, id, at FROM identity ORDER BY alias", func(scan func(...any) error) (i Identity, err error) {
		var at string
		if err = scan(&i.Alias, &i.ID, &at); err == nil {
			i.At, err = time.Parse(time.RFC3339, at)
		}
		return i, err
	})
}
