package thesaurus

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Problem is something that an editor should mend.
type Problem struct {
	File    string
	Line    int
	Text    string
	Warning bool // it may be meant so
}

// Error gives the problem with its place.
func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text) }

// Lint finds what is wrong in the lines of one or several files that are used together, in the order of the lines.
func Lint(entries []Entry) []Problem {
	l := linter{problems: structure(entries)}
	entries = slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool {
		return e.Columns != 3 || e.Group == "" || groupKinds[e.KindName] == "" || key(e.Term) == ""
	})
	l.group(entries)
	for _, g := range l.groups {
		l.terms(g)
	}
	l.contradictions()
	l.typos()
	order := map[string]int{}
	for i, e := range entries {
		if _, had := order[e.File]; !had {
			order[e.File] = i
		}
	}
	slices.SortStableFunc(l.problems, func(a, b Problem) int {
		return cmp.Or(order[a.File]-order[b.File], a.Line-b.Line)
	})
	return l.problems
}

// line is an entry with the form under which its term is looked for.
type line struct {
	Entry
	key string
}

type linter struct {
	problems []Problem
	groups   [][]line
}

func (l *linter) report(at Entry, warning bool, format string, args ...any) {
	l.problems = append(l.problems, Problem{at.File, at.Line, fmt.Sprintf(format, args...), warning})
}

func (l *linter) group(entries []Entry) {
	place := map[[2]string]int{}
	for _, e := range entries {
		id := [2]string{e.File, e.Group}
		if _, had := place[id]; !had {
			place[id] = len(l.groups)
			l.groups = append(l.groups, nil)
		}
		l.groups[place[id]] = append(l.groups[place[id]], line{e, key(e.Term)})
	}
}

// terms looks at each group by itself.
func (l *linter) terms(g []line) {
	seen := map[string]line{}
	for _, e := range g {
		switch first, had := seen[e.key]; {
		case had && first.Term == e.Term:
			l.report(e.Entry, false, "%q stands in group %s already, on line %d", e.Term, e.Group, first.Line)
		case had:
			l.report(e.Entry, false, "%q is read as %q, as %q on line %d is; leave one out", e.Term, e.key, first.Term, first.Line)
		default:
			seen[e.key] = e
		}
		if e.KindName == equivalentTerm && utf8.RuneCountInString(e.key) == 1 {
			l.report(e.Entry, true, "%q is one character and may mean many things", e.Term)
		}
	}
	if len(seen) == 1 {
		l.report(g[0].Entry, false, "group %s has only one term", g[0].Group)
	}
}

// contradictions compares the groups of equivalents with each other and with those of what must be kept apart.
func (l *linter) contradictions() {
	never := map[[2]string]line{}
	first := map[string]line{}
	for _, g := range l.groups {
		pairs(g, neverTerm, func(a, b line) { never[pair(a.key, b.key)] = b })
	}
	for _, g := range l.groups {
		for _, e := range g {
			if other, had := first[e.key]; had && e.KindName == equivalentTerm && (other.File != e.File || other.Group != e.Group) {
				l.report(e.Entry, true, "%q is also in group %s of %s, line %d; the others of both groups stay apart", e.Term, other.Group, other.File, other.Line)
			} else if e.KindName == equivalentTerm {
				first[e.key] = e
			}
		}
		pairs(g, equivalentTerm, func(a, b line) {
			if n, had := never[pair(a.key, b.key)]; had {
				l.report(b.Entry, false, "%q and %q are equivalent here, but must never be by group %s of %s, line %d", a.Term, b.Term, n.Group, n.File, n.Line)
			}
		})
	}
}

// pairs yields each two different terms of a group that are of one kind.
func pairs(g []line, kindName string, yield func(a, b line)) {
	for i, a := range g {
		for _, b := range g[i+1:] {
			if a.KindName == kindName && b.KindName == kindName && a.key != b.key {
				yield(a, b)
			}
		}
	}
}

// typos finds slips that are good spellings elsewhere.
func (l *linter) typos() {
	good := map[string]line{}
	for _, g := range l.groups {
		for _, e := range g {
			if _, had := good[e.key]; !had && (e.KindName == typoCanon || e.KindName == equivalentTerm) {
				good[e.key] = e
			}
		}
	}
	for _, g := range l.groups {
		for _, e := range g {
			if other, had := good[e.key]; had && e.KindName == typoTerm && !(other.File == e.File && other.Group == e.Group) {
				l.report(e.Entry, false, "%q is no typo by group %s of %s, line %d", e.Term, other.Group, other.File, other.Line)
			}
		}
	}
}
