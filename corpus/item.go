package corpus

import "fmt"

// Item is what a reader makes of one record of a source: exactly one of Question, Refused and Rejected is set.
type Item struct {
	Question *Question
	Refused  *Problem  // another kind of page, such as an adviser's list of answers
	Rejected *Problem  // a record that cannot be read as what it should be
	Warnings []Problem // what was odd about a question that was taken, or about its file
}

// Problem tells where a record failed and how to mend it.
type Problem struct {
	ID     string `json:"id,omitempty"` // of the record, where it is known
	File   string `json:"file"`
	Line   int    `json:"line"` // 1 for the first line; 0 where the whole file is meant
	Field  string `json:"field"`
	Reason string `json:"reason"`
	Fix    string `json:"fix"`
}

func (p Problem) String() string {
	where := p.File
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	if p.Field != "" {
		where += ": " + p.Field
	}
	return fmt.Sprintf("%s: %s (%s)", where, p.Reason, p.Fix)
}
