package audit

import (
	"cmp"
	"slices"
)

// sortFindings puts a question's findings into the order of its texts; those about no text come first, by rule.
func sortFindings(q *Question, findings []*Finding) {
	place := map[string]int{}
	for i := range q.Texts {
		place[q.Texts[i].Field] = i + 1
	}
	slices.SortStableFunc(findings, func(a, b *Finding) int {
		return cmp.Or(cmp.Compare(place[a.Field], place[b.Field]), cmp.Compare(a.Offset, b.Offset), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Field, b.Field))
	})
}
