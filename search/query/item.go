package query

import (
	"slices"
	"strings"
)

// item is what stands between two spaces, or a phrase, or a group.
type item struct {
	clauses []Clause
	group   string // set where it is a group of words, which groups nothing but within an OR: what it is there
	operand bool   // OR may stand beside it
	joint   bool   // it is OR or AND, and of itself nothing
	or      bool
}

// alternatives are what an item adds to an OR; an OR within a group of its own is the same one.
func (it *item) alternatives() []Query {
	if len(it.clauses) == 1 && len(it.clauses[0].Any) > 1 && !it.clauses[0].Not {
		return it.clauses[0].Any
	}
	return []Query{{Clauses: it.clauses}}
}

// items cuts tokens, to exclusive, at spaces, phrases and groups that group something.
func (p *parser) items(from, to int) []item {
	var items []item
	for i := from; i < to; {
		if p.tokens[i].kind == space {
			i++
			continue
		}
		it, next := p.item(i, to)
		items = append(items, it)
		i = next
	}
	return items
}

// item reads the item that begins at a token, and returns the token after it.
func (p *parser) item(from, to int) (item, int) {
	text, end := p.run(from, to)
	rest, not := cutMinus(text)
	if before, value, ok := cutField(rest); ok && value == "" {
		if q, next := p.value(before, end, to); next > 0 {
			return itemOf(q, not), next
		}
		name := strings.TrimRight(rest, ":：") // still being typed
		if _, mode, ok := cutField(name); ok {
			name = mode
		}
		return item{clauses: []Clause{{Text: name}}}, end
	}
	first := from
	if not = not && p.tokens[from].text == text[:len(text)-len(rest)]; not {
		first++ // a minus right before a quote or a parenthesis
	}
	if first < to && p.tokens[first].kind == opening {
		if g, close := p.groups[first], p.tokens[first].pair; !g.words || end == close+1 {
			return readGroup(g, not), close + 1
		}
	}
	if end < to && p.tokens[end].kind == phrase && rest == "" {
		return itemOf(Query{Clauses: []Clause{{Text: p.tokens[end].text, Phrase: true}}}, not), end + 1
	}
	if end < to && p.tokens[end].kind == pattern && rest == "" {
		return itemOf(Query{Clauses: []Clause{{Text: p.tokens[end].text, Mode: Regexp}}}, not), end + 1
	}
	return readWord(text), end
}

// run returns the word that begins at a token, and the token after it. Parentheses that group nothing belong to the word
// they are written on to: 面接(最終)の服装 is one.
func (p *parser) run(from, to int) (string, int) {
	var b strings.Builder
	i := from
	for i < to {
		switch t := p.tokens[i]; {
		case t.kind == word:
			b.WriteString(t.text)
			i++
			continue
		case t.kind == opening && p.groups[i].words:
			b.WriteString(p.groups[i].text)
			i = t.pair + 1
			continue
		}
		break
	}
	return b.String(), i
}

// value reads what follows a prefix's colon, also after a space, and returns the token after it; 0 where nothing follows that
// can be a value.
func (p *parser) value(before prefix, from, to int) (q Query, next int) {
	for from < to {
		text, end := p.run(from, to)
		switch t := p.tokens[from]; {
		case t.kind == phrase && before.mode == Exact:
			return Query{Clauses: []Clause{before.clause(t.raw, true)}}, from + 1
		case t.kind == phrase:
			return Query{Clauses: []Clause{before.clause(t.text, true)}}, from + 1
		case t.kind == pattern && before.mode == "" && slices.Contains(Texts, before.field):
			return Query{Clauses: []Clause{{Text: t.text, Mode: Regexp, Field: before.field}}}, from + 1
		case t.kind == opening && !p.groups[from].words:
			if q = within(before, p.groups[from].content); len(q.Clauses) > 0 {
				return q, t.pair + 1
			}
			return q, 0
		case t.kind == space:
			from++
			continue
		case isJoint(text):
			from = end
			continue
		}
		_, not := cutMinus(text)
		if _, _, other := cutField(text); not || other || !says(text) {
			break
		}
		return Query{Clauses: []Clause{before.clause(text, false)}}, end
	}
	return Query{}, 0
}

// within is a group's content with a prefix before the group: title:(a OR "b") is title:a OR title:"b".
func within(before prefix, q Query) (out Query) {
	for _, c := range q.Clauses {
		switch {
		case c.isWords():
			for _, w := range strings.Fields(neutral(c.Text)) {
				if says(w) {
					out.add(before.clause(w, false))
				}
			}
			continue
		case c.Any != nil:
			var alternatives []Query
			for _, a := range c.Any {
				if it := itemOf(within(before, a), false); len(it.clauses) > 0 {
					alternatives = append(alternatives, it.alternatives()...)
				}
			}
			switch {
			case len(alternatives) == 0:
				continue
			case len(alternatives) > 1:
				c.Any = alternatives
			case c.Not:
				c = excluded(alternatives[0])
			default:
				out.add(alternatives[0].Clauses...)
				continue
			}
		default:
			c = before.give(c)
		}
		out.add(c)
	}
	return out
}

func readGroup(g group, not bool) item {
	if g.words && !says(g.text) {
		if not {
			g.text = "-" + g.text
		}
		return item{clauses: []Clause{{Text: g.text}}}
	}
	it := itemOf(g.content, not)
	if g.words && !not {
		it.group = g.text
	}
	return it
}

// itemOf is an item of what was read, or of what excludes it.
func itemOf(content Query, not bool) item {
	if not {
		return item{clauses: []Clause{excluded(content)}, operand: true}
	}
	return item{clauses: content.Clauses, operand: true}
}

// excluded is a clause that excludes a group's content.
func excluded(content Query) Clause {
	c := content.Clauses[0]
	switch {
	case len(content.Clauses) > 1, c.Not, c.isWords() && !isSimple(c.Text):
		return Clause{Not: true, Any: []Query{content}}
	}
	c.Not = true
	return c
}
