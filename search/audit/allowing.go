package audit

import (
	"slices"
	"strings"
	"time"
)

// allowing is an allow-list at work.
type allowing struct {
	list    *AllowList
	asOf    time.Time
	partial bool
	by      map[string][]int // entries by question, or *
	used    []bool           // by entry; also one that has expired and would match
	there   map[string]bool  // the questions that entries name, and whether they were met
}

func (l *AllowList) begin(asOf time.Time, partial bool) *allowing {
	if l == nil {
		l = &AllowList{}
	}
	a := &allowing{list: l, asOf: asOf, partial: partial, by: map[string][]int{}, used: make([]bool, len(l.Entries)), there: map[string]bool{}}
	for i, e := range l.Entries {
		a.by[e.Question] = append(a.by[e.Question], i)
		a.there[e.Question] = e.Question == "*"
	}
	return a
}

// met notes that a question was looked at.
func (a *allowing) met(id string) {
	if _, named := a.there[id]; named {
		a.there[id] = true
	}
}

func (a *allowing) allows(f *Finding) (allowed bool) {
	for _, key := range []string{f.Question, "*"} {
		for _, i := range a.by[key] {
			e := &a.list.Entries[i]
			if e.covers(f.Rule) && e.names(f) {
				a.used[i] = true
				allowed = allowed || !e.expired(a.asOf)
			}
		}
	}
	return allowed
}

// end reports, if rule is one of those about the list, the entries that have expired or match nothing. Nothing is told of an
// entry whose rules were not all asked.
func (a *allowing) end(rule *Rule, rules []Rule, found func(Hit)) {
	if rule.ID != AllowExpired && rule.ID != AllowUnused {
		return
	}
	for i := range a.list.Entries {
		e := &a.list.Entries[i]
		h := Hit{Place: Place{File: a.list.Name, Line: e.Line}, Spot: Whole("", e.Rule+" "+e.Question+" "+e.Text), Key: e.Rule + " " + e.Question + " " + e.Text}
		asked := slices.ContainsFunc(rules, func(r Rule) bool { return e.covers(r.ID) })
		switch {
		case rule.ID == AllowExpired && e.expired(a.asOf):
			h.Args = []any{e.Until.Format(time.DateOnly), e.Reason}
			found(h)
		case rule.ID == AllowUnused && !e.expired(a.asOf) && asked && !a.used[i] && (a.there[e.Question] || !a.partial):
			h.Args = []any{e.Reason}
			found(h)
		}
	}
}

// names reports whether the entry's text stands in what a finding shows, or, where that shows none, in its file's name: of what
// could not be read, nothing else may be known.
func (e *AllowEntry) names(f *Finding) bool {
	text := fold(e.Text)
	if f.Excerpt == "" {
		return strings.Contains(fold(f.File), text)
	}
	return strings.Contains(fold(f.Excerpt), text) || strings.Contains(fold(f.match), text)
}
