package main

import (
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// measuredRows is how many rows decide the widths of a table that is written while its rows come.
const measuredRows = 200

// streamTable is a table of any length: later rows with a wider cell stand out, nothing is cut off. Its last column has no
// width, so that long texts stand there.
type streamTable struct {
	out     io.Writer
	columns []column
	waiting [][]string // the first rows, until their widths are known
	widths  []int
	rows    int
}

func newStreamTable(out io.Writer, columns []column) *streamTable {
	w := &streamTable{out: out, columns: columns}
	var header []string
	for _, c := range columns {
		header = append(header, c.title)
	}
	w.waiting = [][]string{header}
	return w
}

// row adds a row; there is a cell for each column.
func (w *streamTable) row(cells []string) error {
	for i := range cells {
		cells[i] = oneLine(cells[i])
	}
	w.rows++
	if w.widths != nil {
		return w.write(cells)
	}
	w.waiting = append(w.waiting, cells)
	if w.rows < measuredRows {
		return nil
	}
	return w.release()
}

// end writes what still waits; a table without rows is nothing at all.
func (w *streamTable) end() error {
	if w.rows == 0 || w.widths != nil {
		return nil
	}
	return w.release()
}

func (w *streamTable) release() error {
	w.widths = make([]int, len(w.columns))
	for _, row := range w.waiting {
		for i, cell := range row {
			w.widths[i] = max(w.widths[i], text.StringWidth(cell))
		}
	}
	for _, row := range w.waiting {
		if err := w.write(row); err != nil {
			return err
		}
	}
	w.waiting = nil
	return nil
}

func (w *streamTable) write(row []string) error {
	var b strings.Builder
	for i, cell := range row {
		pad := strings.Repeat(" ", max(0, w.widths[i]-text.StringWidth(cell)))
		if w.columns[i].right {
			cell = pad + cell
		} else {
			cell += pad
		}
		b.WriteString(cell)
		if i < len(row)-1 {
			b.WriteString("  ")
		}
	}
	_, err := io.WriteString(w.out, strings.TrimRight(b.String(), " ")+"\n")
	return err
}
