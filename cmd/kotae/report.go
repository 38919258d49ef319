package main

import (
	"fmt"
	"strconv"
	"time"

	"kotae/corpus"
	"kotae/indexer"
)

// maxShown is how much of each list of a report is printed; --json has all of it.
const maxShown = 20

// printReport prints what an import did. done is false where it was refused.
func (a *app) printReport(r *indexer.Report, asJSON, done bool) error {
	if asJSON {
		out := *r
		out.Problems, out.Refusals, out.Warnings = orEmpty(r.Problems), orEmpty(r.Refusals), orEmpty(r.Warnings)
		out.Boilerplate, out.Renamed = orEmpty(r.Boilerplate), orEmpty(r.Renamed)
		out.KeptIDs = orEmpty(r.KeptIDs)
		out.ForgottenIDs, out.RemovedIDs = orEmpty(r.ForgottenIDs), orEmpty(r.RemovedIDs)
		return a.printJSON(out)
	}
	t := a.text
	row := func(sign string, n int, name, note string) []string {
		return []string{name, sign, strconv.Itoa(n), note}
	}
	a.printTable([]column{{}, {}, {right: true}, {}}, [][]string{
		row("", r.Read, t.Read, t.ReadNote),
		row("=", r.Written, t.Written, t.WrittenNote),
		row("+", r.Unchanged, t.Unchanged, t.UnchangedNote),
		row("+", r.Superseded, t.Superseded, t.SupersededNote),
		row("+", r.Refused, t.Refused, t.RefusedNote),
		row("+", r.Rejected, t.Rejected, t.RejectedNote),
		row("+", r.Forgotten, t.Skipped, t.SkippedNote),
		row("", r.Removed, t.Removed, t.RemovedNote),
	})
	a.printProblems(t.RejectedList, r.Problems, r.Rejected)
	a.printProblems(t.RefusedList, r.Refusals, r.Refused)
	a.printProblems(t.WarningList, r.Warnings, len(r.Warnings))
	a.printIDs(t.SkippedList, r.ForgottenIDs, r.Forgotten)
	a.printRenamed(r)
	a.printIDs(t.RemovedList, r.RemovedIDs, r.Removed)
	a.printIDs(t.KeptList, r.KeptIDs, r.Kept)
	a.printBoilerplate(r.Boilerplate)
	switch {
	case r.ComparedWith != "":
		a.printf("\n"+t.ComparedWith+"\n", oneLine(r.Damage), r.ComparedWith)
	case r.Damage != "":
		a.printf("\n"+t.ComparedWithNone+"\n", oneLine(r.Damage))
	}
	if r.Erased > 0 {
		a.printf("\n"+t.ErasedNow+"\n", r.Erased)
	}
	took := r.Took.Round(10 * time.Millisecond).String()
	switch {
	case r.Published:
		a.printf("\n"+t.Published+"\n", r.Generation, r.Questions, r.Answers, took)
	case done && r.Generation != "":
		a.printf("\n"+t.NothingChanged+"\n", r.Generation, r.Questions, r.Answers, took)
	}
	return nil
}

// printProblems lists the first problems of count; the report itself may hold fewer than there were.
func (a *app) printProblems(title string, problems []corpus.Problem, count int) {
	if count == 0 {
		return
	}
	a.printf("\n%s\n", title)
	for _, p := range problems[:min(len(problems), maxShown)] {
		a.printf("  %s\n", oneLine(p.String()))
	}
	a.printMore(count)
}

// printIDs lists the first ids of count.
func (a *app) printIDs(title string, ids []string, count int) {
	if count == 0 {
		return
	}
	a.printf("\n%s\n", title)
	for _, id := range ids[:min(len(ids), maxShown)] {
		a.printf("  %s\n", oneLine(id))
	}
	a.printMore(count)
}

func (a *app) printRenamed(r *indexer.Report) {
	if r.RenamedCount == 0 {
		return
	}
	a.printf("\n%s\n", a.text.RenamedList)
	for _, n := range r.Renamed[:min(len(r.Renamed), maxShown)] {
		a.printf("  %s ← %s\n", oneLine(n.From), oneLine(n.To))
	}
	a.printMore(r.RenamedCount)
}

func (a *app) printBoilerplate(lines []corpus.Candidate) {
	if len(lines) == 0 {
		return
	}
	a.printf("\n%s\n", a.text.BoilerplateList)
	var rows [][]string
	for _, c := range lines[:min(len(lines), maxShown)] {
		rows = append(rows, []string{strconv.Itoa(c.Pages), fmt.Sprintf("%.1f %%", 100*c.Share), c.Line})
	}
	t := a.text
	a.printTable([]column{{t.BoilerplatePages, true}, {t.BoilerplateShare, true}, {t.BoilerplateLine, false}}, rows)
	a.printMore(len(lines))
}

func (a *app) printMore(count int) {
	if count > maxShown {
		a.printf("  "+a.text.AndMore+"\n", count-maxShown)
	}
}

// orEmpty makes a missing list an empty one: a reader of JSON may loop over it without looking.
func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
