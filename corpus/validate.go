package corpus

import (
	"fmt"
	"iter"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	maxID      = 200     // bytes
	maxTitle   = 1000    // characters
	maxAnswers = 1000    // of one question
	maxText    = 4 << 20 // bytes of all texts of one record
)

// Validate returns what keeps the record from being taken, nothing for a good one. File and Line are left to the reader.
func (q *Question) Validate() []Problem {
	var ps []Problem
	id := q.ID
	add := func(field, reason, fix string) {
		ps = append(ps, Problem{ID: id, Field: field, Reason: reason, Fix: fix})
	}
	if reason := idProblem(q.ID); reason != "" {
		id = ""
		add("id", reason, "use the number of the page's address; for a page dump, rename the file")
	}
	if !validURL(q.URL) {
		add("url", fmt.Sprintf("%.60q is not the address of a page", q.URL), "write it whole, as https://host/path, or leave it empty")
	}
	switch n := utf8.RuneCountInString(q.Title); {
	case strings.TrimSpace(q.Title) == "":
		add("title", "is empty", "give the question a title")
	case n > maxTitle:
		add("title", fmt.Sprintf("has %d characters, more than %d", n, maxTitle), "shorten the title; what is longer belongs in the body")
	}
	if !q.hasText() {
		add("body", "is empty, and no answer has text", "give the question a body or an answer")
	}
	dateFix := "write YYYY-MM-DD or an RFC 3339 time, or leave it empty"
	if !validDate(q.Asked) {
		add("asked", fmt.Sprintf("%.40q is not a date", q.Asked), dateFix)
	}
	if !validDate(q.Updated) {
		add("updated", fmt.Sprintf("%.40q is not a date", q.Updated), dateFix)
	}
	if n := len(q.Answers); n > maxAnswers {
		add("answers", fmt.Sprintf("has %d answers, more than %d", n, maxAnswers), "split the question")
	}
	seen := make(map[string]bool, len(q.Answers))
	for i := range q.Answers {
		id, field := q.Answers[i].ID, fmt.Sprintf("answers[%d].id", i)
		switch {
		case id == "":
			add(field, "is empty", "number the answers a1, a2, …")
		case seen[id]:
			add(field, fmt.Sprintf("%.40q is the id of an answer before it", id), "give each answer an id of its own, or none of them any")
		}
		seen[id] = true
	}
	size := 0
	for field, text := range q.Texts() {
		size += len(text)
		if !utf8.ValidString(text) {
			add(field, "is not UTF-8", "convert the text to UTF-8")
		} else if i := strings.IndexFunc(text, forbidden); i >= 0 {
			r, _ := utf8.DecodeRuneInString(text[i:])
			add(field, fmt.Sprintf("has the control character U+%04X", r), "remove it; a line ends with \\n alone")
		}
	}
	if size > maxText {
		add("", fmt.Sprintf("the record has %d bytes of text, more than %d", size, maxText), "split the question")
	}
	return ps
}

func forbidden(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

func idProblem(id string) string {
	switch {
	case id == "":
		return "is empty"
	case len(id) > maxID:
		return fmt.Sprintf("has %d bytes, more than %d", len(id), maxID)
	case id == "." || id == "..":
		return "cannot stand in an address"
	case strings.ContainsAny(id, `/\`):
		return "has a slash"
	case strings.IndexFunc(id, unicode.IsSpace) >= 0:
		return "has a space"
	}
	return ""
}

// validURL takes no address and those that a browser opens as a page; the search page links to them.
func validURL(s string) bool {
	if s == "" {
		return true
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
}

// validDate takes what Asked and Updated may hold; a day that no calendar has is none.
func validDate(s string) bool {
	if s == "" {
		return true
	}
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		return true
	}
	_, err := time.Parse(time.RFC3339, s)
	return err == nil
}

func (q *Question) hasText() bool {
	if strings.TrimSpace(q.Body) != "" {
		return true
	}
	for i := range q.Answers {
		a := &q.Answers[i]
		if strings.TrimSpace(a.Headline) != "" || strings.TrimSpace(a.Text()) != "" {
			return true
		}
	}
	return false
}

// Texts yields every text of the record with its path, such as answers[0].sections[1].text.
func (q *Question) Texts() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, f := range [][2]string{
			{"id", q.ID}, {"url", q.URL}, {"title", q.Title}, {"body", q.Body},
			{"asker.status", q.Asker.Status}, {"asker.gender", q.Asker.Gender}, {"asked", q.Asked}, {"updated", q.Updated},
		} {
			if !yield(f[0], f[1]) {
				return
			}
		}
		for i, c := range q.Categories {
			if !yield(fmt.Sprintf("categories[%d]", i), c) {
				return
			}
		}
		for i := range q.Answers {
			if !q.Answers[i].texts(fmt.Sprintf("answers[%d].", i), yield) {
				return
			}
		}
		for i, l := range q.Links {
			at := fmt.Sprintf("links[%d].", i)
			if !yield(at+"kind", l.Kind) || !yield(at+"text", l.Text) || !yield(at+"url", l.URL) {
				return
			}
		}
	}
}

func (a *Answer) texts(at string, yield func(string, string) bool) bool {
	if !yield(at+"id", a.ID) || !yield(at+"adviser", a.Adviser) || !yield(at+"headline", a.Headline) {
		return false
	}
	for i, t := range a.Qualifications {
		if !yield(fmt.Sprintf("%squalifications[%d]", at, i), t) {
			return false
		}
	}
	for i, s := range a.Sections {
		in := fmt.Sprintf("%ssections[%d].", at, i)
		if !yield(in+"heading", s.Heading) || !yield(in+"text", s.Text) {
			return false
		}
	}
	return true
}
