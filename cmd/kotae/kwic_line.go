package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"kotae/search"
)

// kwicWriter writes the lines of a concordance.
type kwicWriter struct {
	line func(*search.Line) error
	end  func() error
}

var kwicColumns = []rowColumn{
	{"ref", false}, {"id", false}, {"field", false}, {"offset", true}, {"left", false}, {"key", false}, {"right", false}, {"term", false},
	{"category", false}, {"adviser", false}, {"year", false}, {"date", false}, {"url", false},
}

func (a *app) newKwicWriter(o *kwicOptions) (*kwicWriter, error) {
	if o.format == "table" {
		t := &kwicTable{out: a.out, width: o.width, colour: a.colour}
		return &kwicWriter{t.add, t.end}, nil
	}
	w, err := a.newRowWriter(o.rowOptions, kwicColumns)
	if err != nil {
		return nil, err
	}
	return &kwicWriter{func(l *search.Line) error {
		ref := fmt.Sprintf("%s:%s:%d", l.ID, l.Field, l.Offset)
		return w.row([]any{ref, l.ID, l.Field, l.Offset, oneLine(l.Left), oneLine(l.Key), oneLine(l.Right), l.Term, l.Categories, l.Adviser, search.Year(l.Date), l.Date, l.URL})
	}, w.end}, nil
}

// kwicTable prints lines to read. The term begins in the same column on all of them; the widths of the rest come from the first rows.
type kwicTable struct {
	out     io.Writer
	width   int // columns on each side of the term
	colour  bool
	waiting []kwicRow // the first rows, until their widths are known
	widths  [5]int    // of id, term, field, year and adviser; 0 until they are known
	rows    int
}

// kwicRow is a line as it is printed.
type kwicRow struct {
	id, left, key, right         string
	field, year, adviser, groups string
}

// maxKey is how many columns of the term's own the text after it makes room for; of a longer one it is pushed out of its place.
const maxKey = 24

func (t *kwicTable) add(l *search.Line) error {
	t.rows++
	row := kwicRow{
		id: oneLine(l.ID), left: endOf(oneLine(l.Left), t.width), key: oneLine(l.Key), right: startOf(oneLine(l.Right), t.width),
		field: shortField(l.Field), year: search.Year(l.Date), adviser: oneLine(l.Adviser), groups: oneLine(strings.Join(l.Categories, ", ")),
	}
	if t.widths[0] > 0 {
		return t.write(row)
	}
	if t.waiting = append(t.waiting, row); t.rows < measuredRows {
		return nil
	}
	return t.end()
}

// end writes what still waits.
func (t *kwicTable) end() error {
	for _, r := range t.waiting {
		for i, cell := range []string{r.id, r.key, r.field, r.year, r.adviser} {
			t.widths[i] = max(t.widths[i], text.StringWidth(cell))
		}
	}
	t.widths[1] = min(t.widths[1], maxKey)
	for _, r := range t.waiting {
		if err := t.write(r); err != nil {
			return err
		}
	}
	t.waiting = nil
	return nil
}

func (t *kwicTable) write(r kwicRow) error {
	key := r.key
	if t.colour {
		key = markOn + key + markOff
	}
	pad := func(cell string, width int) string { return strings.Repeat(" ", max(0, width-text.StringWidth(cell))) }
	var b strings.Builder
	b.WriteString(r.id + pad(r.id, t.widths[0]) + "  ")
	b.WriteString(pad(r.left, t.width) + r.left + " " + key + " " + r.right + pad(r.key+r.right, t.widths[1]+t.width))
	for i, cell := range []string{r.field, r.year, r.adviser} {
		b.WriteString("  " + cell + pad(cell, t.widths[2+i]))
	}
	b.WriteString("  " + r.groups)
	_, err := io.WriteString(t.out, strings.TrimRight(b.String(), " ")+"\n")
	return err
}

// shortField is a field as a table has room for: answers[0].sections[1].text is a1.text2.
func shortField(field string) string {
	var answer, section int
	switch {
	case !strings.HasPrefix(field, "answers["):
		return field
	case strings.HasSuffix(field, "].headline"):
		_, _ = fmt.Sscanf(field, "answers[%d].headline", &answer)
		return fmt.Sprintf("a%d.headline", answer+1)
	}
	kind := field[strings.LastIndexByte(field, '.')+1:]
	_, _ = fmt.Sscanf(field, "answers[%d].sections[%d]", &answer, &section)
	return fmt.Sprintf("a%d.%s%d", answer+1, kind, section+1)
}

// startOf is the beginning of a text in at most so many columns.
func startOf(s string, width int) string {
	for i, r := range s {
		if width -= text.RuneWidth(r); width < 0 {
			return s[:i]
		}
	}
	return s
}

// endOf is the end of a text in at most so many columns.
func endOf(s string, width int) string {
	runes := []rune(s)
	for i := len(runes) - 1; i >= 0; i-- {
		if width -= text.RuneWidth(runes[i]); width < 0 {
			return string(runes[i+1:])
		}
	}
	return s
}

// beside is about how many columns of a line are not the term and what stands around it.
const beside = 48

// kwicWidth is how many columns there are on each side of the term.
func (a *app) kwicWidth() int {
	if a.columns == 0 {
		return 40
	}
	return min(max((a.columns-beside)/2, 16), 60)
}
