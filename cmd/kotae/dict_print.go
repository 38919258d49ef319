package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kotae/indexer/analysis"
)

func (a *app) printDiff(d *dictDiff) {
	t := a.text
	if d.Words != nil {
		a.printf(t.DictWords+"\n", len(d.Words.Added), len(d.Words.Removed), len(d.Words.Changed))
		printChanges(a, d.Words, wordRow)
		a.printf("\n"+t.DictRecut+"\n", d.Generation, d.Recut.Questions, d.Recut.Changed)
		a.printTerms(t.DictGained, d.Recut.Gained)
		a.printTerms(t.DictLost, d.Recut.Lost)
		a.printExamples(d.Recut.Examples)
	} else {
		a.printf(t.DictGroups+"\n", len(d.Groups.Added), len(d.Groups.Removed), len(d.Groups.Changed))
		printChanges(a, d.Groups, groupRow)
		a.printFound(d)
	}
	if d.Queries > 0 {
		a.printf("\n"+t.DictReworded+"\n", d.Queries, len(d.Reworded))
		var rows [][]string
		for _, r := range d.Reworded[:min(len(d.Reworded), maxShown)] {
			rows = append(rows, []string{"  " + r.Text, signed(r.Gained, r.Lost)})
		}
		a.printRows(rows, len(d.Reworded))
	}
}

// printRows prints the first rows of count, if there are any.
func (a *app) printRows(rows [][]string, count int) {
	if len(rows) > 0 {
		a.printTable(make([]column, len(rows[0])), rows)
	}
	a.printMore(count)
}

// printChanges marks what is added with +, what is removed with -, and what changes with both.
func printChanges[T any](a *app, c *changes[T], row func(T) []string) {
	var rows [][]string
	add := func(mark string, of T) { rows = append(rows, append([]string{"  " + mark}, row(of)...)) }
	for _, x := range c.Added {
		add("+", x)
	}
	for _, x := range c.Removed {
		add("-", x)
	}
	for _, x := range c.Changed {
		add("-", x.Before)
		add("+", x.After)
	}
	a.printRows(rows[:min(len(rows), maxShown)], len(rows))
}

func wordRow(w analysis.UserWord) []string {
	return []string{w.Surface, w.Reading, w.Term, strings.Join(w.Parts, " "), strings.Join(w.NotBefore, " ")}
}

func groupRow(g group) []string {
	return []string{g.ID, g.Kind, strings.Join(g.Terms, ", ")}
}

func (a *app) printTerms(title string, terms []termCount) {
	if len(terms) == 0 {
		return
	}
	a.printf("\n")
	var rows [][]string
	for _, t := range terms[:min(len(terms), maxShown)] {
		rows = append(rows, []string{t.Term, strconv.Itoa(t.Questions)})
	}
	a.printTable([]column{{title: title}, {a.text.QuestionCount, true}}, rows)
	a.printMore(len(terms))
}

func (a *app) printExamples(examples []example) {
	if len(examples) == 0 {
		return
	}
	a.printf("\n%s\n", a.text.DictExamples)
	var rows [][]string
	for _, e := range examples {
		rows = append(rows, []string{"  " + e.ID, signed(e.Gained, e.Lost), e.Title})
	}
	a.printTable(make([]column, 3), rows)
}

// printFound prints the terms of new and changed groups with the questions they stand in, and which of all terms stand in none.
func (a *app) printFound(d *dictDiff) {
	var news []string
	for _, g := range d.Groups.Added {
		news = append(news, g.Terms...)
	}
	for _, g := range d.Groups.Changed {
		news = append(news, g.After.Terms...)
	}
	var rows [][]string
	var none []string
	for _, t := range d.Terms {
		if t.Questions == 0 {
			none = append(none, t.Term)
		} else if slices.Contains(news, t.Term) {
			rows = append(rows, []string{t.Term, strings.Join(t.Words, " "), strconv.Itoa(t.Questions)})
		}
	}
	if len(rows) > 0 {
		a.printf("\n")
		a.printTable([]column{{title: a.text.DictTerm}, {title: a.text.DictCut}, {a.text.QuestionCount, true}}, rows[:min(len(rows), maxShown)])
		a.printMore(len(rows))
	}
	a.printIDs(a.text.DictNoHits, none, len(none))
}

func (a *app) printTrial(r *dictTrial) {
	t := a.text
	var rows [][]string
	for _, q := range r.Changed[:min(len(r.Changed), maxShown)] {
		rows = append(rows, []string{q.Text, fmt.Sprintf("%d → %d", q.Before, q.After), ids(q.HitsGained), ids(q.HitsLost), signed(q.Gained, q.Lost)})
	}
	if len(rows) > 0 {
		a.printTable([]column{{title: t.DictQuery}, {title: t.DictTotal}, {title: t.DictCame}, {title: t.DictLeft}, {title: t.DictChange}}, rows)
		a.printMore(len(r.Changed))
		a.printf("\n")
	}
	a.printf(t.DictTried+"\n", r.Queries, r.Reworded, r.Moved, r.Gained, r.Lost)
}

func ids(hits []movedHit) string {
	out := make([]string, len(hits))
	for i, h := range hits {
		out[i] = h.ID
	}
	return strings.Join(out, " ")
}
