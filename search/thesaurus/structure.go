package thesaurus

import "fmt"

// maxTerms bounds a group: each of its terms leads to every other.
const maxTerms = 200

// structure finds lines and groups of which nothing can be made.
func structure(entries []Entry) []Problem {
	var problems []Problem
	report := func(at Entry, format string, args ...any) {
		problems = append(problems, Problem{File: at.File, Line: at.Line, Text: fmt.Sprintf(format, args...)})
	}
	type shape struct {
		first Entry
		heads int
		terms int
	}
	var order [][2]string
	shapes := map[[2]string]*shape{}
	for _, e := range entries {
		kind := groupKinds[e.KindName]
		switch {
		case e.Columns != 3:
			report(e, "%d columns, want three, with tabs between: group, kind, term", e.Columns)
			continue
		case e.Group == "":
			report(e, "the group is missing")
			continue
		case kind == "":
			report(e, "unknown kind %q; there are equivalent, near, oneway_head, oneway_member, never, typo_canon and typo", e.KindName)
			continue
		case key(e.Term) == "":
			report(e, "the term is missing")
			continue
		}
		id := [2]string{e.File, e.Group}
		s := shapes[id]
		if s == nil {
			s = &shape{first: e}
			shapes[id] = s
			order = append(order, id)
		}
		if first := groupKinds[s.first.KindName]; first != kind {
			report(e, "group %s is of kind %s since line %d; give this term a group of its own", e.Group, first, s.first.Line)
			continue
		}
		if s.terms++; s.terms == maxTerms+1 {
			report(e, "group %s has more than %d terms; no more can all mean the same", e.Group, maxTerms)
		}
		if e.KindName == oneWayHead || e.KindName == typoCanon {
			if s.heads++; s.heads > 1 {
				report(e, "group %s has a %s already; begin another group", e.Group, e.KindName)
			}
		}
	}
	for _, id := range order {
		s := shapes[id]
		if s.heads > 0 {
			continue
		}
		switch groupKinds[s.first.KindName] {
		case "oneway":
			report(s.first, "group %s has no %s", s.first.Group, oneWayHead)
		case "typo":
			report(s.first, "group %s has no %s", s.first.Group, typoCanon)
		}
	}
	return problems
}
