package table

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"kotae/corpus"
)

// titleRows is how many rows a table may have above its header, such as its own title.
const titleRows = 2

// columns finds the header: the first row with anything in it, or one of the next if only that one is understood. A table
// whose columns are not understood is rejected as a whole.
func (r *reader) columns() bool {
	var refused *corpus.Problem
	for above := 0; ; {
		head, err := r.rows.next()
		switch {
		case err == io.EOF && refused == nil:
			r.reject(corpus.Problem{Reason: "the file is empty", Fix: "export it again, or leave it out"})
			return false
		case err == io.EOF:
			r.reject(*refused)
			return false
		case err != nil:
			r.yield(corpus.Item{}, err)
			return false
		case head.blank():
			continue
		}
		problem := r.understood(head)
		switch {
		case problem == nil && above > 0:
			r.note(head.line, "this row was taken as the header; what stands above it was passed over", "delete the rows above the header")
			return true
		case problem == nil:
			return true
		case refused == nil:
			refused = problem
		}
		if above++; above > titleRows || head.fault != "" {
			r.reject(*refused)
			return false
		}
	}
}

// understood takes a row as the header, or says what is wrong with it as one.
func (r *reader) understood(head row) *corpus.Problem {
	switch {
	case head.fault != "":
		return &corpus.Problem{Line: head.line, Reason: "the header cannot be read: " + head.fault, Fix: head.fix}
	case strings.Contains(strings.Join(head.cells, ""), "\x00"):
		return &corpus.Problem{Line: head.line, Reason: "the file is binary, or UTF-16 without a byte order mark", Fix: "give the encoding (utf-16), or save the table as CSV in UTF-8"}
	}
	h, unknown, problem := understand(head.cells, r.options.Columns)
	if problem != nil {
		problem.Line = head.line
		return problem
	}
	if len(unknown) > 0 {
		r.note(head.line, "not read, because these columns have names that say nothing to kotae: "+list(unknown),
			fmt.Sprintf("say with --columns %s=FIELD, or under [import.columns] in kotae.toml, what they hold, or leave them out", plainHeader(unknown[0])))
	}
	r.header, r.titles, r.own = h, head.cells, writers(head.cells)
	r.meet(head.cells)
	return nil
}

// writers reports whether the header is the writer's; a spreadsheet program may have moved or dropped columns.
func writers(cells []string) bool {
	return slices.Contains(cells, fieldNames[fieldGuessed]) && slices.Contains(cells, fieldNames[fieldAnswerID])
}

// meet notes which of the told columns there are.
func (r *reader) meet(cells []string) {
	if r.options.Met == nil {
		return
	}
	for told := range r.options.Columns {
		for _, c := range cells {
			if plainHeader(c) == plainHeader(told) {
				r.options.Met[told] = true
			}
		}
	}
}
