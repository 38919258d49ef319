// Package table reads and writes questions as tables: CSV, TSV and what spreadsheet programs make of them.
package table

import (
	"io"
	"iter"

	"kotae/corpus"
)

// Options say how a table is read. The zero value recognises everything.
type Options struct {
	// Columns says what columns hold: a header of the table, in any case and width, and the name of a field, such as
	// title, or answer2 and adviser2 where the columns of answers are numbered. It goes before the names known already.
	Columns  map[string]string
	Encoding string // one of Encodings
	Comma    rune   // what stands between cells, in ASCII; 0 recognises comma, tab and semicolon by the first line
}

// Read yields the questions of a table whose first row names its columns. An answer has a row of its own, and the rows
// of one question follow each other; or it has columns of its own, numbered like answer1 and adviser1, and a question
// has one row. name stands in the records' sources and in problems. Texts are taken as they are, but for line ends and
// what the writer escapes. The error is in's own, where it cannot be read on, or that of an unknown encoding; it ends
// the stream. Memory is bounded by the largest question, and by the ids where answers have rows of their own.
func Read(name string, in io.Reader, o Options) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		text, err := decode(in, o.Encoding)
		if err != nil {
			yield(corpus.Item{}, err)
			return
		}
		r := &reader{name: name, text: text, rows: newRows(text), options: o, yield: yield, seen: map[string]int{}}
		r.run()
	}
}

// reader is one run over a table. Its methods return false when the stream has ended.
type reader struct {
	name    string
	text    *decoder
	rows    *rows
	options Options
	yield   func(corpus.Item, error) bool

	header  header
	titles  []string         // as the header's cells have them
	notes   []corpus.Problem // about the whole file; they go with its first question
	named   bool             // text in a column without a header was noted
	numbers bool             // an id that looks formatted was noted

	draft  *draft          // the question whose rows are being read
	seen   map[string]int  // by id, the line where a question with rows of its answers begins
	torn   *corpus.Problem // rows that a stray quote has run together, until one can be read again
	tornTo int             // their last line
	orphan bool            // the row before could not be read, so one without an id may be of its question
}

func (r *reader) run() {
	header, ok := r.first()
	if !ok || !r.columns(header) {
		return
	}
	for {
		row, err := r.rows.next()
		switch {
		case err == io.EOF:
			_ = r.mended() && r.close()
			return
		case err != nil:
			r.yield(corpus.Item{}, err)
			return
		case row.blank():
			continue
		}
		if !r.row(row) {
			return
		}
	}
}

// first finds the header, the first row with anything in it.
func (r *reader) first() (row, bool) {
	r.rows.separate(r.options.Comma, r.name)
	for {
		head, err := r.rows.next()
		switch {
		case err == io.EOF:
			r.reject(corpus.Problem{Reason: "the file is empty", Fix: "export it again, or leave it out"})
			return row{}, false
		case err != nil:
			r.yield(corpus.Item{}, err)
			return row{}, false
		case !head.blank():
			return head, true
		}
	}
}
