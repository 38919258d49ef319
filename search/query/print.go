package query

import "strings"

// String prints the query as it can be typed.
func (q Query) String() string {
	if len(q.Clauses) == 1 && len(q.Clauses[0].Any) > 1 && !q.Clauses[0].Not {
		return q.Clauses[0].alternatives()
	}
	return q.sequence()
}

func (q Query) sequence() string {
	parts := make([]string, len(q.Clauses))
	for i := range q.Clauses {
		parts[i] = q.Clauses[i].String()
	}
	return strings.Join(parts, " ")
}

// String prints the clause as it stands in a query.
func (c *Clause) String() string {
	text := c.Text
	switch {
	case len(c.Any) == 1:
		text = "(" + c.Any[0].sequence() + ")"
	case len(c.Any) > 1:
		text = "(" + c.alternatives() + ")"
	case c.Mode == Regexp:
		text = slashed(text)
	case c.Phrase, c.Mode != "" && !isSimple(text):
		text = `"` + text + `"`
	}
	if c.Mode != "" {
		text = string(c.Mode) + ":" + text
	}
	if c.Field != "" {
		text = string(c.Field) + ":" + text
	}
	if c.Not {
		text = "-" + text
	}
	return text
}

func (c *Clause) alternatives() string {
	parts := make([]string, len(c.Any))
	for i, q := range c.Any {
		parts[i] = q.sequence()
		if len(q.Clauses) > 1 || q.Clauses[0].isWords() && !isSimple(q.Clauses[0].Text) {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, " OR ")
}
