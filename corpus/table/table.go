// Package table reads and writes questions as tables: CSV, TSV and what spreadsheet programs make of them.
package table

import (
	"io"
	"iter"

	"kotae/corpus"
	"kotae/corpus/charset"
)

// Options say how a table is read. The zero value recognises everything.
type Options struct {
	// Columns says what columns hold: a header of the table, in any case and width, and the name of a field, such as
	// title, or answer2 and adviser2 where the columns of answers are numbered. It goes before the names known already.
	Columns  map[string]string
	Encoding string          // as package charset has it
	Met      map[string]bool // where not nil, what of Columns the table has is added
	Comma    rune            // what stands between cells, in ASCII; 0 recognises comma, tab and semicolon by the first line
}

// Read yields the questions of a table whose first row names its columns. An answer has a row of its own, and the rows
// of one question follow each other; or it has columns of its own, numbered like answer1 and adviser1, and a question
// has one row. name stands in the records' sources and in problems. Texts are taken as they are, but for line ends,
// what the writer escapes, and cells of HTML in tables that are not the writer's. The error is in's own, where it cannot be read on, or a *charset.WrongError; it ends
// the stream. Memory is bounded by the largest question and by the ids.
func Read(name string, in io.Reader, o Options) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		text := charset.NewReader(in, o.Encoding)
		r := &reader{name: name, text: text, rows: newRows(text), options: o, yield: yield, seen: map[string]begun{}}
		r.run()
	}
}

// reader is one run over a table. Its methods return false when the stream has ended.
type reader struct {
	name    string
	text    *charset.Reader
	rows    *rows
	options Options
	yield   func(corpus.Item, error) bool

	header  header
	own     bool             // the table is the writer's, or keeps to it
	titles  []string         // as the header's cells have them
	notes   []corpus.Problem // about the whole file; they go with its first item
	named   bool             // text in a column without a header was noted
	numbers bool             // an id that looks formatted was noted

	draft  *draft           // the question whose rows are being read
	seen   map[string]begun // by id
	torn   *corpus.Problem  // rows that a stray quote has run together, until one can be read again
	tornTo int              // their last line
	orphan bool             // the row before could not be read, so one without an id may be of its question
}

func (r *reader) run() {
	r.rows.separate(r.options.Comma, r.name)
	if !r.columns() {
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

// begun is a question that was met.
type begun struct {
	line  int
	asked uint64 // tells titles and bodies apart
}
