package search

import (
	"context"
	"errors"
	"fmt"

	"kotae/indexer/decisions"
	"kotae/indexer/decisions/verdictfile"
	"kotae/indexer/generation"
)

// ImportVerdicts takes in the verdicts of a file: all, or none where faults tell what is wrong. It returns how many were new; a
// second time none is. by is the editor of those that name none; those without an id are about the questions of the current index.
func ImportVerdicts(ctx context.Context, store *generation.Store, rows []verdictfile.Row, by string) (fresh int, faults []verdictfile.Fault, err error) {
	l, err := openLookup(ctx, store)
	if err != nil {
		return 0, nil, err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	verdicts := make([]decisions.Verdict, len(rows))
	lines := map[decisions.Pair]int{} // of what is decided now
	for i := range rows {
		v, fault := rows[i].Verdict, (*verdictfile.Fault)(nil)
		if v.ID == "" {
			if v, fault = l.anew(&rows[i], by); fault == nil {
				if line, ok := lines[v.Pair()]; ok && v.At.IsZero() {
					fault = &verdictfile.Fault{Reason: fmt.Sprintf("%s and %s are decided in line %d already", v.A, v.B, line), Fix: "remove one, or give both their time"}
				}
				lines[v.Pair()] = rows[i].Line
			}
		}
		if fault != nil {
			fault.Line = rows[i].Line
			faults = append(faults, *fault)
		}
		verdicts[i] = v
	}
	if len(faults) > 0 {
		return 0, faults, nil
	}
	db, err := decisions.Open(ctx, store.Dir())
	if err != nil {
		return 0, nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	fresh, err = db.Import(ctx, verdicts, l.inForce)
	var row *decisions.RowError
	var bad *RequestError
	var c *decisions.ContradictionError
	switch {
	case errors.As(err, &row):
		return 0, []verdictfile.Fault{{Line: rows[row.Row].Line, Reason: row.Reason, Fix: row.Fix}}, nil
	case errors.As(err, &c) && errors.As(mendable(err, verdicts), &bad):
		return 0, []verdictfile.Fault{{Line: lines[c.Broken[0].Pair()], Reason: bad.Reason, Fix: bad.Fix}}, nil
	}
	return fresh, nil, err
}

// anew is what a row without an id decides.
func (l lookup) anew(row *verdictfile.Row, by string) (v decisions.Verdict, fault *verdictfile.Fault) {
	g := Judgement{A: row.A, B: row.B, Kind: row.Kind, Representative: row.Representative, Note: row.Note}
	v, bad := l.judge(&g)
	if bad != nil {
		return v, &verdictfile.Fault{Reason: bad.Param + ": " + bad.Reason, Fix: bad.Fix}
	}
	v.At, v.By = row.At, row.By
	if v.By == "" {
		v.By = by
	}
	if v.By == "" {
		return v, &verdictfile.Fault{Reason: "by is empty", Fix: "name the editor there, or with --by"}
	}
	return v, nil
}

// History tells every verdict that there ever was, also those that were taken back, but none about forgotten questions, the oldest
// first; with standing only those that hold.
func History(ctx context.Context, store *generation.Store, standing bool) (history []decisions.Verdict, err error) {
	l, err := openLookup(ctx, store)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	db, err := decisions.OpenReadOnly(ctx, store.Dir())
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	all, err := db.History(ctx)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if !l.forgets(&all[i]) && (!standing || l.decided.verdicts[all[i].Pair()].ID == all[i].ID) {
			history = append(history, all[i])
		}
	}
	return history, nil
}
