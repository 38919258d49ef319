package query

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Mode says how a clause's text is meant.
type Mode string

// The modes; "" is words, a phrase or a facet's value.
const (
	Lemma  Mode = "lemma" // a dictionary form: all forms of the word, nothing else
	Exact  Mode = "exact" // just these characters, unfolded
	Regexp Mode = "re"    // a regular expression of package regexp, between slashes
)

var fields = []Field{Title, Body, Answer, Headline, Adviser, Category, Status, Year}

// Texts are the fields that are parts of a question's text; only these can be asked for in a Mode.
var Texts = []Field{Title, Body, Answer, Headline}

// prefix is what stands before a value: title:, lemma: or title:lemma:.
type prefix struct {
	field Field
	mode  Mode
}

// cutField splits title:服装 into what is before the value, and the value, which may be empty.
func cutField(text string) (p prefix, value string, ok bool) {
	name, rest, ok := cutName(text)
	switch {
	case !ok:
		return prefix{}, text, false
	case isMode(name):
		return prefix{mode: Mode(name)}, rest, true
	case !slices.Contains(fields, Field(name)):
		return prefix{}, text, false
	}
	p.field = Field(name)
	if name, value, ok = cutName(rest); ok && isMode(name) && slices.Contains(Texts, p.field) {
		p.mode = Mode(name)
		return p, value, true
	}
	return p, rest, true
}

// isMode reports the modes that stand before words and phrases; the one before a slash is the lexer's.
func isMode(name string) bool { return Mode(name) == Lemma || Mode(name) == Exact }

func cutName(text string) (name, rest string, ok bool) {
	colon := strings.IndexAny(text, ":：")
	if colon < 0 {
		return "", text, false
	}
	_, size := utf8.DecodeRuneInString(text[colon:])
	return strings.ToLower(narrow(text[:colon])), text[colon+size:], true
}

// clause is a value after a prefix.
func (p prefix) clause(text string, phrase bool) Clause {
	return Clause{Text: text, Phrase: phrase && p.mode == "", Field: p.field, Mode: p.mode}
}

// give is a clause of a group with the prefix before the group, as far as it has none of its own.
func (p prefix) give(c Clause) Clause {
	if c.Field == "" && (c.Mode == "" || slices.Contains(Texts, p.field)) {
		c.Field = p.field
	}
	if c.Mode == "" && p.mode != "" && (c.Field == "" || slices.Contains(Texts, c.Field)) {
		c.Mode, c.Phrase = p.mode, false
	}
	return c
}
