// Package wording finds words that should be others, or should not be there, by rules that are written in YAML.
package wording

import (
	"regexp"
	"slices"
	"time"

	"kotae/search/audit"
)

// Rule is one rule of a file.
type Rule struct {
	ID       string
	Severity audit.Severity
	About    audit.Texts
	Why      audit.Texts
	Message  audit.Texts // {found} and {preferred} stand for the words found, and for those to be written

	file     string
	line     int
	fields   map[field]bool
	quotes   bool // words in 「」 and 『』 are looked at too
	since    time.Time
	until    time.Time
	variants []*pattern
	unless   []*condition // one that holds lets the words stand
	when     []*condition // each must hold
	examples []*example
	off      bool
}

// field is what a rule may look at.
type field string

// The fields. Of an answer, the headings are looked at together with the texts.
const (
	title    field = "title"
	body     field = "body"
	headline field = "headline"
	answer   field = "answer"
)

var allFields = []field{title, body, headline, answer}

func fieldOf(r audit.Role) field {
	switch r {
	case audit.Title:
		return title
	case audit.Body:
		return body
	case audit.Headline:
		return headline
	}
	return answer
}

// pattern is a way to write what is looked for; it has a surface, words or a regular expression.
type pattern struct {
	file      string
	line      int
	raw       string // as it stands in the file
	surface   string // folded
	words     []string
	lemmas    []element // of words, once they are compiled
	re        *regexp.Regexp
	written   *regexp.Regexp // what is found of words must match it, as it stands in the text
	preferred string
	unless    []*condition // of a variant alone, beside its rule's
	when      []*condition
}

// scope is where a condition looks.
type scope string

// The scopes.
const (
	before   scope = "before"   // directly before the words
	after    scope = "after"    // directly after them
	within   scope = "within"   // in the words themselves
	sentence scope = "sentence" // the sentence in which they stand
	near     scope = "near"     // that, the one before and the one after
	text     scope = "text"     // the whole text
	rest     scope = "rest"     // the other texts of the same answer; for title and body, the other of them
	negated  scope = "negated"  // whether what is said is denied
	warns    scope = "warns"    // whether the advice warns of it
)

// condition is about what stands around the words found; any of its patterns is enough.
type condition struct {
	scope    scope
	patterns []*pattern
	want     bool // of negated and warns
}

// example is a text for which a rule must speak up, or must not.
type example struct {
	file  string
	line  int
	match bool
	texts map[field]string
}

// inForce reports whether a rule counts on a day.
func (r *Rule) inForce(day time.Time) bool {
	return !r.off && (r.since.IsZero() || !day.Before(r.since)) && (r.until.IsZero() || !day.After(r.until))
}

// patterns are all patterns of a rule and of its conditions.
func (r *Rule) patterns() []*pattern {
	all := slices.Clone(r.variants)
	conditions := slices.Concat(r.when, r.unless)
	for _, v := range r.variants {
		conditions = append(conditions, v.when...)
		conditions = append(conditions, v.unless...)
	}
	for _, c := range conditions {
		all = append(all, c.patterns...)
	}
	return all
}
