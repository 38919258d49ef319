package audit

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"kotae/corpus"
	"kotae/indexer/analysis"
)

// Role says whose words a text is, and what for.
type Role string

// The roles. Title and body are the asker's words, the others an adviser's.
const (
	Title    Role = "title"
	Body     Role = "body"
	Headline Role = "headline" // of an answer
	Heading  Role = "heading"  // of a section of an answer
	Section  Role = "text"     // of a section of an answer
)

// Advises reports whether a text is an adviser's.
func (r Role) Advises() bool { return r == Headline || r == Heading || r == Section }

// Question is a question as rules look at it: all its texts, each folded and cut only once however many rules ask.
type Question struct {
	*corpus.Question
	AsOf  time.Time // the day of the audit, at 0:00 UTC
	Texts []Text    // title, body, and for each answer its headline, headings and texts; empty ones are left out

	shared map[any]any
}

// Shared returns what make made when it was first asked for by this key: several rules may find theirs in one walk. Only the
// goroutine that looks at the question may ask.
func (q *Question) Shared(key any, make func() any) any {
	if made, ok := q.shared[key]; ok {
		return made
	}
	made := make()
	if q.shared == nil {
		q.shared = map[any]any{}
	}
	q.shared[key] = made
	return made
}

// Text is one text of a question. Only the goroutine that looks at the question may use it.
type Text struct {
	Field  string // as corpus.Question.Texts names it: title, answers[0].sections[1].text
	Role   Role
	Answer int // the answer's number from 0, or −1
	Text   string

	analyzer *analysis.Analyzer
	folded   *analysis.Folded
	analysis *analysis.Analysis
	counted  [2]int // bytes from the beginning, and the code points that they are
}

// points are the code points before a byte. Places that are asked for in their order cost one walk over the text together.
func (t *Text) points(at int) int {
	if at < t.counted[0] {
		t.counted = [2]int{}
	}
	t.counted = [2]int{at, t.counted[1] + utf8.RuneCountInString(t.Text[t.counted[0]:at])}
	return t.counted[1]
}

// Folded is the text in one width and case, with the way back to the original's bytes.
func (t *Text) Folded() *analysis.Folded {
	if t.folded == nil {
		f := analysis.Fold(t.Text)
		t.folded = &f
	}
	return t.folded
}

// Analysis is the text cut into terms. Only rules that have NeedsTerms may ask for it.
func (t *Text) Analysis() *analysis.Analysis {
	if t.analysis == nil {
		a := t.analyzer.Analyze(t.Text)
		t.analysis = &a
	}
	return t.analysis
}

// Place is where the question stands. It is no part of a text, so that a Collector may keep it.
func (q *Question) Place() Place {
	return Place{Question: strings.Clone(q.ID), File: q.Source.File, Line: q.Source.Line}
}

// Written is the day on which the question's texts were last changed, as far as is known.
func (q *Question) Written() (time.Time, bool) {
	asked, ok := Day(q.Asked)
	if updated, has := Day(q.Updated); has && updated.After(asked) {
		return updated, true
	}
	return asked, ok
}

// Day reads a date as corpus.Question has it: a day, or a time whose day where it was written counts.
func Day(s string) (time.Time, bool) {
	if len(s) < len(time.DateOnly) {
		return time.Time{}, false
	}
	d, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)])
	return d, err == nil
}

func newQuestion(q *corpus.Question, asOf time.Time, analyzer *analysis.Analyzer) *Question {
	out := &Question{Question: q, AsOf: asOf}
	add := func(field string, role Role, answer int, text string) {
		if text != "" {
			out.Texts = append(out.Texts, Text{Field: field, Role: role, Answer: answer, Text: text, analyzer: analyzer})
		}
	}
	add("title", Title, -1, q.Title)
	add("body", Body, -1, q.Body)
	for i := range q.Answers {
		a := &q.Answers[i]
		at := fmt.Sprintf("answers[%d].", i)
		add(at+"headline", Headline, i, a.Headline)
		for n, s := range a.Sections {
			in := fmt.Sprintf("%ssections[%d].", at, n)
			add(in+"heading", Heading, i, s.Heading)
			add(in+"text", Section, i, s.Text)
		}
	}
	return out
}
