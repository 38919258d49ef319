package query

import "strings"

// Bounds on one query. What begins beyond maxConditions, and a query that nests deeper than maxDepth, are read as words.
const (
	maxConditions = 32
	maxDepth      = 8
	maxTyped      = 64 // parentheses in each other as typed, before those that group nothing are gone
)

// Parse never fails: whatever is malformed is read as words, bytes that are not UTF-8 as spaces. “Typographic” and
// ＂full-width＂ quotes count as quotes.
func Parse(text string) Query {
	text = strings.Map(visible, strings.ToValidUTF8(text, " "))
	tokens := lex(text)
	if nesting(tokens) <= maxTyped {
		p := newParser(tokens)
		if q := p.query(); nesting(lex(q.String())) <= maxDepth {
			return q
		}
	}
	var q Query
	q.add(Clause{Text: neutral(text)})
	return q
}

// parser holds the tokens, and of each opening parenthesis what was read within.
type parser struct {
	tokens []token
	groups map[int]group
}

// group is what stands between parentheses.
type group struct {
	content Query
	text    string // as typed, with the parentheses
	words   bool   // it is words to rank by and no more
}

func newParser(tokens []token) *parser {
	p := &parser{tokens: tokens, groups: map[int]group{}}
	for i, t := range tokens { // inner groups close before outer ones
		if t.kind != closing {
			continue
		}
		g := group{text: p.text(t.pair, i+1), words: true}
		for _, s := range p.steps(t.pair+1, i) {
			g.content.add(s.clauses...)
		}
		for _, c := range g.content.Clauses {
			g.words = g.words && c.isWords()
		}
		p.groups[t.pair] = g
	}
	return p
}

func (p *parser) text(from, to int) string {
	var b strings.Builder
	for _, t := range p.tokens[from:to] {
		b.WriteString(t.text)
	}
	return b.String()
}

// query reads all tokens, within the bound on conditions.
func (p *parser) query() Query {
	var q Query
	conditions := 0
	for _, s := range p.steps(0, len(p.tokens)) {
		for i := range s.clauses {
			conditions += s.clauses[i].conditions()
		}
		if conditions > maxConditions {
			q.add(Clause{Text: neutral(p.text(s.from, len(p.tokens)))})
			return q
		}
		q.add(s.clauses...)
	}
	return q
}

// step is what one item, or a chain of items and ORs, adds to a query.
type step struct {
	clauses []Clause
	from    int // token
}

func (p *parser) steps(from, to int) []step {
	items := p.items(from, to)
	var steps []step
	for i := 0; i < len(items); i++ {
		s := step{items[i].clauses, items[i].from}
		var any Clause
		for ; i+2 < len(items) && items[i].operand && items[i+1].or && items[i+2].operand; i += 2 {
			if any.Any == nil {
				any.Any = items[i].alternatives()
			}
			any.Any = append(any.Any, items[i+2].alternatives()...)
		}
		switch it := items[i]; {
		case any.Any != nil:
			s.clauses = []Clause{any}
		case it.group != nil && it.group.words:
			s.clauses = []Clause{{Text: it.group.text}} // a pasted title's parentheses
		case it.group != nil:
			s.clauses = withoutEdgeORs(it.clauses)
		}
		steps = append(steps, s)
	}
	return steps
}

// withoutEdgeORs drops an OR that stood alone at the start or the end of a group, so that it joins nothing once the
// parentheses are gone.
func withoutEdgeORs(clauses []Clause) []Clause {
	var kept Query
	for i, c := range clauses {
		if c.isWords() {
			words := strings.Fields(c.Text)
			for i == 0 && len(words) > 0 && words[0] == "OR" {
				words = words[1:]
			}
			for i == len(clauses)-1 && len(words) > 0 && words[len(words)-1] == "OR" {
				words = words[:len(words)-1]
			}
			c.Text = strings.Join(words, " ")
		}
		kept.add(c)
	}
	return kept.Clauses
}
