package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"strconv"
	"time"

	"kotae/corpus/table"
	"kotae/search/querylog"
)

// loggedQueries is what kotae log top --json and zero --json print.
type loggedQueries struct {
	Since time.Time `json:"since,omitzero"` // zero is all that is kept
	querylog.Summary
	Queries []querylog.Query `json:"queries"`
}

// loggedSlow is what kotae log slow --json prints.
type loggedSlow struct {
	Since time.Time `json:"since,omitzero"` // as above
	querylog.Summary
	Slowest []querylog.Slow `json:"slowest"`
}

func (a *app) logTop(ctx context.Context, r *querylog.Reader, since time.Time, o logOptions) error {
	all, err := r.Top(ctx, since, o.n)
	if err != nil {
		return err
	}
	return a.printQueries(ctx, r, since, o, all)
}

func (a *app) logZero(ctx context.Context, r *querylog.Reader, since time.Time, o logOptions) error {
	all, err := r.Zero(ctx, since, o.n)
	if err != nil {
		return err
	}
	return a.printQueries(ctx, r, since, o, all)
}

func (a *app) printQueries(ctx context.Context, r *querylog.Reader, since time.Time, o logOptions, all []querylog.Query) error {
	if o.format == "csv" {
		rows := [][]string{{"query", "searches", "strict", "relaxed", "zero", "last_outcome", "last_hits", "last", "clicked", "mean_position", "suggestions"}}
		for _, q := range all {
			rows = append(rows, []string{q.Text, strconv.Itoa(q.Count), strconv.Itoa(q.Strict), strconv.Itoa(q.Relaxed), strconv.Itoa(q.Zero), q.Outcome,
				strconv.Itoa(q.Total), q.Last.Format(time.RFC3339), strconv.Itoa(q.Clicked), position(q.Position, ""), strconv.Itoa(q.Chosen)})
		}
		return a.printCSV(rows)
	}
	s, err := r.Summary(ctx, since)
	if err != nil {
		return err
	}
	if o.format == "json" {
		return a.printJSON(loggedQueries{since, s, all})
	}
	a.printSummary(s)
	if len(all) == 0 {
		return nil
	}
	t := a.text
	columns := []column{{title: t.LogQuery}, {t.LogSearches, true}, {t.LogStrict, true}, {t.LogRelaxed, true}, {t.LogZero, true}, {title: t.LogLast},
		{t.LogHits, true}, {t.LogClicked, true}, {t.LogPosition, true}, {t.LogChosen, true}}
	var rows [][]string
	for _, q := range all {
		rows = append(rows, []string{q.Text, strconv.Itoa(q.Count), strconv.Itoa(q.Strict), strconv.Itoa(q.Relaxed), strconv.Itoa(q.Zero), a.outcome(q.Outcome),
			strconv.Itoa(q.Total), fmt.Sprintf("%.0f %%", 100*float64(q.Clicked)/float64(q.Count)), position(q.Position, "–"), strconv.Itoa(q.Chosen)})
	}
	a.printTable(columns, rows)
	return nil
}

func (a *app) logSlow(ctx context.Context, r *querylog.Reader, since time.Time, o logOptions) error {
	all, err := r.Slow(ctx, since, o.n)
	if err != nil {
		return err
	}
	if o.format == "csv" {
		rows := [][]string{{"query", "ms", "hits", "outcome", "filtered", "generation", "at"}}
		for _, s := range all {
			rows = append(rows, []string{s.Text, milliseconds(s.MS), strconv.Itoa(s.Total), s.Outcome, strconv.FormatBool(s.Filtered), s.Generation, s.At.Format(time.RFC3339)})
		}
		return a.printCSV(rows)
	}
	sum, err := r.Summary(ctx, since)
	if err != nil {
		return err
	}
	if o.format == "json" {
		return a.printJSON(loggedSlow{since, sum, all})
	}
	a.printSummary(sum)
	if len(all) == 0 {
		return nil
	}
	t := a.text
	var rows [][]string
	for _, s := range all {
		rows = append(rows, []string{milliseconds(s.MS), s.Text, strconv.Itoa(s.Total), a.outcome(s.Outcome), s.Generation, localTime(s.At)})
	}
	a.printTable([]column{{t.LogMS, true}, {title: t.LogQuery}, {t.LogHits, true}, {title: t.LogOutcome}, {title: t.IndexName}, {title: t.When}}, rows)
	return nil
}

// printSummary says how many searches there were in all.
func (a *app) printSummary(s querylog.Summary) {
	if s.Searches == 0 {
		a.printf("%s\n", a.text.NothingLogged)
		return
	}
	a.printf(a.text.LogSummary+"\n\n", s.Searches, s.Strict, s.Relaxed, s.Zero, s.Clicked, localTime(s.First))
}

// printCSV prints rows as Excel opens them, and runs nothing in them.
func (a *app) printCSV(rows [][]string) error {
	a.printf("\ufeff")
	w := csv.NewWriter(a.out)
	w.UseCRLF = true
	for _, row := range rows {
		for i := range row {
			row[i] = table.Guard(row[i])
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func (a *app) outcome(o string) string {
	switch o {
	case "strict":
		return a.text.LogStrict
	case "relaxed":
		return a.text.LogRelaxed
	}
	return a.text.LogZero
}

// position is a mean with one decimal, or what stands for none.
func position(p float64, none string) string {
	if p == 0 {
		return none
	}
	return strconv.FormatFloat(p, 'f', 1, 64)
}

func milliseconds(ms float64) string { return strconv.FormatFloat(ms, 'f', 1, 64) }
