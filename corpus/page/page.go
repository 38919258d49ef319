// Package page reads page dumps: the plain text of one question page a file, in either of the layouts the site has had.
package page

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"kotae/corpus"
)

const (
	// MaxBytes is the size of the largest file taken as a page.
	MaxBytes = 16 << 20
	maxLine  = 1 << 20 // bytes
)

var utf8BOM = []byte("\xef\xbb\xbf")

// Reader knows the site's furniture. Several goroutines may use one.
type Reader struct {
	list *boilerplate
}

// NewReader reads the list of furniture that is compiled in; an error is a mistake in that list.
func NewReader() (*Reader, error) {
	list, err := parseBoilerplate(boilerplateText)
	if err != nil {
		return nil, err
	}
	return &Reader{list: list}, nil
}

// Begins reports whether a file that starts with head is a page: its first line that is not blank begins one.
func (r *Reader) Begins(head []byte) bool {
	for l := range strings.SplitSeq(corpus.Normalize(string(head)), "\n") {
		if l != "" {
			return r.list.role(l) == roleQuestion
		}
	}
	return false
}

// Read reads one page dump. Its id is made from the file's name.
func (r *Reader) Read(name string, data []byte) corpus.Item {
	if problem := unfit(data); problem != nil {
		problem.ID, problem.File = corpus.FileID(name), name
		return corpus.Item{Rejected: problem}
	}
	lines, warnings := r.list.mark(corpus.Normalize(string(data)))
	if problem := otherPage(lines); problem != nil {
		problem.File = name
		return corpus.Item{Refused: problem}
	}
	d := &draft{warnings: warnings}
	d.q.ID = corpus.FileID(name)
	if hasRole(lines, roleProfile) {
		d.spaced(lines)
	} else {
		d.compact(lines)
	}
	for i := range d.q.Answers {
		d.q.Answers[i].ID = fmt.Sprintf("a%d", i+1)
		d.q.Links = append(d.q.Links, corpus.Pointers(&d.q.Answers[i])...)
	}
	d.q.Fill()
	d.q.Source = corpus.Source{File: name, Line: 1}
	if ps := d.q.Validate(); len(ps) > 0 {
		ps[0].File = name
		return corpus.Item{Rejected: &ps[0]}
	}
	for i := range d.warnings {
		d.warnings[i].File = name
	}
	return corpus.Item{Question: &d.q, Warnings: d.warnings}
}

// unfit is why a file's bytes cannot be a page's text.
func unfit(data []byte) *corpus.Problem {
	switch {
	case len(bytes.TrimSpace(bytes.TrimPrefix(data, utf8BOM))) == 0:
		return &corpus.Problem{Reason: "the file is empty", Fix: "export the page again, or leave the file out"}
	case len(data) > MaxBytes:
		return &corpus.Problem{Reason: fmt.Sprintf("the file has more than %d bytes, too many for a page", MaxBytes), Fix: "give one page a file; a list of records is .jsonl"}
	case bytes.IndexByte(data, 0) >= 0:
		return &corpus.Problem{Line: 1 + bytes.Count(data[:bytes.IndexByte(data, 0)], []byte("\n")),
			Reason: "the file is binary (it has a NUL byte)", Fix: "give the page's text as UTF-8; UTF-16 is converted by iconv -f UTF-16 -t UTF-8"}
	}
	n := 0
	for l := range bytes.Lines(data) {
		n++
		if !utf8.Valid(l) {
			return &corpus.Problem{Line: n, Reason: "the text is not UTF-8", Fix: "give --encoding cp932 (Shift_JIS) or euc-jp, or convert the file, for example with iconv -f CP932 -t UTF-8"}
		}
		if len(l) > maxLine {
			return &corpus.Problem{Line: n, Reason: fmt.Sprintf("the line has %d bytes, more than %d", len(l), maxLine), Fix: "check that the file is a page dump with line ends"}
		}
	}
	return nil
}

var (
	listCount = regexp.MustCompile(`^[0-9,]+件$`)
	listRow   = regexp.MustCompile(`^-\s*Q$`)
)

// otherPage tells pages that are no question from those that are one.
func otherPage(lines []line) *corpus.Problem {
	var seen []line
	counted := false
	for _, l := range lines {
		if l.blank() {
			continue
		}
		if counted && listRow.MatchString(l.text) {
			return &corpus.Problem{Line: l.n, Reason: "a page that lists an adviser's answers, not a question page", Fix: "nothing is lost: its questions are read from their own pages"}
		}
		counted = listCount.MatchString(l.text)
		seen = append(seen, l)
	}
	if len(seen) > 0 && seen[0].role != roleQuestion {
		return &corpus.Problem{Line: seen[0].n, Reason: "not a question page: its first line is not Q", Fix: "give question pages only; records are .jsonl"}
	}
	return nil
}
