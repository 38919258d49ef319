package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"kotae/corpus/table"
)

// rowFormats are the formats of rows of any kind.
var rowFormats = []string{"table", "csv", "tsv", "jsonl"}

// rowOptions are the flags of commands that print rows.
type rowOptions struct{ format, encoding string }

// settle checks the flags and fills in what they leave open, as kotae export does.
func (o *rowOptions) settle(t *messages) error {
	if o.format == "" {
		o.format = "table"
	}
	if !slices.Contains(rowFormats, o.format) {
		return usage(fmt.Errorf(t.WantRowFormat, o.format))
	}
	return settleEncoding(t, o.format, &o.encoding)
}

// settleEncoding fills in the encoding of a spreadsheet; no other format has a choice.
func settleEncoding(t *messages, format string, encoding *string) error {
	spreadsheet := format == "csv" || format == "tsv"
	switch {
	case !spreadsheet && *encoding != "" && *encoding != "utf-8":
		return usage(fmt.Errorf(t.AlwaysUTF8, format))
	case spreadsheet && *encoding == "":
		*encoding = "utf-8-bom"
	case spreadsheet && !slices.Contains(table.WrittenEncodings, *encoding):
		return usage(fmt.Errorf(t.WantExportEncoding, *encoding))
	}
	return nil
}

// cellsOf writes csv or tsv; their options are settled.
func cellsOf(out io.Writer, format, encoding string) (*table.Cells, error) {
	return table.NewCells(out, table.WriteOptions{Comma: map[string]rune{"csv": ',', "tsv": '\t'}[format], Encoding: encoding})
}

// rowColumn is a column of rows; its name heads it in every format.
type rowColumn struct {
	name  string
	right bool // of numbers
}

// rowWriter writes rows as they come. Cells are strings, ints, float64s and lists of strings.
type rowWriter struct {
	row func(cells []any) error
	end func() error // writes what still waits
}

// newRowWriter writes to standard output, a header first; a table without rows is nothing at all.
func (a *app) newRowWriter(o rowOptions, columns []rowColumn) (*rowWriter, error) {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	switch o.format {
	case "jsonl":
		return &rowWriter{func(cells []any) error { return a.writeObject(names, cells) }, func() error { return nil }}, nil
	case "csv", "tsv":
		w, err := cellsOf(a.out, o.format, o.encoding)
		if err == nil {
			err = w.Row(names)
		}
		end := func() error {
			if w.Replaced > 0 {
				a.notef(a.text.CP932Replaced, w.Replaced)
			}
			return nil
		}
		return &rowWriter{func(cells []any) error { return w.Row(texts(cells, "|")) }, end}, err
	case "table":
		shown := make([]column, len(columns))
		for i, c := range columns {
			shown[i] = column{c.name, c.right}
		}
		w := newStreamTable(a.out, shown)
		return &rowWriter{func(cells []any) error { return w.row(texts(cells, ", ")) }, w.end}, nil
	}
	return nil, errors.New("rows are not written as " + o.format)
}

// texts are cells as people read them.
func texts(cells []any, between string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		switch c := c.(type) {
		case []string:
			out[i] = strings.Join(c, between)
		case float64:
			out[i] = strconv.FormatFloat(c, 'f', -1, 64)
		default:
			out[i] = fmt.Sprint(c)
		}
	}
	return out
}

// writeObject writes a row as one line of JSON, its names in the order of the columns.
func (a *app) writeObject(names []string, cells []any) error {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	add := func(before string, v any) error {
		line.WriteString(before)
		err := enc.Encode(v)
		line.Truncate(line.Len() - 1) // the encoder ends a line
		return err
	}
	for i, c := range cells {
		if list, ok := c.([]string); ok && list == nil {
			c = []string{}
		}
		before := ","
		if i == 0 {
			before = "{"
		}
		if err := errors.Join(add(before, names[i]), add(":", c)); err != nil {
			return err
		}
	}
	line.WriteString("}\n")
	_, err := a.out.Write(line.Bytes())
	return err
}
