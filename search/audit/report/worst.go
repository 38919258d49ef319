package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// worst is a question with much to mend.
type worst struct {
	ID, Title, Address      string
	Errors, Warnings, Notes int
	Rules                   []ruleTimes
}

// ruleTimes is how often a rule found something.
type ruleTimes struct {
	Rule  string
	Times int
}

// maxWorst is how many questions the page lists.
const maxWorst = 20

// worstQuestions are those with the most errors, then warnings, then notes. One note alone is no trouble.
func (r *Report) worstQuestions() (out []worst) {
	ids := slices.SortedFunc(maps.Keys(r.trouble), func(a, b string) int {
		x, y := r.trouble[a].bySeverity, r.trouble[b].bySeverity
		return cmp.Or(cmp.Compare(y[2], x[2]), cmp.Compare(y[1], x[1]), cmp.Compare(y[0], x[0]), cmp.Compare(a, b))
	})
	for _, id := range ids[:min(len(ids), maxWorst)] {
		t := r.trouble[id]
		if t.bySeverity == [3]int{1} {
			break
		}
		w := worst{ID: id, Title: r.titles[id], Errors: t.bySeverity[2], Warnings: t.bySeverity[1], Notes: t.bySeverity[0]}
		if a := r.addresses[id]; strings.HasPrefix(a, "https://") || strings.HasPrefix(a, "http://") {
			w.Address = a
		}
		for _, rule := range slices.Sorted(maps.Keys(t.rules)) {
			w.Rules = append(w.Rules, ruleTimes{rule, t.rules[rule]})
		}
		out = append(out, w)
	}
	return out
}
