package decisions

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base32"
	"errors"
	"fmt"
	"time"
)

// RowError is one of the verdicts that Import was given, which cannot be taken.
type RowError struct {
	Row    int // its index
	Reason string
	Fix    string
}

func (e *RowError) Error() string { return fmt.Sprintf("verdict %d: %s; %s", e.Row, e.Reason, e.Fix) }

// Import takes in verdicts that History has told, which have an ID, and others, which are decided now: all or none. It returns
// how many were new; a second time none is. Of those without an ID, one without a time is not new where the pair's verdict says
// just the same; what their editor decided without a time, or at one time, is one batch. They must not contradict what holds, as in
// Decide. Those with an ID may: that is how it was.
func (d *DB) Import(ctx context.Context, verdicts []Verdict, inForce func(*Verdict) bool) (fresh int, err error) {
	err = d.decide(ctx, func(tx *sql.Tx) error {
		in := importing{ctx: ctx, tx: tx, batches: map[string]string{}, times: map[string]time.Time{}}
		for i := range verdicts {
			if verdicts[i].ID == "" {
				continue
			}
			if err := in.keep(i, verdicts[i]); err != nil {
				return err
			}
		}
		if err := settle(ctx, tx, pairsOf(in.news)); err != nil {
			return err
		}
		if err := in.decide(verdicts, inForce); err != nil {
			return err
		}
		if len(in.news) == 0 && !in.undid {
			return errUnchanged
		}
		fresh = len(in.news)
		return nil
	})
	if err != nil {
		return 0, err
	}
	return fresh, nil
}

// importing is the state of one Import.
type importing struct {
	ctx     context.Context
	tx      *sql.Tx
	news    []Verdict
	undid   bool
	batches map[string]string    // of what is decided now, by editor
	times   map[string]time.Time // of the same
}

// keep takes in a verdict of a history, as it is.
func (in *importing) keep(row int, v Verdict) error {
	bad := func(reason, fix string) error { return &RowError{row, reason, fix} }
	if err := v.check(); err != nil {
		return bad(err.Error(), "mend it, or leave id and batch empty to decide it now")
	}
	var of string
	switch err := in.tx.QueryRowContext(in.ctx, "SELECT by FROM verdict WHERE batch = ? LIMIT 1", v.Batch).Scan(&of); {
	case err == nil && of != v.By:
		return bad(fmt.Sprintf("batch %s is by %s, not by %s", v.Batch, of, v.By), "leave id and batch empty to decide it now")
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return err
	}
	fresh, undid, err := mergeVerdict(in.ctx, in.tx, &v)
	if err != nil {
		return err
	}
	in.undid = in.undid || undid
	if fresh {
		in.news = append(in.news, v)
		return nil
	}
	same, err := in.has(&v)
	if err != nil || same {
		return err
	}
	return bad(fmt.Sprintf("verdict %s is there, and says otherwise", v.ID), "a verdict stays as it was; leave id, batch and at empty to decide anew")
}

// has reports whether the verdict of an id says the same.
func (in *importing) has(v *Verdict) (bool, error) {
	there, err := listOf(in.ctx, in.tx, "SELECT "+verdictColumns+" FROM verdict v WHERE v.id = ?", scanVerdict, v.ID)
	for _, t := range there {
		t.Undone = v.Undone
		if !t.At.Equal(v.At) {
			return false, err
		}
		t.At = v.At
		if t == *v {
			return true, err
		}
	}
	return false, err
}

// decide takes in the verdicts without an ID.
func (in *importing) decide(verdicts []Verdict, inForce func(*Verdict) bool) error {
	var rows []int
	var named []Verdict
	for i := range verdicts {
		if verdicts[i].ID == "" {
			v := verdicts[i]
			v.Turn()
			rows, named = append(rows, i), append(named, v)
		}
	}
	pairs := pairsOf(named)
	before, err := broken(in.ctx, in.tx, pairs, inForce)
	if err != nil {
		return err
	}
	for i, v := range named {
		if err := in.name(&v, pairs); err != nil {
			return err
		}
		if v.ID == "" { // the pair's verdict says it already
			continue
		}
		if err := v.check(); err != nil {
			return &RowError{rows[i], err.Error(), "mend it"}
		}
		fresh, err := insertVerdict(in.ctx, in.tx, &v)
		if err != nil {
			return err
		}
		if fresh {
			in.news = append(in.news, v)
		}
	}
	if err := settle(in.ctx, in.tx, pairs); err != nil {
		return err
	}
	return contradicts(in.ctx, in.tx, pairs, inForce, before)
}

// name gives a verdict its id, batch and time. It leaves the id of one that says nothing new empty.
func (in *importing) name(v *Verdict, pairs []Pair) error {
	if !v.At.IsZero() { // named by what it says, so that it is the same the next time
		v.Batch = nameOf("batch", v.By, stampFine(v.At))
		v.ID = nameOf("verdict", v.By, stampFine(v.At), v.A, v.B, string(v.Kind), v.Representative, v.Note)
		return nil
	}
	last, err := listOf(in.ctx, in.tx, "SELECT "+verdictColumns+" FROM pair p JOIN verdict v ON v.n = p.n WHERE p.a = ? AND p.b = ?", scanVerdict, v.A, v.B)
	if err != nil {
		return err
	}
	for _, l := range last {
		l.ID, l.Batch, l.At = "", "", time.Time{}
		if l == *v {
			return nil
		}
	}
	if in.batches[v.By] == "" {
		if in.times[v.By], err = after(in.ctx, in.tx, v.By, pairs); err != nil {
			return err
		}
		in.batches[v.By] = rand.Text()
	}
	v.ID, v.Batch, v.At = rand.Text(), in.batches[v.By], in.times[v.By]
	return nil
}

// nameOf is a name that is the same for the same parts, and looks like rand.Text.
func nameOf(parts ...string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", parts))
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:16])
}

// mergeVerdict takes in a verdict of a history, and that it was undone. The caller settles the pair of a fresh one.
func mergeVerdict(ctx context.Context, tx *sql.Tx, v *Verdict) (fresh, undid bool, err error) {
	if fresh, err = insertVerdict(ctx, tx, v); err != nil || v.Undone.IsZero() {
		return fresh, false, err
	}
	var known bool
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM undone WHERE batch = ?)", v.Batch).Scan(&known); err != nil || known {
		return fresh, false, err
	}
	if err := insertUndone(ctx, tx, v.Batch, v.Undone); err != nil {
		return fresh, true, err
	}
	batch, err := listOf(ctx, tx, "SELECT "+verdictColumns+" FROM verdict v WHERE v.batch = ?", scanVerdict, v.Batch)
	if err != nil {
		return fresh, true, err
	}
	return fresh, true, settle(ctx, tx, pairsOf(batch))
}

// mergeVerdicts takes in a history, and returns how many of its verdicts were new.
func mergeVerdicts(ctx context.Context, tx *sql.Tx, history []Verdict) (n int, err error) {
	var news []Verdict
	for i := range history {
		fresh, _, err := mergeVerdict(ctx, tx, &history[i])
		if err != nil {
			return 0, err
		}
		if fresh {
			news = append(news, history[i])
		}
	}
	return len(news), settle(ctx, tx, pairsOf(news))
}
