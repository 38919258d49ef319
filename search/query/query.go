// Package query reads what a person typed: words to rank by, and conditions that every hit must meet.
//
// The language is the one that visitors know from large search engines. All that stands in a query is asked for:
//
//	面接 緊張                 words, ranked by how much of them a hit has
//	"最終面接"                a phrase that must stand just so; 「」 belong to titles and quote nothing
//	title:服装 title:"服装は"  required in one part of a question; the parts are the Fields
//	-例文 -"例文集" -title:例文  excluded; － − and ー at a word's start are such a minus too, an input method writes them
//	面接 緊張 OR 逆質問        either of its two neighbours, the same as 面接 (緊張 OR 逆質問)
//	-(例文 テンプレート)        excluded where both are found
//
// Whatever is malformed or half typed is read as words, and so are -服装編- (a subtitle), 2-3年, https://… and the
// parentheses of a pasted title: a group without OR and without a minus before it groups nothing.
package query

import "strings"

// Query is a typed query: all its clauses are asked for. Its String parses to the same query.
type Query struct{ Clauses []Clause }

// Clause is one thing that a query asks for. A clause of Text alone is words to rank by; within Any they are required.
type Clause struct {
	Text   string // words, or the phrase, or the field's value
	Phrase bool   // the text must stand just so
	Field  Field  // "" is anywhere
	Not    bool   // hits must not have it

	// Any holds an OR's alternatives, two or more, or the one content of an excluded group. Beside it, only Not is set.
	Any []Query
}

// Field names the part of a question that a clause asks about.
type Field string

// The fields of a question. Answer is the headlines and texts of all its answers.
const (
	Title    Field = "title"
	Body     Field = "body"
	Answer   Field = "answer"
	Adviser  Field = "adviser"
	Category Field = "category"
	Status   Field = "status"
	Year     Field = "year"
)

// isWords reports words to rank by.
func (c *Clause) isWords() bool { return !c.Phrase && !c.Not && c.Field == "" && c.Any == nil }

// conditions counts the words, phrases and fields that the clause requires or excludes. A phrase of its own has a bound of
// its own.
func (c *Clause) conditions() int {
	if !c.Not && c.Field == "" && c.Any == nil {
		return 0
	}
	n := 0
	for _, q := range c.Any {
		for i := range q.Clauses {
			if inner := &q.Clauses[i]; inner.isWords() {
				n += len(strings.Fields(inner.Text))
			} else {
				n += max(1, inner.conditions())
			}
		}
	}
	return max(1, n)
}

func (q *Query) add(clauses ...Clause) {
	for _, c := range clauses {
		if c.isWords() && c.Text == "" {
			continue
		}
		if last := len(q.Clauses) - 1; c.isWords() && last >= 0 && q.Clauses[last].isWords() {
			q.Clauses[last].Text += " " + c.Text
			continue
		}
		q.Clauses = append(q.Clauses, c)
	}
}
