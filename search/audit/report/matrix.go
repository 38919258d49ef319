package report

import (
	"cmp"
	"fmt"
	"html/template"
	"maps"
	"slices"

	"kotae/search/audit/network"
)

// matrix is who answers in which category.
type matrix struct {
	Advisers []string // columns, those with the most answers first
	Rows     []matrixRow
	Totals   []int // answers of each adviser, in any category
	MoreRows int   // categories that are not shown
	MoreCols int   // advisers that are not shown
}

type matrixRow struct {
	Category  string
	Questions int
	Cells     []cell
	Others    int // answers of advisers who are not shown
	Total     int
}

// cell is the answers of an adviser in a category.
type cell struct {
	N     int
	Shade template.CSS // --v: from 0 to 1, by the most of any cell
}

// The largest matrix that a page shows.
const (
	maxRows = 40
	maxCols = 24
)

// coverageMatrix shows the largest categories and the advisers with the most answers.
func (r *Report) coverageMatrix() *matrix {
	c := r.coverage
	categories := slices.SortedFunc(maps.Keys(c.Categories), func(a, b string) int {
		return cmp.Or(cmp.Compare(c.Categories[b].Questions, c.Categories[a].Questions), cmp.Compare(a, b))
	})
	advisers := slices.SortedFunc(maps.Keys(c.Advisers), func(a, b string) int {
		return cmp.Or(cmp.Compare(c.Advisers[b].Answers, c.Advisers[a].Answers), cmp.Compare(a, b))
	})
	if len(categories) == 0 || len(advisers) == 0 {
		return nil
	}
	m := &matrix{MoreRows: max(0, len(categories)-maxRows), MoreCols: max(0, len(advisers)-maxCols)}
	categories = categories[:min(len(categories), maxRows)]
	m.Advisers = advisers[:min(len(advisers), maxCols)]
	most := 1
	for _, name := range categories {
		for _, a := range m.Advisers {
			most = max(most, c.Categories[name].By[a])
		}
	}
	for _, name := range categories {
		m.Rows = append(m.Rows, newMatrixRow(name, c.Categories[name], m.Advisers, most))
	}
	for _, a := range m.Advisers {
		m.Totals = append(m.Totals, c.Advisers[a].Answers)
	}
	return m
}

func newMatrixRow(name string, in *network.Category, advisers []string, most int) matrixRow {
	row := matrixRow{Category: name, Questions: in.Questions, Total: in.Answers, Others: in.Answers}
	for _, a := range advisers {
		n := in.By[a]
		row.Others -= n
		row.Cells = append(row.Cells, cell{n, template.CSS(fmt.Sprintf("--v:%.2f", float64(n)/float64(most)))})
	}
	return row
}
