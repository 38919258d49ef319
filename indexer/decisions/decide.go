package decisions

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Decide writes what an editor decided about pairs of questions, all at once, and returns it as it was written; batch, time and
// ids are given here. The last verdict about a pair holds, whatever the clock says. A *ContradictionError is for verdicts that
// contradict others, of which only those that inForce accepts count; then none is written.
func (d *DB) Decide(ctx context.Context, by string, verdicts []Verdict, inForce func(*Verdict) bool) ([]Verdict, error) {
	written := slices.Clone(verdicts)
	batch := rand.Text()
	for i := range written {
		v := &written[i]
		v.ID, v.Batch, v.By, v.Undone = rand.Text(), batch, by, time.Time{}
		v.Turn()
		if err := v.check(); err != nil {
			return nil, err
		}
	}
	if len(written) == 0 {
		return nil, errors.New("there is no verdict to write")
	}
	pairs := pairsOf(written)
	err := d.decide(ctx, func(tx *sql.Tx) error {
		before, err := broken(ctx, tx, pairs, inForce)
		if err != nil {
			return err
		}
		at, err := after(ctx, tx, by, pairs)
		if err != nil {
			return err
		}
		for i := range written {
			written[i].At = at
			if _, err := insertVerdict(ctx, tx, &written[i]); err != nil {
				return err
			}
		}
		if err := settle(ctx, tx, pairs); err != nil {
			return err
		}
		return contradicts(ctx, tx, pairs, inForce, before)
	})
	if err != nil {
		return nil, err
	}
	return written, nil
}

// Undo takes back what an editor decided last and has not taken back yet, all that was decided at once, and returns it. Of each
// pair the verdict before holds again. ErrNotFound is for an editor without any.
func (d *DB) Undo(ctx context.Context, by string) (undone []Verdict, err error) {
	err = d.decide(ctx, func(tx *sql.Tx) error {
		undone, err = listOf(ctx, tx, "SELECT "+verdictColumns+" FROM verdict v WHERE v.batch = (SELECT batch FROM verdict w WHERE w.by = ? "+
			"AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.batch = w.batch) ORDER BY w.at DESC, w.id DESC LIMIT 1) ORDER BY v.n", scanVerdict, by)
		if err != nil {
			return err
		}
		if len(undone) == 0 {
			return ErrNotFound
		}
		now := time.Now().UTC()
		for i := range undone {
			undone[i].Undone = now
		}
		if err := insertUndone(ctx, tx, undone[0].Batch, now); err != nil {
			return err
		}
		return settle(ctx, tx, pairsOf(undone))
	})
	if err != nil {
		return nil, err
	}
	return undone, nil
}

// check refuses what is no verdict, whoever asks: it would stay for ever.
func (v *Verdict) check() error {
	switch {
	case v.A == "" || v.A >= v.B:
		return fmt.Errorf("%q and %q are no pair of questions", v.A, v.B)
	case !slices.Contains(Kinds, v.Kind):
		return fmt.Errorf("there is no verdict %q", v.Kind)
	case v.Kind == Duplicate && v.Representative != v.A && v.Representative != v.B, v.Kind != Duplicate && v.Representative != "":
		return fmt.Errorf("%q cannot represent %q and %q, which are %s", v.Representative, v.A, v.B, v.Kind)
	case v.By == "" || v.ID == "" || v.Batch == "":
		return errors.New("a verdict needs an editor, an id and a batch")
	}
	return nil
}

// pairsOf are the pairs of verdicts, each once.
func pairsOf(verdicts []Verdict) (pairs []Pair) {
	seen := map[Pair]bool{}
	for i := range verdicts {
		if p := verdicts[i].Pair(); !seen[p] {
			seen[p] = true
			pairs = append(pairs, p)
		}
	}
	return pairs
}

// after is the time now, or where the clock is behind what was decided before, just after that.
func after(ctx context.Context, tx *sql.Tx, by string, pairs []Pair) (time.Time, error) {
	now := time.Now().UTC()
	look := func(query string, args ...any) error {
		var last string
		if err := tx.QueryRowContext(ctx, query, args...).Scan(&last); err != nil || last == "" {
			return err
		}
		t, err := time.Parse(time.RFC3339, last)
		if err == nil && !now.After(t) {
			now = t.Add(time.Nanosecond)
		}
		return err
	}
	if err := look("SELECT ifnull(max(at), '') FROM verdict WHERE by = ?", by); err != nil {
		return now, err
	}
	for _, p := range pairs {
		if err := look("SELECT ifnull(max(at), '') FROM verdict WHERE a = ? AND b = ?", p.A, p.B); err != nil {
			return now, err
		}
	}
	return now, nil
}

// insertVerdict reports whether it was not there yet.
func insertVerdict(ctx context.Context, tx *sql.Tx, v *Verdict) (fresh bool, err error) {
	return changed(tx.ExecContext(ctx, "INSERT INTO verdict (id, batch, a, b, kind, representative, wording_a, wording_b, by, at, note) "+
		"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
		v.ID, v.Batch, v.A, v.B, string(v.Kind), v.Representative, v.WordingA, v.WordingB, v.By, stampFine(v.At), v.Note))
}

func insertUndone(ctx context.Context, tx *sql.Tx, batch string, at time.Time) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO undone (batch, at) VALUES (?, ?) ON CONFLICT (batch) DO UPDATE SET at = min(at, excluded.at)", batch, stampFine(at))
	return err
}

// settle finds out anew which verdicts of pairs hold.
func settle(ctx context.Context, tx *sql.Tx, pairs []Pair) error {
	for _, p := range pairs {
		_, err := tx.ExecContext(ctx, "INSERT INTO pair (a, b, n, changed) VALUES (?1, ?2, (SELECT v.n FROM verdict v WHERE v.a = ?1 AND v.b = ?2 "+
			"AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.batch = v.batch) ORDER BY v.at DESC, v.id DESC LIMIT 1), (SELECT n + 1 FROM revision)) "+
			"ON CONFLICT (a, b) DO UPDATE SET n = excluded.n, changed = excluded.changed WHERE n IS NOT excluded.n", p.A, p.B)
		if err != nil {
			return err
		}
	}
	return nil
}
