package table

import (
	"fmt"
	"io"
	"strings"

	"kotae/corpus"
)

// WriteOptions say how a table is written.
type WriteOptions struct {
	Comma    rune   // ',' or '\t'
	Encoding string // one of WrittenEncodings
}

// WrittenEncodings are the names of the encodings that are written. Excel takes a CSV file for UTF-8 only with a byte
// order mark (utf-8-bom), else for the system's own encoding, in Japan cp932.
var WrittenEncodings = []string{"utf-8", "utf-8-bom", "cp932"}

// Writer writes questions so that Read reads them again as they are, but for their sources and, in CP932, for the
// characters that Replaced counts. An answer has a row of its own; what the question says stands on its first row, its
// id and title on all. Lines end with CR LF, as Excel has them.
type Writer struct {
	// Replaced counts the characters that CP932 lacks and that were written as those it has in their place: 〜 as ～.
	Replaced int

	out   io.Writer
	comma byte
	cp932 *cp932 // nil for UTF-8
	buf   []byte
}

var utf8BOM = []byte("\xef\xbb\xbf")

// NewWriter writes the header. An unknown encoding is an error.
func NewWriter(out io.Writer, o WriteOptions) (*Writer, error) {
	w := &Writer{out: out, comma: byte(o.Comma)}
	switch o.Encoding {
	case "utf-8":
	case "utf-8-bom":
		w.buf = append(w.buf, utf8BOM...)
	case "cp932":
		w.cp932 = newCP932()
	default:
		return nil, fmt.Errorf("there is no encoding %q to write; use one of %s", o.Encoding, strings.Join(WrittenEncodings, ", "))
	}
	if err := w.row(&fieldNames); err != nil {
		return nil, err
	}
	return w, w.flush()
}

// Write writes one question, or nothing of it: a *CharacterError is for a character that the encoding lacks.
func (w *Writer) Write(q *corpus.Question) error {
	replaced := w.Replaced
	if err := w.question(q); err != nil {
		w.buf, w.Replaced = w.buf[:0], replaced
		return err
	}
	return w.flush()
}

func (w *Writer) question(q *corpus.Question) error {
	cells := [fieldCount]string{
		fieldID: q.ID, fieldURL: q.URL, fieldTitle: q.Title, fieldBody: q.Body, fieldStatus: q.Asker.Status, fieldGender: q.Asker.Gender,
		fieldAsked: q.Asked, fieldUpdated: q.Updated, fieldCategories: writeList(q.Categories), fieldLinks: writeLinks(q.Links), fieldGuessed: writeFlag(q.Guessed),
	}
	for i := range max(1, len(q.Answers)) {
		if i > 0 {
			cells = [fieldCount]string{fieldID: q.ID, fieldTitle: q.Title}
		}
		if i < len(q.Answers) {
			a := &q.Answers[i]
			cells[fieldAnswerID], cells[fieldAdviser], cells[fieldQualifications] = a.ID, a.Adviser, writeList(a.Qualifications)
			cells[fieldHeadline], cells[fieldAnswer], cells[fieldBest] = a.Headline, writeSections(a.Sections), writeFlag(a.Best)
		}
		if err := w.row(&cells); err != nil {
			return err
		}
	}
	if len(w.buf) > maxQuestion {
		return fmt.Errorf("question %s takes %d bytes as a table, more than the %d that are read again; export it as JSONL", q.ID, len(w.buf), maxQuestion)
	}
	return nil
}

func (w *Writer) row(cells *[fieldCount]string) error {
	for f, cell := range cells {
		if w.cp932 != nil {
			fitted, replaced, lacking := w.cp932.fit(field(f), cell)
			if lacking != 0 {
				return &CharacterError{ID: cells[fieldID], Field: fieldNames[f], Character: lacking}
			}
			cell = fitted
			w.Replaced += replaced
		}
		if f > 0 {
			w.buf = append(w.buf, w.comma)
		}
		w.cell(Guard(cell))
	}
	w.buf = append(w.buf, "\r\n"...)
	return nil
}

// cell quotes also for programs that separate cells by something else than this table does.
func (w *Writer) cell(cell string) {
	if !strings.ContainsAny(cell, "\",;\t\n") && strings.TrimSpace(cell) == cell {
		w.buf = append(w.buf, cell...)
		return
	}
	w.buf = append(w.buf, '"')
	w.buf = append(w.buf, strings.ReplaceAll(cell, `"`, `""`)...)
	w.buf = append(w.buf, '"')
}

// flush hands on what is in buf.
func (w *Writer) flush() error {
	text := w.buf
	w.buf = w.buf[:0]
	if w.cp932 != nil {
		encoded, err := w.cp932.encoder.Bytes(text)
		if err != nil {
			return err
		}
		text = encoded
	}
	_, err := w.out.Write(text)
	return err
}
