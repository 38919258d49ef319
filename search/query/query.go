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
//	title:(服装 OR 髪型)       the field is that of all in the group; a space after its colon does no harm
//	lemma:断る               a word in any of its forms (断りました), and nothing that is only written or said like it
//	exact:お問合せ            just these characters, in this width, case and okurigana, also within a longer word
//	re:/お問い?合わ?せ/         a regular expression (RE2) over the texts as they were written; \/ is a / within it
//	title:exact:"第１ 志望"   such a Mode in one field; between quotes spaces count, and marks alone are something
//
// Full-width letters are as good as others in ＯＲ and ｔｉｔｌｅ：. An AND, and an OR that joins nothing, are nothing: all is asked
// for anyway. What is still open at the end of the text, a group, an excluded phrase or a regular expression, ends there. Whatever else is malformed
// or half typed is read as words, and so are -服装編- (a subtitle), 2-3年, https://… and the parentheses of a pasted title: a
// group without OR and without a minus before it groups nothing.
package query

import "strings"

// Query is a typed query: all its clauses are asked for. Its String parses to the same query.
type Query struct {
	Clauses []Clause

	typed int // how deep its parentheses stand in each other, where that was too deep to read what they group
}

// Clause is one thing that a query asks for. A clause of Text alone is words to rank by; within Any they are required.
type Clause struct {
	Text   string // words, or the phrase, or the field's value, or what Mode says
	Phrase bool   // the text must stand just so; never of a Mode
	Field  Field  // "" is anywhere
	Mode   Mode   // how Text is meant, where it is not looked for as words are
	Not    bool   // hits must not have it

	// Any holds an OR's alternatives, two or more, or the one content of an excluded group. Beside it, only Not is set.
	Any []Query
}

// Field names the part of a question that a clause asks about.
type Field string

// The fields of a question. Answer is the headlines and texts of all its answers, Headline only their headlines and those of their
// sections.
const (
	Title    Field = "title"
	Body     Field = "body"
	Answer   Field = "answer"
	Headline Field = "headline"
	Adviser  Field = "adviser"
	Category Field = "category"
	Status   Field = "status"
	Year     Field = "year"
)

// isWords reports words to rank by.
func (c *Clause) isWords() bool {
	return !c.Phrase && !c.Not && c.Field == "" && c.Mode == "" && c.Any == nil
}

// Conditions counts the words, phrases and fields that the query requires or excludes. A phrase that stands by itself is none:
// of those beyond the eighth, the words are looked for.
func (q *Query) Conditions() int {
	n := 0
	for i := range q.Clauses {
		if c := &q.Clauses[i]; c.Not || c.Field != "" || c.Mode != "" || c.Any != nil {
			n += c.conditions()
		}
	}
	return n
}

func (c *Clause) conditions() int {
	switch {
	case c.isWords():
		return len(strings.Fields(c.Text))
	case c.Any == nil:
		return 1
	}
	n := 0
	for _, q := range c.Any {
		for i := range q.Clauses {
			n += q.Clauses[i].conditions()
		}
	}
	return n
}

// Depth is how deep the query's groups stand in each other: 0 of words, 1 of an OR or an excluded group.
func (q *Query) Depth() int {
	depth := q.typed
	for i := range q.Clauses {
		for j := range q.Clauses[i].Any {
			depth = max(depth, 1+q.Clauses[i].Any[j].Depth())
		}
	}
	return depth
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
