package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kotae/corpus/table"
	"kotae/indexer/generation"
	"kotae/search"
)

// listingOptions are the flags that make rows of a search.
type listingOptions struct {
	rowOptions
	all     bool
	columns []string
	countBy []string
}

// asked reports that rows are wanted.
func (o *listingOptions) asked() bool {
	return o.all || o.format != "" || o.encoding != "" || len(o.columns) > 0 || len(o.countBy) > 0
}

func (o *listingOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&o.all, "all", false, "list every question found, not a page of them")
	f.StringVar(&o.format, "format", "", "print rows as `FORMAT`: table, csv, tsv or jsonl (default: table)")
	f.StringVar(&o.encoding, "encoding", "", "write csv or tsv in `ENCODING`: utf-8, utf-8-bom or cp932 (default: utf-8-bom)")
	f.StringSliceVar(&o.columns, "columns", nil, "print these `COLUMNS`: "+strings.Join(columnNames(), ","))
	f.StringSliceVar(&o.countBy, "count-by", nil, "count all questions found by `FACETS`: "+strings.Join(generation.FacetNames[:], ",")+"; several are combined")
	for name, values := range map[string][]string{
		"format": rowFormats, "encoding": table.WrittenEncodings, "columns": columnNames(), "count-by": generation.FacetNames[:],
	} {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
}

// settleListing refuses what does not go together, and what a service cannot do.
func (a *app) settleListing(c *cobra.Command, o *listingOptions, request *search.Request) error {
	if err := o.settle(a.text); err != nil {
		return err
	}
	given := func(names ...string) string {
		for _, name := range names {
			if c.Flags().Changed(name) {
				return name
			}
		}
		return ""
	}
	clash := given("json", "why", "facets")
	switch {
	case len(o.countBy) > 0 && clash == "":
		clash = given("columns", "page", "per-page", "sort")
	case o.all && clash == "":
		clash = given("page", "per-page")
	}
	if clash != "" {
		return usage(fmt.Errorf(a.text.NotInListing, clash))
	}
	asksServer, err := a.asksServer()
	if err == nil && asksServer {
		err = usage(fmt.Errorf(a.text.ListsHereOnly, a.server))
	}
	if err != nil {
		return err
	}
	if request.AsksNothing() && (o.all || len(o.countBy) > 0) {
		request.Sort = search.ByDate // all there is
	}
	return nil
}

// list prints rows of what a search finds. None is a failure, as for grep.
func (a *app) list(ctx context.Context, o *listingOptions, request search.Request) (err error) {
	names := o.columns
	switch {
	case len(names) == 0 && o.format == "table":
		names = defaultColumns
	case len(names) == 0:
		names = machineColumns
	}
	columns, err := a.columnsNamed(names)
	if err != nil {
		return err
	}
	service, err := a.engine()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, service.Close()) }()
	if len(o.countBy) > 0 {
		return a.printCounts(ctx, service, o, request)
	}
	heads := make([]rowColumn, len(columns))
	for i, c := range columns {
		heads[i] = c.rowColumn
	}
	w, err := a.newRowWriter(o.rowOptions, heads)
	if err != nil {
		return err
	}
	rows, err := a.writeMatches(ctx, service, o, request, columns, w)
	if err = errors.Join(err, w.end()); err != nil {
		return err
	}
	if rows == 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}

// writeMatches writes all matches, or those of the page.
func (a *app) writeMatches(ctx context.Context, service *search.Service, o *listingOptions, request search.Request, columns []listingColumn, w *rowWriter) (rows int, err error) {
	shows := slices.ContainsFunc(columns, func(c listingColumn) bool { return c.shows })
	first, last := (request.Page-1)*request.PerPage, request.Page*request.PerPage
	n := -1
	for m, err := range service.All(ctx, request) {
		if err != nil {
			return rows, err
		}
		if n++; !o.all && n < first {
			continue
		}
		if !o.all && n >= last {
			break
		}
		var hit search.Hit
		if shows {
			if hit, err = m.Hit(); err != nil {
				return rows, err
			}
		}
		cells := make([]any, len(columns))
		for i, c := range columns {
			cells[i] = c.cell(m, &hit)
		}
		if err := w.row(cells); err != nil {
			return rows, err
		}
		rows++
	}
	return rows, nil
}

// printCounts prints how many questions have each combination of the facets' values.
func (a *app) printCounts(ctx context.Context, service *search.Service, o *listingOptions, request search.Request) error {
	groups, total, err := service.CountBy(ctx, request, o.countBy...)
	if err != nil {
		return err
	}
	var heads []rowColumn
	for _, name := range o.countBy {
		heads = append(heads, rowColumn{name: name})
	}
	w, err := a.newRowWriter(o.rowOptions, append(heads, rowColumn{"questions", true}))
	if err != nil {
		return err
	}
	for _, g := range groups {
		cells := make([]any, 0, len(g.Values)+1)
		for _, v := range g.Values {
			if v == "" && o.format == "table" {
				v = "–"
			}
			cells = append(cells, v)
		}
		if err := w.row(append(cells, g.Questions)); err != nil {
			return err
		}
	}
	if err := w.end(); err != nil {
		return err
	}
	if total == 0 {
		return &exitError{code: exitFailed}
	}
	if err := a.out.Flush(); err != nil {
		return err
	}
	a.notef(a.text.Counted, total)
	return nil
}
