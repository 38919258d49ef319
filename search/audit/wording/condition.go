package wording

import (
	"slices"
	"strings"

	"kotae/search/audit"
)

// counts reports whether what a variant of a rule found stands where it counts.
func (p *pass) counts(r *Rule, variant *pattern, views []view, v *view, from, to int) bool {
	holds := func(c *condition) bool { return p.holds(c, views, v, from, to) }
	for _, when := range [][]*condition{variant.when, r.when} {
		if slices.ContainsFunc(when, func(c *condition) bool { return !holds(c) }) {
			return false
		}
	}
	return !slices.ContainsFunc(variant.unless, holds) && !slices.ContainsFunc(r.unless, holds)
}

func (p *pass) holds(c *condition, views []view, v *view, from, to int) bool {
	start, end := v.sentence(from)
	switch c.scope {
	case before:
		return v.anyAt(c.patterns, start, from, true)
	case after:
		return v.anyAt(c.patterns, to, max(end, to), false)
	case within:
		return v.any(c.patterns, from, to)
	case sentence:
		return v.any(c.patterns, start, end)
	case near:
		start, end = v.around(from)
		return v.any(c.patterns, start, end)
	case text:
		return v.any(c.patterns, 0, len(v.Text.Text))
	case rest:
		for i := range views {
			if o := &views[i]; o.Answer == v.Answer && o.Field != v.Field && o.any(c.patterns, 0, len(o.Text.Text)) {
				return true
			}
		}
		return false
	case negated:
		return v.negated(from, to, end) == c.want
	case warns:
		return p.warns(views, v, from) == c.want
	}
	return false
}

// any reports whether a pattern stands in a span.
func (v *view) any(patterns []*pattern, from, to int) bool {
	folded := ""
	for _, p := range patterns {
		switch {
		case p.re != nil:
			if p.re.MatchString(v.Text.Text[from:to]) {
				return true
			}
		case p.surface != "":
			if folded == "" {
				folded = fold(v.Text.Text[from:to])
			}
			if strings.Contains(folded, p.surface) {
				return true
			}
		case v.hasWords(p, from, to):
			return true
		}
	}
	return false
}

// hasWords reports whether a pattern's words stand in one sentence of a span.
func (v *view) hasWords(p *pattern, from, to int) bool {
	return v.words(p, from, to, func(int, int, int) bool { return true })
}

// words looks for a pattern's words in the sentences of a span until one is good, and reports whether one was.
func (v *view) words(p *pattern, from, to int, good func(from, to, sentence int) bool) bool {
	tokens := v.tokens(from, to)
	for i := range tokens {
		if !begins(&tokens[i], p.lemmas) {
			continue
		}
		_, end := v.sentence(tokens[i].Start)
		n := i
		for n < len(tokens) && tokens[n].Start < end {
			n++
		}
		if p.matchWords(v, tokens[i:n], func(start, stop int) bool { return good(start, stop, end) }) {
			return true
		}
	}
	return false
}

// anyAt reports whether a pattern ends where a span ends, or begins where it begins.
func (v *view) anyAt(patterns []*pattern, from, to int, atEnd bool) bool {
	raw := v.Text.Text[from:to]
	folded := fold(raw)
	for _, p := range patterns {
		switch {
		case p.re != nil:
			for _, m := range p.re.FindAllStringIndex(raw, -1) {
				if atEnd && m[1] == len(raw) || !atEnd && m[0] == 0 {
					return true
				}
			}
		case p.surface != "":
			if atEnd && strings.HasSuffix(folded, p.surface) || !atEnd && strings.HasPrefix(folded, p.surface) {
				return true
			}
		default:
			tokens := v.tokens(from, to)
			for i := range tokens {
				if !atEnd && i > 0 {
					break
				}
				if p.matchWords(v, tokens[i:], func(_, end int) bool { return !atEnd || end == to }) {
					return true
				}
			}
		}
	}
	return false
}

// warns reports whether the advice warns: in the sentence, the one before or after, or in the headings above it. What is denied,
// as in 断らずに答える, is no warning.
func (p *pass) warns(views []view, v *view, at int) bool {
	warning := func(v *view, from, to int) bool {
		return v.words(p.warning, from, to, func(start, stop, end int) bool { return !v.negated(start, stop, end) })
	}
	if from, to := v.around(at); warning(v, from, to) {
		return true
	}
	section := sectionOf(v.Field)
	for i := range views {
		o := &views[i]
		above := o.Role == audit.Headline || o.Role == audit.Heading && sectionOf(o.Field) == section
		if above && o.Answer == v.Answer && o.Field != v.Field && warning(o, 0, len(o.Text.Text)) {
			return true
		}
	}
	return false
}

// sectionOf is the path of the section to which a field belongs: answers[0].sections[1].
func sectionOf(path string) string { return path[:strings.LastIndexByte(path, '.')+1] }
