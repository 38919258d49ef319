package main

import (
	"fmt"
	"strconv"

	"kotae/search/eval"
)

// evaluated is what kotae eval --json prints.
type evaluated struct {
	*eval.Result
	Comparison *eval.Comparison `json:"comparison,omitempty"`
}

// printResult prints what was measured, and beside a run before where c is not nil.
func (a *app) printResult(r *eval.Result, c *eval.Comparison, asJSON bool) error {
	if asJSON {
		return a.printJSON(evaluated{r, c})
	}
	a.printf("%s\n", r)
	if c == nil {
		return nil
	}
	for _, m := range []struct {
		name string
		eval.Test
	}{{"ndcg@10", c.NDCG}, {"mrr@10", c.MRR}} {
		a.printf("%s before=%.4f after=%.4f difference=%+.4f p=%.4f\n", m.name, m.Before, m.After, m.Difference, m.P)
	}
	a.printf("won=%d lost=%d tied=%d\n", len(c.Won), len(c.Lost), c.Tied)
	a.printChanges(a.text.WonList, c.Won)
	a.printChanges(a.text.LostList, c.Lost)
	return nil
}

func (a *app) printChanges(title string, changes []eval.Change) {
	if len(changes) == 0 {
		return
	}
	a.printf("\n%s\n", title)
	var rows [][]string
	for _, c := range changes[:min(len(changes), maxShown)] {
		rows = append(rows, []string{"  " + c.ID, fmt.Sprintf("%.4f → %.4f", c.Before, c.After), c.Text})
	}
	a.printTable(make([]column, 3), rows)
	a.printMore(len(changes))
}

// printAgreement prints what was typed and the first documents that were not found as they must be.
func (a *app) printAgreement(g *eval.Agreement, asJSON bool) error {
	if asJSON {
		return a.printJSON(g)
	}
	a.printf("%s\n", g)
	if len(g.Misses) == 0 {
		return nil
	}
	a.printf("\n%s\n", a.text.MissedList)
	var rows [][]string
	for _, m := range g.Misses[:min(len(g.Misses), maxShown)] {
		rank := a.text.NotFound
		if m.Rank > 0 {
			rank = strconv.Itoa(m.Rank)
		}
		rows = append(rows, []string{"  " + m.Term, rank, m.Doc, m.Title})
	}
	a.printTable([]column{{}, {right: true}, {}, {}}, rows)
	a.printMore(len(g.Misses))
	return nil
}
