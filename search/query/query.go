// Package query reads what a person typed: words, and phrases in double quotes.
package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Query is a typed query. Its String parses to the same query.
type Query struct{ Clauses []Clause }

// Clause is a stretch of words, or a phrase that must stand in every hit just so.
type Clause struct {
	Text   string
	Phrase bool
}

// maxPhrases bounds the work of one query; further quotes are read as words.
const maxPhrases = 8

// Parse never fails: a quote without its other half, an empty phrase and bytes that are not UTF-8 are read as words or as
// spaces. “Typographic” and ＂full-width＂ quotes count as quotes; 「」 do not, they are part of Japanese titles.
func Parse(text string) Query {
	text = strings.Map(visible, strings.ToValidUTF8(text, " "))
	var q Query
	phrases := 0
	for text != "" {
		open := strings.IndexFunc(text, isQuote)
		if open < 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(text[open:])
		inner := text[open+size:]
		end := strings.IndexFunc(inner, isQuote)
		if end < 0 {
			break
		}
		q.add(text[:open], false)
		phrase := strings.Join(strings.Fields(inner[:end]), " ")
		q.add(phrase, phrases < maxPhrases)
		if phrase != "" {
			phrases++
		}
		_, size = utf8.DecodeRuneInString(inner[end:])
		text = inner[end+size:]
	}
	q.add(strings.Map(func(r rune) rune {
		if isQuote(r) {
			return ' '
		}
		return r
	}, text), false)
	return q
}

func (q *Query) add(text string, phrase bool) {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return
	}
	if last := len(q.Clauses) - 1; !phrase && last >= 0 && !q.Clauses[last].Phrase {
		q.Clauses[last].Text += " " + text
		return
	}
	q.Clauses = append(q.Clauses, Clause{text, phrase})
}

// String prints the query as it can be typed.
func (q Query) String() string {
	parts := make([]string, len(q.Clauses))
	for i, c := range q.Clauses {
		if parts[i] = c.Text; c.Phrase {
			parts[i] = `"` + c.Text + `"`
		}
	}
	return strings.Join(parts, " ")
}

// visible makes spaces of control characters and drops what has no width, so that no clause is of nothing.
func visible(r rune) rune {
	switch {
	case unicode.IsControl(r):
		return ' '
	case unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

func isQuote(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '＂':
		return true
	}
	return false
}
