package table

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

const (
	maxQuestion = 16 << 20 // bytes of the rows of one question, and so of one row
	maxRereads  = 64 << 20 // bytes that are read a second time after stray quotes
	readSize    = 64 << 10 // bytes
)

// row is one row of a table.
type row struct {
	line, last int      // where it stands in the file; the first line is 1
	cells      []string // good as long as they are kept
	fault      string   // what keeps it from being read; "" for a good one
	fix        string
}

func (r *row) blank() bool {
	for _, c := range r.cells {
		if c != "" {
			return false
		}
	}
	return r.fault == ""
}

// rows cuts a text of "\n" lines into rows of cells, quoted as RFC 4180 has it. Blanks between a quoted cell and what
// ends it are passed over; a quote within a cell that does not begin with one is a character like others.
type rows struct {
	in    *bufio.Reader
	comma byte

	again  []byte // lines to be read a second time, before in,
	at     int    // from here
	reread int    // bytes so read in all
	fresh  bool   // a line of this row came from in

	buf  []byte // the lines of this row
	text []byte // its cells without quotes, joined
	ends []int  // where each cell ends in text
	line int    // lines read
}

func newRows(text io.Reader) *rows {
	return &rows{in: bufio.NewReaderSize(&lineEnds{in: text}, readSize), comma: ','}
}

// next returns the next row, with one empty cell for an empty line. A row that a stray or missing quote runs together
// with others has a fault; then the line after its first is read as the beginning of the next row. The error is io.EOF
// or the text's own.
func (r *rows) next() (row, error) {
	r.buf, r.text, r.ends, r.fresh = r.buf[:0], r.text[:0], r.ends[:0], false
	out := row{line: r.line + 1}
	long, err := r.more()
	if err != nil {
		return row{}, err
	}
	if long {
		return r.tooLong(out), nil
	}
	first := len(r.buf)
	for i := 0; ; {
		var closed bool
		if i < len(r.buf) && r.buf[i] == '"' {
			if i, closed, long, err = r.quoted(i + 1); err != nil {
				return row{}, err
			}
		} else {
			i, closed = r.bare(i), true
		}
		switch {
		case long:
			return r.tooLong(out), nil
		case !closed:
			return r.tear(out, first, "a quote is opened and never closed", `close it, and write a quote within a quoted cell twice, as ""`), nil
		}
		r.ends = append(r.ends, len(r.text))
		switch {
		case i == len(r.buf), r.buf[i] == '\n':
			out.last, out.cells = r.line, r.cells()
			return out, nil
		case r.buf[i] != r.comma:
			at := bytes.Count(r.buf[:i], []byte("\n"))
			return r.tear(out, first, fmt.Sprintf("a quoted cell goes on after its closing quote (line %d)", out.line+at), `write a quote within a quoted cell twice, as ""`), nil
		}
		i++
	}
}

// bare reads a cell that does not begin with a quote, and returns where it ends.
func (r *rows) bare(i int) int {
	rest := r.buf[i:]
	if n := bytes.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	if n := bytes.IndexByte(rest, r.comma); n >= 0 {
		rest = rest[:n]
	}
	r.text = append(r.text, rest...)
	return i + len(rest)
}

// quoted reads a cell from after its opening quote, and returns where what ends the cell should be.
func (r *rows) quoted(i int) (end int, closed, long bool, err error) {
	for {
		n := bytes.IndexByte(r.buf[i:], '"')
		if n < 0 {
			r.text = append(r.text, r.buf[i:]...)
			i = len(r.buf)
			if i > maxQuestion {
				return i, false, false, nil
			}
			if long, err = r.more(); err == io.EOF {
				return i, false, false, nil
			}
			if long || err != nil {
				return i, false, long, err
			}
			continue
		}
		r.text = append(r.text, r.buf[i:i+n]...)
		i += n + 1
		if i < len(r.buf) && r.buf[i] == '"' {
			r.text = append(r.text, '"')
			i++
			continue
		}
		for i < len(r.buf) && r.buf[i] == ' ' {
			i++
		}
		return i, true, false, nil
	}
}

// cells cuts the text of a row; the cells share one string.
func (r *rows) cells() []string {
	text, from := string(r.text), 0
	out := make([]string, len(r.ends))
	for i, end := range r.ends {
		out[i], from = text[from:end], end
	}
	return out
}

// more adds a line to the row. One that is longer than a row may be is passed over, and long is true.
func (r *rows) more() (long bool, err error) {
	if rest := r.again[r.at:]; len(rest) > 0 {
		n := bytes.IndexByte(rest, '\n') + 1
		if n == 0 {
			n = len(rest)
		}
		r.buf = append(r.buf, rest[:n]...)
		r.at += n
		r.line++
		return false, nil
	}
	r.fresh = true
	for size := 0; ; {
		part, err := r.in.ReadSlice('\n')
		if size += len(part); size <= maxQuestion {
			r.buf = append(r.buf, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && size > 0:
		case err != nil:
			return false, err
		}
		r.line++
		return size > maxQuestion, nil
	}
}

func (r *rows) tooLong(out row) row {
	out.last = r.line
	out.fault = fmt.Sprintf("a line has more than the %d bytes a row may have", maxQuestion)
	out.fix = "shorten its texts, or check that each row ends its line"
	return out
}

// tear makes a row that cannot be read, and takes back its lines but the first, as long as not too much is read again.
func (r *rows) tear(out row, first int, fault, fix string) row {
	out.last, out.fault, out.fix = r.line, fault, fix
	rest := r.buf[first:]
	if r.reread += len(rest); r.reread > maxRereads {
		return out
	}
	out.last, r.line = out.line, out.line
	if r.fresh {
		r.again, r.at = bytes.Clone(rest), 0
	} else {
		r.at -= len(rest)
	}
	return out
}
