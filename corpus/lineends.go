package corpus

import "strings"

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// UnifyLineEnds makes every line of the record's texts end "\n", as a record has it.
func (q *Question) UnifyLineEnds() {
	unify(&q.Title, &q.Body, &q.Asker.Status, &q.Asker.Gender)
	for i := range q.Categories {
		unify(&q.Categories[i])
	}
	for i := range q.Links {
		unify(&q.Links[i].Text)
	}
	for i := range q.Answers {
		a := &q.Answers[i]
		unify(&a.Adviser, &a.Headline)
		for j := range a.Qualifications {
			unify(&a.Qualifications[j])
		}
		for j := range a.Sections {
			unify(&a.Sections[j].Heading, &a.Sections[j].Text)
		}
	}
}

func unify(texts ...*string) {
	for _, t := range texts {
		*t = lineEnds.Replace(*t) // the same string where there is nothing to replace
	}
}
