package corpus

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	maxPage     = 16 << 20 // bytes of one page dump
	maxPageLine = 1 << 20  // bytes of one of its lines
)

// page is a question in the making.
type page struct {
	q        Question
	warnings []Problem
}

func (p *page) warn(line int, field, reason, fix string) {
	p.warnings = append(p.warnings, Problem{Line: line, Field: field, Reason: reason, Fix: fix})
}

// unfitForID is what a file's name may have and an id must not.
var unfitForID = regexp.MustCompile(`[\p{Z}\p{Cc}/\\]+`)

// fileID is the id of a page dump: its file's name without the extension, with "_" for what an id must not have.
func fileID(name string) string {
	base := filepath.Base(name)
	return unfitForID.ReplaceAllString(strings.TrimSuffix(base, filepath.Ext(base)), "_")
}

// readPage reads one page dump. Its id is made from the file's name.
func readPage(list *boilerplate, name string, data []byte) Item {
	if problem := unfit(data); problem != nil {
		problem.File = name
		return Item{Rejected: problem}
	}
	lines, warnings := list.mark(normalize(string(data)))
	if problem := otherPage(lines); problem != nil {
		problem.File = name
		return Item{Refused: problem}
	}
	p := &page{warnings: warnings}
	p.q.ID = fileID(name)
	if hasRole(lines, roleProfile) {
		p.spaced(lines)
	} else {
		p.compact(lines)
	}
	for i := range p.q.Answers {
		p.q.Answers[i].ID = fmt.Sprintf("a%d", i+1)
		p.q.Links = append(p.q.Links, pointers(&p.q.Answers[i])...)
	}
	p.q.fill()
	p.q.Source = Source{File: name, Line: 1}
	if ps := p.q.Validate(); len(ps) > 0 {
		ps[0].File = name
		return Item{Rejected: &ps[0]}
	}
	for i := range p.warnings {
		p.warnings[i].File = name
	}
	return Item{Question: &p.q, Warnings: p.warnings}
}

// unfit is why a file's bytes cannot be a page's text.
func unfit(data []byte) *Problem {
	switch {
	case len(bytes.TrimSpace(bytes.TrimPrefix(data, utf8BOM))) == 0:
		return &Problem{Reason: "the file is empty", Fix: "export the page again, or leave the file out"}
	case len(data) > maxPage:
		return &Problem{Reason: fmt.Sprintf("the file has more than %d bytes, too many for a page", maxPage), Fix: "give one page a file; a list of records is .jsonl"}
	case bytes.IndexByte(data, 0) >= 0:
		return &Problem{Line: 1 + bytes.Count(data[:bytes.IndexByte(data, 0)], []byte("\n")),
			Reason: "the file is binary (it has a NUL byte)", Fix: "give the page's text as UTF-8; UTF-16 is converted by iconv -f UTF-16 -t UTF-8"}
	}
	n := 0
	for l := range bytes.Lines(data) {
		n++
		if !utf8.Valid(l) {
			return &Problem{Line: n, Reason: "the text is not UTF-8", Fix: "convert the file, for example with iconv -f CP932 -t UTF-8"}
		}
		if len(l) > maxPageLine {
			return &Problem{Line: n, Reason: fmt.Sprintf("the line has %d bytes, more than %d", len(l), maxPageLine), Fix: "check that the file is a page dump with line ends"}
		}
	}
	return nil
}

var (
	listCount = regexp.MustCompile(`^[0-9,]+件$`)
	listRow   = regexp.MustCompile(`^-\s*Q$`)
	askedDate = regexp.MustCompile(`^([0-9]{4})(?:年|/|-|\.)\s*([0-9]{1,2})(?:月|/|-|\.)\s*([0-9]{1,2})日?$`)
)

// otherPage tells pages that are no question from those that are one.
func otherPage(lines []line) *Problem {
	var seen []line
	counted := false
	for _, l := range lines {
		if l.blank() {
			continue
		}
		if counted && listRow.MatchString(l.text) {
			return &Problem{Line: l.n, Reason: "a page that lists an adviser's answers, not a question page", Fix: "nothing is lost: its questions are read from their own pages"}
		}
		counted = listCount.MatchString(l.text)
		seen = append(seen, l)
	}
	if len(seen) > 0 && seen[0].role != roleQuestion {
		return &Problem{Line: seen[0].n, Reason: "not a question page: its first line is not Q", Fix: "give question pages only; records are .jsonl"}
	}
	return nil
}

// question reads the asker, the title and the body, the same in both layouts.
func (p *page) question(lines []line, paragraphs func([]line) [][]line) {
	var own []line
	for _, l := range lines {
		if l.role != roleText {
			l = line{n: l.n} // furniture parts paragraphs
		}
		own = append(own, l)
	}
	i := 0
	next := func() int { // the next line with text
		for i < len(own) && own[i].blank() {
			i++
		}
		return i
	}
	later := func() bool { // is there a line for the title after this one?
		for _, l := range own[i+1:] {
			if l.own() {
				return true
			}
		}
		return false
	}
	if next() < len(own) && later() && askerStatus.MatchString(own[i].text) {
		p.q.Asker.Status = strings.TrimSpace(own[i].text)
		i++
	}
	if next() < len(own) && later() && askerGender.MatchString(own[i].text) {
		p.q.Asker.Gender = strings.TrimSpace(own[i].text)
		i++
	}
	if next() < len(own) {
		p.q.Title = strings.TrimSpace(own[i].text)
		i++
	}
	p.q.Body = join(paragraphs(own[i:]))
}

var (
	askerStatus = regexp.MustCompile(`^\s*(?:大学|大学院|短大|短期大学|専門学校|専門|専門学生|高専|高校|修士|博士|学部|社会人|院)?(?:生|(?:課程)?\s*[0-9MDB]{1,2}\s*(?:年生|年目|年)(?:以上)?)\s*$|^\s*(?:その他|既卒|既卒者|フリーター|第二新卒|浪人生|留学生|無職|休学中|主婦|主夫|会社員|社会人|転職活動中|契約社員|派遣社員|公務員)\s*$`)
	askerGender = regexp.MustCompile(`^\s*(?:男性|女性|男|女|回答しない|無回答|その他|どちらでもない)\s*$`)
)

func (p *page) date(l line) {
	_, value, _ := strings.Cut(l.text, ":")
	value = strings.TrimSpace(value)
	if value == "" {
		return
	}
	if m := askedDate.FindStringSubmatch(value); m != nil {
		month, _ := strconv.Atoi(m[2])
		day, _ := strconv.Atoi(m[3])
		date := fmt.Sprintf("%s-%02d-%02d", m[1], month, day)
		if _, err := time.Parse(time.DateOnly, date); err == nil {
			p.q.Asked = date
			return
		}
	}
	p.warn(l.n, "asked", fmt.Sprintf("%.60q is not a date; it was left out", value), "write it as 2024年5月12日, 2024/5/12 or 2024-05-12")
}

// split cuts lines into paragraphs at blank lines and furniture.
func split(lines []line) [][]line {
	var paras [][]line
	open := false
	for _, l := range lines {
		if !l.own() {
			open = false
			continue
		}
		if !open {
			paras = append(paras, nil)
			open = true
		}
		paras[len(paras)-1] = append(paras[len(paras)-1], l)
	}
	return paras
}

// join writes paragraphs as a record holds them.
func join(paras [][]line) string {
	var b strings.Builder
	for i, para := range paras {
		if i > 0 {
			b.WriteString("\n\n")
		}
		for j, l := range para {
			if j > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(l.text)
		}
	}
	return b.String()
}

// body is the page without its first line and without what follows the last answer's end.
func (p *page) body(lines []line) []line {
	for i, l := range lines {
		if l.role == roleQuestion {
			lines = lines[i+1:]
			break
		}
	}
	for i, l := range lines {
		if l.role != roleFooter || hasRole(lines[i:], roleProfile) || hasRole(lines[i:], roleBest) {
			continue
		}
		left := 0
		for _, t := range lines[i:] {
			if t.own() {
				left++
			}
		}
		if left > 0 {
			p.warn(l.n, "", fmt.Sprintf("%d lines after %q were left out", left, l.text), "check that they belong to other pages")
		}
		return lines[:i]
	}
	return lines
}
