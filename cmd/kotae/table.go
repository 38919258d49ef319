package main

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// column is one column of a table.
type column struct {
	title string
	right bool // aligned to the right, for numbers
}

// printTable prints rows in columns that align also where the text is Japanese. Without titles there is no header;
// columns may then be nil.
func (a *app) printTable(columns []column, rows [][]string) {
	w := table.NewWriter()
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	w.SetStyle(style)
	var header table.Row
	var configs []table.ColumnConfig
	titled := false
	for i, c := range columns {
		header = append(header, c.title)
		titled = titled || c.title != ""
		if c.right {
			configs = append(configs, table.ColumnConfig{Number: i + 1, Align: text.AlignRight, AlignHeader: text.AlignRight})
		}
	}
	if titled {
		w.AppendHeader(header)
	}
	w.SetColumnConfigs(configs)
	for _, r := range rows {
		row := make(table.Row, len(r))
		for i, cell := range r {
			row[i] = oneLine(cell)
		}
		w.AppendRow(row)
	}
	for line := range strings.Lines(w.Render()) {
		a.printf("%s\n", strings.TrimRight(line, " \n"))
	}
}
