package table

import (
	"fmt"
	"hash/maphash"
	"regexp"
	"slices"
	"strings"

	"kotae/corpus"
)

// row takes a row that is not blank.
func (r *reader) row(now row) bool {
	if now.fault != "" {
		if r.torn == nil {
			r.torn = &corpus.Problem{Line: now.line, Reason: now.fault, Fix: now.fix}
		}
		r.orphan, r.tornTo = true, now.last
		return true
	}
	cells, ok := r.fit(now)
	if !ok {
		r.orphan = true
		if r.torn != nil { // what is left of the rows run together
			r.tornTo = now.last
			return true
		}
		return r.reject(corpus.Problem{Line: now.line, Reason: fmt.Sprintf("the row has %d cells, the header has %d", len(now.cells), len(r.header.columns)),
			Fix: "give each row as many cells as the header; put what holds commas, tabs or line ends in quotes"})
	}
	if !r.mended() {
		return false
	}
	if r.text.Name() != "" && slices.ContainsFunc(cells, func(c string) bool { return strings.ContainsRune(c, '\ufffd') }) {
		r.orphan = true
		return r.reject(corpus.Problem{Line: now.line, Reason: "the row has bytes that are not " + r.text.Name(), Fix: "give the encoding of the file, or save it in UTF-8"})
	}
	return r.entry(r.cut(now.line, cells))
}

// fit is the row's cells where they are as many as the header's. Empty ones after those are dropped, and optional ones that
// are missing at the end are empty, as some programs leave them out; a row without one that a question needs is torn.
func (r *reader) fit(now row) ([]string, bool) {
	cells, columns := now.cells, r.header.columns
	for len(cells) > len(columns) && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	for len(cells) < len(columns) && columns[len(cells)].optional() {
		cells = append(cells[:len(cells):len(cells)], "")
	}
	return cells, len(cells) == len(columns)
}

// optional reports whether a row may end before the column.
func (c column) optional() bool {
	switch c.field {
	case fieldID, fieldURL, fieldTitle, fieldBody:
		return c.none
	case fieldAnswer:
		return c.none || c.answer > 0
	}
	return true
}

// mended reports the rows that a quote has run together, now that one can be read again.
func (r *reader) mended() bool {
	p := r.torn
	if p == nil {
		return true
	}
	r.torn = nil
	if r.tornTo > p.Line {
		p.Reason += fmt.Sprintf("; lines %d to %d were left out", p.Line, r.tornTo)
	}
	return r.reject(*p)
}

// entry is a row's cells by what they hold.
type entry struct {
	line    int
	size    int // bytes
	cells   [fieldAnswerID]string
	answers [][fieldCount - fieldAnswerID]string
}

func (r *reader) cut(line int, cells []string) *entry {
	e := &entry{line: line, answers: make([][fieldCount - fieldAnswerID]string, r.header.answers)}
	for i, c := range r.header.columns {
		cell := Unguard(cells[i])
		e.size += len(cell)
		switch {
		case c.none:
			if cell != "" && !r.named && plainHeader(r.titles[i]) == "" {
				r.named = true
				r.note(line, fmt.Sprintf("not read: column %d has text, but no header", i+1), "give the column a header")
			}
		case c.field.ofAnswer():
			e.answers[c.answer][c.field-fieldAnswerID] = cell
		default:
			e.cells[c.field] = cell
		}
	}
	id := strings.TrimSpace(e.cells[fieldID])
	if id == "" {
		id, _ = corpus.AddressID(e.cells[fieldURL])
	}
	e.cells[fieldID] = id
	return e
}

// formatted is a number as a spreadsheet program writes it where the column is not text.
var formatted = regexp.MustCompile(`^[0-9]+\.0+$|^[0-9](\.[0-9]+)?[eE]\+?[0-9]+$`)

var seed = maphash.MakeSeed()

// entry adds a row to the question it belongs to, or begins one.
func (r *reader) entry(e *entry) bool {
	id := e.cells[fieldID]
	if d := r.draft; r.header.answerRow && d != nil && (id == d.cells[fieldID] || id == "" && !r.orphan && d.continues(e)) {
		d.add(e)
		r.orphan = false
		return true
	}
	if !r.close() {
		return false
	}
	before, again := r.seen[id]
	asked := maphash.String(seed, e.cells[fieldTitle]) + 31*maphash.String(seed, e.cells[fieldBody])
	if again && !r.header.answerRow && asked != before.asked {
		return r.reject(corpus.Problem{Line: e.line, Field: "id", Reason: fmt.Sprintf("question %.60q stands on line %d too, with another title or body", id, before.line), Fix: "give each question an id of its own, or keep one of the two rows"})
	}
	again = again && r.header.answerRow
	orphan := r.orphan
	r.orphan = id == "" || again
	switch {
	case id == "" && orphan:
		return r.reject(corpus.Problem{Line: e.line, Field: "id", Reason: "is empty, and the row before could not be read", Fix: "mend that row, or give this one the id of its question"})
	case id == "":
		return r.reject(corpus.Problem{Line: e.line, Field: "id", Reason: "is empty, and the url does not end in /qa/{number}", Fix: "give the question an id, or the page's address as url"})
	case again:
		return r.reject(corpus.Problem{Line: e.line, Field: "id", Reason: fmt.Sprintf("question %.60q begins on line %d, apart from this row", id, before.line), Fix: "sort the table by id, so that the rows of a question follow each other"})
	}
	if formatted.MatchString(id) && !r.numbers {
		r.numbers = true
		r.note(e.line, fmt.Sprintf("the id %.60q looks like a number that a spreadsheet program has formatted; it was taken as it is", id), "format the column as text, and export the table again")
	}
	r.seen[strings.Clone(id)] = begun{e.line, asked}
	r.draft = newDraft(r.name, e, r.own)
	return true
}

// close yields the question whose rows have been read.
func (r *reader) close() bool {
	d := r.draft
	if d == nil {
		return true
	}
	r.draft = nil
	q, p := d.question()
	if p != nil {
		return r.reject(*p)
	}
	warnings := append(r.notes, d.warnings...)
	r.notes = nil
	return r.yield(corpus.Item{Question: q, Warnings: warnings}, nil)
}

func (r *reader) reject(p corpus.Problem) bool {
	p.File = r.name
	notes := r.notes // they may tell why no row is taken
	r.notes = nil
	return r.yield(corpus.Item{Rejected: &p, Warnings: notes}, nil)
}

func (r *reader) note(line int, reason, fix string) {
	r.notes = append(r.notes, corpus.Problem{File: r.name, Line: line, Reason: reason, Fix: fix})
}
