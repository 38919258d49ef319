package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"kotae/corpus/table"
	"kotae/search"
	"kotae/search/duplicates"
	"kotae/search/duplicates/clusters"
)

// dupesWidth is how many columns of a terminal a line of the list takes at most.
const dupesWidth = 100

// maxToldReasons is how many reasons the list tells of a question; --csv and --json have all.
const maxToldReasons = 3

// listDupes prints clusters to be read.
func (a *app) listDupes(ctx context.Context, s *search.Survey, limit int) error {
	n := 0
	for c, err := range first(s.Clusters(ctx), limit) {
		if err != nil {
			return err
		}
		n++
		a.listCluster(n, c)
	}
	switch open := s.Open(); {
	case n == 0 && open > 0:
		a.printf(a.text.NoneOfDupes+"\n", open, s.Questions)
		return nil
	case n == 0:
		a.printf(a.text.NoDupes+"\n", s.Questions)
		return nil
	}
	a.printf(a.text.DupesFound+"\n", s.Total(), s.Questions, n)
	return nil
}

// first are the first n clusters, 0 for all.
func first(all iter.Seq2[*search.Cluster, error], n int) iter.Seq2[*search.Cluster, error] {
	return func(yield func(*search.Cluster, error) bool) {
		seen := 0
		for c, err := range all {
			if seen++; !yield(c, err) || seen == n {
				return
			}
		}
	}
}

func (a *app) listCluster(n int, c *search.Cluster) {
	t := a.text
	head := fmt.Sprintf("%3d. ", n) + fmt.Sprintf(t.DupesCluster, a.inLanguage(c.Kind), len(c.Members), c.Score, c.ID)
	a.printf("%s\n", head)
	width := 0
	for _, m := range c.Members {
		width = max(width, text.StringWidth(oneLine(m.ID)))
	}
	for i, m := range c.Members {
		score := "→"
		if i > 0 {
			score = strconv.FormatFloat(m.Score, 'f', 2, 64)
		}
		line := fmt.Sprintf("     %4s  %s  %-10.10s  %s", score, text.Pad(oneLine(m.ID), width, ' '), m.Date, oneLine(m.Title))
		a.printf("%s\n", text.Snip(line, dupesWidth, "…"))
		told := a.whys(c.Why)
		if i > 0 {
			told = a.reasons(m.Reasons)
			told = told[:min(len(told), maxToldReasons)]
		}
		a.printf("%s\n", text.Snip(strings.Repeat(" ", 13+width)+strings.Join(told, t.Between), dupesWidth, "…"))
	}
	a.printf("\n")
}

// saying is what is said in the user's language.
type saying interface {
	English() string
	Japanese() string
}

func (a *app) inLanguage(t saying) string {
	if a.text.Language == "ja" {
		return t.Japanese()
	}
	return t.English()
}

func (a *app) whys(all []clusters.Why) (out []string) {
	for _, w := range all {
		out = append(out, a.inLanguage(w))
	}
	return out
}

func (a *app) reasons(all []duplicates.Reason) (out []string) {
	for _, r := range all {
		out = append(out, oneLine(a.inLanguage(r)))
	}
	return out
}

var dupesColumns = []string{"cluster", "kind", "score", "benefit", "representative", "id", "title", "date", "answers", "advisers", "categories", "member_score", "reasons"}

// dupesCSV prints a row for each question, as Excel opens them, and runs nothing in them.
func (a *app) dupesCSV(ctx context.Context, s *search.Survey, limit int) error {
	a.printf("\ufeff")
	w := csv.NewWriter(a.out)
	w.UseCRLF = true
	if err := w.Write(dupesColumns); err != nil {
		return err
	}
	for c, err := range first(s.Clusters(ctx), limit) {
		if err != nil {
			return err
		}
		for i, m := range c.Members {
			why := a.reasons(m.Reasons)
			if i == 0 {
				why = a.whys(c.Why)
			}
			row := []string{
				c.ID, string(c.Kind), decimal(c.Score), decimal(c.Benefit), c.Representative, m.ID, m.Title, m.Date, strconv.Itoa(m.Answers),
				strings.Join(m.Advisers, "|"), strings.Join(m.Categories, "|"), decimal(m.Score), strings.Join(why, a.text.Between),
			}
			for k := range row {
				row[k] = table.Guard(row[k])
			}
			if err := w.Write(row); err != nil {
				return err
			}
		}
	}
	w.Flush()
	return w.Error()
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }

// dupesJSON prints one object, its clusters one by one: there may be many.
func (a *app) dupesJSON(ctx context.Context, s *search.Survey, limit int) error {
	n := 0
	a.printf(`{"questions":%d,"pairs":%d,"clusters":[`, s.Questions, s.Pairs)
	for c, err := range first(s.Clusters(ctx), limit) {
		if err != nil {
			return err
		}
		if n++; n > 1 {
			a.printf(",")
		}
		a.printf("\n")
		if err := a.printJSON(c); err != nil {
			return err
		}
	}
	a.printf("]}\n")
	return nil
}
