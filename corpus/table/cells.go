package table

import (
	"fmt"
	"io"
	"strings"
)

// Cells writes rows of any kind for spreadsheet programs, for people to read: what looks like a formula is made harmless, and
// lines end with CR LF. What must be read back by kotae index is written by a Writer.
type Cells struct {
	// Replaced counts the characters that CP932 lacks. They are written as those it has in their place, or as 〓.
	Replaced int

	w Writer
}

// NewCells writes a byte order mark where the encoding has one. An unknown encoding is an error.
func NewCells(out io.Writer, o WriteOptions) (*Cells, error) {
	c := &Cells{w: Writer{out: out, comma: byte(o.Comma)}}
	switch o.Encoding {
	case "utf-8":
	case "utf-8-bom":
		c.w.buf = append(c.w.buf, utf8BOM...)
	case "cp932":
		c.w.cp932 = newCP932()
	default:
		return nil, fmt.Errorf("there is no encoding %q to write; use one of %s", o.Encoding, strings.Join(WrittenEncodings, ", "))
	}
	return c, nil
}

// Row writes one row.
func (c *Cells) Row(cells []string) error {
	for i, cell := range cells {
		if i > 0 {
			c.w.buf = append(c.w.buf, c.w.comma)
		}
		c.w.cell(Guard(c.fit(cell)))
	}
	c.w.buf = append(c.w.buf, "\r\n"...)
	return c.w.flush()
}

// missing stands for a character that an encoding lacks, as printers have it.
const missing = '〓'

func (c *Cells) fit(cell string) string {
	if c.w.cp932 == nil {
		return cell
	}
	return strings.Map(func(r rune) rune {
		if c.w.cp932.has(r) {
			return r
		}
		c.Replaced++
		if other, ok := lookalikes[r]; ok {
			return other
		}
		return missing
	}, cell)
}
