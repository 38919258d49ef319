package query

import "strings"

// Bounds on one query, which Query.Conditions and Query.Depth are to be held to. What is beyond them must be refused: read in
// any other way, what was to be excluded might be wanted.
const (
	MaxConditions = 32
	MaxDepth      = 8
)

const (
	maxPhrases = 8  // further ones are words, but where they are conditions
	maxTyped   = 64 // parentheses in each other as typed, before those that group nothing are gone
)

// Parse never fails: whatever is malformed is read as words, bytes that are not UTF-8 as spaces. “Typographic” and
// ＂full-width＂ quotes count as quotes.
func Parse(text string) Query {
	text = strings.Map(visible, strings.ToValidUTF8(text, " "))
	tokens := lex(text)
	if typed := nesting(tokens); typed > maxTyped {
		return parseFlat(text, tokens, typed)
	}
	q := newParser(tokens).query()
	if len(q.Clauses) == 0 {
		q.add(Clause{Text: plain(text)}) // OR alone
	}
	return q
}

// parseFlat reads a text without its parentheses. Unless it is words and no more, it is not what was typed, but as deep.
func parseFlat(text string, tokens []token, typed int) Query {
	q := Parse(strings.Map(func(r rune) rune {
		if breaksWord(r) {
			return ' '
		}
		return r
	}, text))
	for i, t := range tokens[1:] {
		if rest, not := cutMinus(tokens[i].text); t.kind == opening && not && rest == "" {
			q.typed = typed
		}
	}
	for i := range q.Clauses {
		if !q.Clauses[i].isWords() {
			q.typed = typed
		}
	}
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
	text    string // where it is words: they, with the parentheses
	words   bool   // it is words to rank by and no more
}

func newParser(tokens []token) *parser {
	p := &parser{tokens: tokens, groups: map[int]group{}}
	for i, t := range tokens { // inner groups close before outer ones
		if t.kind != closing {
			continue
		}
		g := group{text: tokens[t.pair].text, words: true}
		g.content.add(p.clauses(t.pair+1, i)...)
		for _, c := range g.content.Clauses {
			g.text += c.Text
			g.words = g.words && c.isWords()
		}
		g.text += t.text
		p.groups[t.pair] = g
	}
	return p
}

// query reads all tokens.
func (p *parser) query() (q Query) {
	phrases := 0
	for _, c := range p.clauses(0, len(p.tokens)) {
		if c.Phrase && !c.Not && c.Field == "" {
			if phrases++; phrases > maxPhrases {
				c = Clause{Text: neutral(c.Text)}
			}
		}
		q.add(c)
	}
	if last := len(q.Clauses) - 1; last >= 0 && q.Clauses[last].isWords() {
		q.Clauses[last].Text = p.typed(q.Clauses[last].Text)
	}
	return q
}

// typed is the text that a query ends with, without the parentheses that were not typed: beside them, (〇 is another word.
func (p *parser) typed(text string) string {
	for i := len(p.tokens) - 1; i >= 0 && p.tokens[i].added; i-- {
		if g := p.groups[p.tokens[i].pair]; g.words && says(g.text) {
			text = strings.TrimSuffix(text, p.tokens[i].text)
		}
	}
	return text
}

// clauses are what the items of tokens, and their chains of OR, ask for.
func (p *parser) clauses(from, to int) (out []Clause) {
	items := joined(p.items(from, to))
	for i := 0; i < len(items); i++ {
		var any []Query
		for ; i+2 < len(items) && items[i+1].or; i += 2 {
			if any == nil {
				any = items[i].alternatives()
			}
			any = append(any[:len(any):len(any)], items[i+2].alternatives()...)
		}
		switch it := items[i]; {
		case any != nil:
			out = append(out, Clause{Any: any})
		case it.group != "":
			out = append(out, Clause{Text: it.group}) // a pasted title's parentheses
		default:
			out = append(out, it.clauses...)
		}
	}
	return out
}

// joined are items without the ORs that do not stand between two operands, and without the ANDs: all is asked for anyway.
func joined(items []item) (out []item) {
	for i := 0; i < len(items); i++ {
		if !items[i].joint {
			out = append(out, items[i])
			continue
		}
		or := items[i].or
		for i+1 < len(items) && items[i+1].joint { // 面接 OR OR 緊張
			i++
			or = or || items[i].or
		}
		if or && len(out) > 0 && out[len(out)-1].operand && i+1 < len(items) && items[i+1].operand {
			out = append(out, item{joint: true, or: true})
		}
	}
	return out
}
