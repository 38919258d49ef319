package decisions

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"time"
)

// Merged counts what was new in a merge.
type Merged struct {
	Forgotten  int      `json:"forgotten"`
	Again      []string `json:"forgotten_again"` // of these the ids that had been taken off the list here
	Identities int      `json:"identities"`
	Keys       int      `json:"keys"`
	LeftOut    []string `json:"keys_left_out"` // keys whose name another one has here
	Verdicts   int      `json:"verdicts"`      // of editors about pairs of questions
}

// Merge takes in the decisions of another database, in one step. What is here stays: forgotten questions stay forgotten, a
// key that either side has revoked is revoked, of two identities of one alias the newer holds, and of two verdicts about a pair
// the newer that neither side has undone. A key whose name another one has here is left out, since a name always means one key.
func (d *DB) Merge(ctx context.Context, from *DB) (*Merged, error) {
	forgotten, err := from.Forgotten(ctx)
	if err != nil {
		return nil, err
	}
	identities, err := from.Identities(ctx)
	if err != nil {
		return nil, err
	}
	keys, err := from.Keys(ctx)
	if err != nil {
		return nil, err
	}
	history, err := from.History(ctx)
	if err != nil {
		return nil, err
	}
	m := &Merged{}
	err = d.decide(ctx, func(tx *sql.Tx) error {
		for _, f := range forgotten {
			if err := mergeForgotten(ctx, tx, f, m); err != nil {
				return err
			}
		}
		for _, i := range identities {
			if err := mergeIdentity(ctx, tx, i, m); err != nil {
				return err
			}
		}
		for _, k := range keys {
			if err := mergeKey(ctx, tx, k, m); err != nil {
				return err
			}
		}
		m.Verdicts, err = mergeVerdicts(ctx, tx, history)
		return err
	})
	if err != nil {
		return nil, err
	}
	return m, nil
}

func mergeForgotten(ctx context.Context, tx *sql.Tx, f Forgotten, m *Merged) error {
	fresh, err := changed(tx.ExecContext(ctx, "INSERT INTO forgotten (id, print, at, note) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
		f.ID, f.Print, stamp(f.At), f.Note))
	if err != nil {
		return err
	}
	if fresh {
		m.Forgotten++
		again, err := changed(tx.ExecContext(ctx, "DELETE FROM remembered WHERE id = ?", f.ID))
		if again {
			m.Again = append(m.Again, f.ID)
		}
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE forgotten SET print = ? WHERE id = ? AND print = ''", f.Print, f.ID)
	return err
}

func mergeIdentity(ctx context.Context, tx *sql.Tx, i Identity, m *Merged) error {
	newer, err := changed(tx.ExecContext(ctx, "INSERT INTO identity (alias, id, at) VALUES (?, ?, ?) "+
		"ON CONFLICT (alias) DO UPDATE SET id = excluded.id, at = excluded.at WHERE excluded.at > at AND excluded.id != id",
		i.Alias, i.ID, stamp(i.At)))
	if newer {
		m.Identities++
	}
	return err
}

func mergeKey(ctx context.Context, tx *sql.Tx, k Key, m *Merged) error {
	fresh, err := changed(tx.ExecContext(ctx, "INSERT INTO key (name, scope, hash, at, revoked) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		k.Name, string(k.Scope), k.hash, stamp(k.At), stampOrNone(k.Revoked)))
	switch {
	case err != nil:
		return err
	case fresh:
		m.Keys++
		return nil
	}
	if !k.Revoked.IsZero() { // the secret, whatever its name here
		if _, err := tx.ExecContext(ctx, "UPDATE key SET revoked = ? WHERE hash = ? AND revoked = ''", stamp(k.Revoked), k.hash); err != nil {
			return err
		}
	}
	var hash []byte
	err = tx.QueryRowContext(ctx, "SELECT hash FROM key WHERE name = ?", k.Name).Scan(&hash)
	if err == nil && !bytes.Equal(hash, k.hash) || errors.Is(err, sql.ErrNoRows) {
		m.LeftOut = append(m.LeftOut, k.Name)
		return nil
	}
	return err
}

// changed reports whether a statement changed a row.
func changed(r sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := r.RowsAffected()
	return n > 0, err
}

func stampOrNone(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return stamp(t)
}
