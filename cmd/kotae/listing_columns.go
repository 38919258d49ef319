package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kotae/search"
)

// listingColumn is a column of a listing.
type listingColumn struct {
	rowColumn
	cell  func(*search.Match, *search.Hit) any
	shows bool // it needs the hit, with its marks
}

// listingColumns are all there are, in the order in which they are told.
var listingColumns = []listingColumn{
	{rowColumn{"id", false}, func(m *search.Match, _ *search.Hit) any { return m.Question.ID }, false},
	{rowColumn{"title", false}, func(m *search.Match, _ *search.Hit) any { return m.Question.Title }, false},
	{rowColumn{"date", false}, func(m *search.Match, _ *search.Hit) any { return cmp.Or(m.Question.Asked, m.Question.Updated) }, false},
	{rowColumn{"year", false}, func(m *search.Match, _ *search.Hit) any {
		return search.Year(cmp.Or(m.Question.Asked, m.Question.Updated))
	}, false},
	{rowColumn{"category", false}, func(m *search.Match, _ *search.Hit) any { return m.Question.Categories }, false},
	{rowColumn{"adviser", false}, func(m *search.Match, _ *search.Hit) any { return advisers(m) }, false},
	{rowColumn{"status", false}, func(m *search.Match, _ *search.Hit) any { return m.Question.Asker.Status }, false},
	{rowColumn{"answers", true}, func(m *search.Match, _ *search.Hit) any { return len(m.Question.Answers) }, false},
	{rowColumn{"score", true}, func(m *search.Match, _ *search.Hit) any { return m.Score }, false},
	{rowColumn{"url", false}, func(m *search.Match, _ *search.Hit) any { return m.Question.URL }, false},
	{rowColumn{"canonical", false}, func(m *search.Match, _ *search.Hit) any { return m.Canonical }, false},
	{rowColumn{"body", false}, func(m *search.Match, _ *search.Hit) any { return m.Question.Body }, false},
	{rowColumn{"headline", false}, func(m *search.Match, _ *search.Hit) any { return headlines(m) }, false},
	{rowColumn{"answer", false}, func(m *search.Match, _ *search.Hit) any { return answerTexts(m) }, false},
	{rowColumn{"field", false}, func(_ *search.Match, h *search.Hit) any { return matchedFields(h) }, true},
	{rowColumn{"snippet", false}, func(_ *search.Match, h *search.Hit) any { return firstSnippet(h) }, true},
}

// defaultColumns are those of a table to read, and those for other programs.
var (
	defaultColumns = []string{"id", "date", "category", "title"}
	machineColumns = []string{"id", "title", "date", "category", "adviser", "year", "answers", "score", "url"}
)

func columnNames() (names []string) {
	for _, c := range listingColumns {
		names = append(names, c.name)
	}
	return names
}

// columnsNamed finds columns by their names.
func (a *app) columnsNamed(names []string) (out []listingColumn, err error) {
	for _, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		i := slices.IndexFunc(listingColumns, func(c listingColumn) bool { return c.name == name })
		if i < 0 {
			return nil, usage(fmt.Errorf(a.text.WantColumn, name, strings.Join(columnNames(), ", ")))
		}
		if slices.ContainsFunc(out, func(c listingColumn) bool { return c.name == name }) { // an object of JSON has each name once
			return nil, usage(fmt.Errorf(a.text.ColumnTwice, name))
		}
		out = append(out, listingColumns[i])
	}
	return out, nil
}

// advisers are those who answered, each once.
func advisers(m *search.Match) (names []string) {
	for i := range m.Question.Answers {
		if name := m.Question.Answers[i].Adviser; name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func headlines(m *search.Match) (out []string) {
	for i := range m.Question.Answers {
		if h := m.Question.Answers[i].Headline; h != "" {
			out = append(out, h)
		}
	}
	return out
}

func answerTexts(m *search.Match) string {
	var out []string
	for i := range m.Question.Answers {
		out = append(out, m.Question.Answers[i].Text())
	}
	return strings.Join(out, "\n\n")
}

// matchedFields are the fields in which a hit shows marks.
func matchedFields(h *search.Hit) (fields []string) {
	if len(h.TitleMarks) > 0 {
		fields = append(fields, "title")
	}
	for _, s := range h.Snippets {
		if len(s.Marks) > 0 && !slices.Contains(fields, s.Field) {
			fields = append(fields, s.Field)
		}
	}
	if h.Answer != nil && len(h.Answer.HeadlineMarks) > 0 && !slices.Contains(fields, "headline") {
		fields = append(fields, "headline")
	}
	return fields
}

// firstSnippet is the first that shows a mark, or else the first.
func firstSnippet(h *search.Hit) string {
	for _, s := range h.Snippets {
		if len(s.Marks) > 0 {
			return s.Text
		}
	}
	if len(h.Snippets) > 0 {
		return h.Snippets[0].Text
	}
	return ""
}
