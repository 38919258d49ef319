package occurrence

import (
	"strconv"

	"kotae/corpus"
	"kotae/search/query"
)

// Text is one text of a question.
type Text struct {
	Field  string      // as corpus.Question.Texts names it: title, answers[0].sections[1].text
	Part   query.Field // title, body, answer or headline
	Answer int         // the answer's number from 0, or -1
	Text   string
}

// Texts are the texts of a question that are searched, in its order, without empty ones.
func Texts(q *corpus.Question) []Text {
	var out []Text
	add := func(field string, part query.Field, answer int, text string) {
		if text != "" {
			out = append(out, Text{field, part, answer, text})
		}
	}
	add("title", query.Title, -1, q.Title)
	add("body", query.Body, -1, q.Body)
	for i := range q.Answers {
		a := &q.Answers[i]
		at := "answers[" + strconv.Itoa(i) + "]."
		add(at+"headline", query.Headline, i, a.Headline)
		for n, s := range a.Sections {
			in := at + "sections[" + strconv.Itoa(n) + "]."
			add(in+"heading", query.Headline, i, s.Heading)
			add(in+"text", query.Answer, i, s.Text)
		}
	}
	return out
}

// In reports whether a text belongs to a field of the query language; "" is all of them, and an answer has its headlines.
func (t *Text) In(f query.Field) bool {
	return f == "" || t.Part == f || f == query.Answer && t.Part == query.Headline
}

// Has reports whether something stands in a question, in one field or anywhere.
func Has(q *corpus.Question, f query.Field, find Finder) bool {
	for _, t := range Texts(q) {
		if t.In(f) && len(find.Find(t.Text, 1)) > 0 {
			return true
		}
	}
	return false
}
