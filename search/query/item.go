package query

import "strings"

// item is what stands between two spaces, or a phrase, or a group.
type item struct {
	clauses []Clause
	from    int    // token
	operand bool   // OR may stand beside it
	or      bool   // it is an OR, which joins where both its neighbours are operands
	group   *group // set where it is a group without a minus; clauses are its content
}

// alternatives are what an item adds to an OR; an OR within a group of its own is the same one.
func (it *item) alternatives() []Query {
	if len(it.clauses) == 1 && len(it.clauses[0].Any) > 1 && !it.clauses[0].Not {
		return it.clauses[0].Any
	}
	return []Query{{it.clauses}}
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
		it.from = i
		items = append(items, it)
		i = next
	}
	return items
}

// item reads the item that begins at a token, and returns the token after it.
func (p *parser) item(from, to int) (item, int) {
	text, end := p.run(from, to)
	prefix, not := cutMinus(text)
	first := from
	if not = not && p.tokens[from].text == text[:len(text)-len(prefix)]; not {
		first++ // a minus right before a quote or a parenthesis
	}
	if first < to && p.tokens[first].kind == opening {
		if g, close := p.groups[first], p.tokens[first].pair; !g.words || end == close+1 {
			return readGroup(g, not), close + 1
		}
	}
	if end < to && p.tokens[end].kind == phrase {
		if c, ok := readPhrase(text, p.tokens[end].text); ok {
			return item{clauses: []Clause{c}, operand: true}, end + 1
		}
	}
	c, operand := readWord(text)
	return item{clauses: []Clause{c}, operand: operand, or: text == "OR"}, end
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

// readPhrase reads a phrase with what is written right before its quote: nothing, a minus, a field, or both.
func readPhrase(before, text string) (Clause, bool) {
	rest, not := cutMinus(before)
	if rest == "" {
		return Clause{Text: text, Phrase: true, Not: not}, true
	}
	field, value, ok := cutField(rest)
	return Clause{Text: text, Phrase: true, Field: field, Not: not}, ok && value == ""
}

func readGroup(g group, not bool) item {
	switch {
	case g.words && !says(g.text) && not:
		return item{clauses: []Clause{{Text: "-" + g.text}}}
	case g.words && !says(g.text):
		return item{clauses: []Clause{{Text: g.text}}}
	case not:
		return item{clauses: []Clause{excluded(g.content)}, operand: true}
	}
	return item{clauses: g.content.Clauses, operand: true, group: &g}
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
