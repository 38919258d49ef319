package search

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"kotae/search/query"
	"kotae/search/rank"
)

// didYouMean is the query that was probably meant, or nil where nothing speaks for one that finds something. Where nothing is
// found as it was typed, the plan becomes that of what was meant.
func (e *engine) didYouMean(ctx context.Context, r *Request, p *plan) (*Meant, error) {
	if len(p.meant) == 0 || len(p.precise) > 0 { // whoever asks so precisely means it
		return nil, nil
	}
	text := e.corrected(r.Query, p)
	if text == "" || p.excludes(text) {
		return nil, nil
	}
	other, err := e.plan(ctx, text)
	if err != nil {
		return nil, err
	}
	e.narrow(&other, r)
	total, err := e.total(ctx, other.rank)
	if err != nil || total == 0 {
		return nil, err
	}
	typed, err := e.total(ctx, p.asTyped())
	if err != nil {
		return nil, err
	}
	if typed == 0 {
		*p = other
	}
	return &Meant{Text: text, Total: total, Instead: typed == 0}, nil
}

// excludes reports whether the query rules out what stands in a text: 内定自体 -辞退 does not mean 内定辞退.
func (p *plan) excludes(text string) bool {
	return slices.ContainsFunc(p.query.Clauses, func(c query.Clause) bool {
		return c.Not && c.Text != "" && strings.Count(text, c.Text) > strings.Count(p.query.String(), c.Text)
	})
}

// total is how many questions a query finds.
func (e *engine) total(ctx context.Context, q rank.Query) (int, error) {
	q.Facets, q.Refine = nil, false
	found, err := e.index.Search(ctx, q, 0, 0)
	if err != nil {
		return 0, err
	}
	return found.Total, nil
}

// asTyped is the plan's query without what was meant. The lone characters into which a slip is cut find nothing by themselves: 面
// and 説 say nothing of 面説.
func (p *plan) asTyped() rank.Query {
	q := p.rank
	q.Words = slices.Clone(q.Words)
	q.Alternatives = slices.DeleteFunc(slices.Clone(q.Alternatives), func(a rank.Alternative) bool { return a.As == rank.AsMeant })
	for _, m := range p.meant {
		for _, n := range m.words {
			if !m.stands && utf8.RuneCountInString(q.Words[n].Surface) == 1 {
				q.Words[n].Weight = 0
			}
		}
	}
	return q
}

// corrected is a typed query with what was meant in the place of what was typed, and the rest as it was typed; "" where that is
// the same query.
func (e *engine) corrected(typed string, p *plan) string {
	was := p.query.String()
	text, at := strings.Builder{}, 0
	for clause, found := range p.slips() {
		before := clause.Text
		defer func() { clause.Text = before }()
		clause.Text = replaced(before, found)
		for _, m := range found {
			original := m.original()
			if from := strings.Index(typed[at:], original); from >= 0 {
				text.WriteString(typed[at:at+from] + m.text)
				at += from + len(original)
			}
		}
	}
	text.WriteString(typed[at:])
	meant := p.query.String()
	if meant == was {
		return ""
	}
	if text := strings.TrimSpace(text.String()); e.understand(text).String() == meant {
		return text
	}
	return meant // what was typed stands elsewhere too, where it is not to be replaced: 面説 -面説会
}

// slips yields what was meant by clause, in the order of the query, each stretch of a clause once.
func (p *plan) slips() iter.Seq2[*query.Clause, []meant] {
	return func(yield func(*query.Clause, []meant) bool) {
		for rest := p.meant; len(rest) > 0; {
			clause, n := rest[0].wording.clause, 0
			for n < len(rest) && rest[n].wording.clause == clause {
				n++
			}
			found := slices.Clone(rest[:n])
			slices.SortStableFunc(found, func(a, b meant) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
			end := 0
			found = slices.DeleteFunc(found, func(m meant) bool {
				within := m.from < end
				end = max(end, m.to)
				return within
			})
			if !yield(clause, found) {
				return
			}
			rest = rest[n:]
		}
	}
}

// original is what was typed.
func (m *meant) original() string { return m.wording.statement()[m.from:m.to] }

// replaced is a clause's text with what was meant.
func replaced(text string, found []meant) string {
	var out strings.Builder
	at := 0
	for _, m := range found {
		original, from := m.original(), m.from
		if m.wording.statement() != text { // it stands a little elsewhere
			from = at + strings.Index(text[at:], original)
		}
		if from >= at {
			out.WriteString(text[at:from] + m.text)
			at = from + len(original)
		}
	}
	return out.String() + text[at:]
}
