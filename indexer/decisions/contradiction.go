package decisions

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// ContradictionError is returned for verdicts beside which others could not hold. It names those, the newest first; some may
// be of the request itself.
type ContradictionError struct{ Broken []Broken }

func (e *ContradictionError) Error() string {
	var pairs []string
	for _, v := range e.Broken {
		pairs = append(pairs, fmt.Sprintf("%s and %s are %s", v.A, v.B, v.Kind))
	}
	return "this contradicts that " + strings.Join(pairs, ", ")
}

// contradicts returns a *ContradictionError where verdicts about the questions of pairs do not hold that did before.
func contradicts(ctx context.Context, tx *sql.Tx, pairs []Pair, inForce func(*Verdict) bool, before []Broken) error {
	now, err := broken(ctx, tx, pairs, inForce)
	if err != nil {
		return err
	}
	now = slices.DeleteFunc(now, func(v Broken) bool {
		return slices.ContainsFunc(before, func(b Broken) bool { return b.ID == v.ID })
	})
	if len(now) > 0 {
		return &ContradictionError{now}
	}
	return nil
}

// broken lists the verdicts that do not hold, of all about the questions of pairs and their duplicates.
func broken(ctx context.Context, tx *sql.Tx, pairs []Pair, inForce func(*Verdict) bool) ([]Broken, error) {
	var todo []string
	for _, p := range pairs {
		todo = append(todo, p.A, p.B)
	}
	seen, known := map[string]bool{}, map[Pair]bool{}
	var all []Verdict
	for len(todo) > 0 {
		id := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[id] {
			continue
		}
		seen[id] = true
		about, err := listOf(ctx, tx, "SELECT "+verdictColumns+" FROM pair p JOIN verdict v ON v.n = p.n "+
			"WHERE (p.a = ?1 OR p.b = ?1) AND v.kind IN ('duplicate', 'different')", scanVerdict, id)
		if err != nil {
			return nil, err
		}
		for _, v := range about {
			if known[v.Pair()] || !inForce(&v) {
				continue
			}
			known[v.Pair()] = true
			all = append(all, v)
			if v.Kind == Duplicate {
				todo = append(todo, v.A, v.B)
			}
		}
	}
	slices.SortFunc(all, NewestFirst)
	return NewGroups(all).Broken, nil
}
