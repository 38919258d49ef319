package table

import (
	"cmp"
	"fmt"

	"kotae/corpus"
)

const maxAnswers = 1000 // as a record may have

// draft is a question that is put together from its rows.
type draft struct {
	name     string
	line     int
	size     int                   // bytes of all its rows
	plain    bool                  // the cells are texts as the writer writes them, whatever they look like
	cells    [fieldAnswerID]string // of the question; the first row that has one counts
	lines    [fieldAnswerID]int    // where each of the cells stands
	links    []corpus.Link         // of the cells' markup
	answers  []corpus.Answer
	problem  *corpus.Problem // the first that keeps it from being taken
	warnings []corpus.Problem
}

func newDraft(name string, e *entry, plain bool) *draft {
	d := &draft{name: name, line: e.line, plain: plain}
	d.add(e)
	return d
}

// continues reports whether a row without an id belongs to the question: it has an answer and says nothing else of what is
// asked.
func (d *draft) continues(e *entry) bool {
	for f, cell := range e.cells {
		if cell != "" && cell != d.cells[f] {
			return false
		}
	}
	return e.answers[0] != [fieldCount - fieldAnswerID]string{}
}

// add takes a row of the question.
func (d *draft) add(e *entry) {
	for f, cell := range e.cells {
		switch kept := &d.cells[f]; {
		case *kept == "":
			*kept, d.lines[f] = cell, e.line
		case cell != "" && cell != *kept && (field(f) == fieldTitle || field(f) == fieldBody):
			d.fail(e.line, fieldNames[f], fmt.Sprintf("the rows of question %.60q differ: line %d has %.60q, this one %.60q", e.cells[fieldID], d.lines[f], *kept, cell), "give each question an id of its own, or write the same on all its rows")
		case cell != "" && cell != *kept:
			d.warn(e.line, field(f), fmt.Sprintf("%.60q is not what the question's other rows say; %.60q was taken", cell, *kept), "write the same on all rows of a question, or only on the first")
		}
	}
	if d.size += e.size; d.size > maxQuestion {
		d.fail(e.line, "", fmt.Sprintf("the question's rows have more than %d bytes", maxQuestion), "split the question")
	}
	for _, cells := range e.answers {
		cell := func(f field) string { return cells[f-fieldAnswerID] }
		if cells == [fieldCount - fieldAnswerID]string{} || !d.plain && cell(fieldAnswer) == "" && cell(fieldHeadline) == "" {
			continue // a column for who answers may be filled in where nobody has
		}
		if len(d.answers) == maxAnswers {
			d.fail(e.line, "answers", fmt.Sprintf("has more than %d answers", maxAnswers), "split the question")
		}
		if d.problem == nil {
			d.answer(e.line, cells)
		}
	}
}

func (d *draft) answer(line int, cells [fieldCount - fieldAnswerID]string) {
	cell := func(f field) string { return cells[f-fieldAnswerID] }
	best, ok := readFlag(cell(fieldBest))
	if !ok {
		d.warn(line, fieldBest, fmt.Sprintf("%.60q is neither 1 nor empty; the answer was not taken as the best", cell(fieldBest)), "write 1 for the best answer, and nothing for others")
	}
	d.answers = append(d.answers, corpus.Answer{
		ID: cmp.Or(cell(fieldAnswerID), fmt.Sprintf("a%d", len(d.answers)+1)), Adviser: cell(fieldAdviser), Qualifications: readList(cell(fieldQualifications)),
		Headline: d.phrase(cell(fieldHeadline)), Sections: d.sections(cell(fieldAnswer)), Best: best,
	})
}

// question is the record, or what keeps it from being one.
func (d *draft) question() (*corpus.Question, *corpus.Problem) {
	cell := func(f field) string { return d.cells[f] }
	links, err := readLinks(cell(fieldLinks))
	if err != nil {
		d.fail(d.line, "links", err.Error(), `write them as [{"kind":"question","text":"…","url":"https://…"}], or leave the cell empty`)
	}
	guessed, ok := readFlag(cell(fieldGuessed))
	if !ok {
		d.warn(d.line, fieldGuessed, fmt.Sprintf("%.60q is neither 1 nor empty; taken as not guessed", cell(fieldGuessed)), "write 1 or nothing")
	}
	q := &corpus.Question{
		ID: cell(fieldID), URL: cell(fieldURL), Title: d.phrase(cell(fieldTitle)), Body: d.text(cell(fieldBody)),
		Asker: corpus.Asker{Status: cell(fieldStatus), Gender: cell(fieldGender)},
		Asked: d.date(fieldAsked), Updated: d.date(fieldUpdated),
		Categories: readList(cell(fieldCategories)), Answers: d.answers, Links: links,
		Source: corpus.Source{File: d.name, Line: d.line}, Guessed: guessed,
	}
	q.Links = append(q.Links, d.links...)
	q.Fill()
	if ps := q.Validate(); d.problem == nil && len(ps) > 0 {
		d.fail(d.line, ps[0].Field, ps[0].Reason, ps[0].Fix)
	}
	if d.problem != nil && d.problem.ID == "" {
		d.problem.ID = q.ID
	}
	return q, d.problem
}

// date is a cell's. What is none is not worth the question.
func (d *draft) date(f field) string {
	date, ok := readDate(d.cells[f])
	if !ok {
		d.warn(d.lines[f], f, fmt.Sprintf("%.40q is not a date, or may be two; it was left out", d.cells[f]), "write YYYY-MM-DD or an RFC 3339 time")
		return ""
	}
	return date
}

func (d *draft) fail(line int, field, reason, fix string) {
	if d.problem == nil {
		d.problem = &corpus.Problem{Line: line, Field: field, Reason: reason, Fix: fix}
	}
}

func (d *draft) warn(line int, f field, reason, fix string) {
	d.warnings = append(d.warnings, corpus.Problem{File: d.name, Line: line, Field: f.String(), Reason: reason, Fix: fix})
}
