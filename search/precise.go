package search

import (
	"errors"
	"fmt"
	"slices"

	"kotae/corpus"
	"kotae/search/occurrence"
	"kotae/search/query"
	"kotae/search/rank"
)

// precise is a clause in a query.Mode that hits are to have.
type precise struct {
	clause query.Clause
	find   occurrence.Finder
}

// checkModes refuses regular expressions that cannot be read or are too large, and all of them where they are not admitted: the
// time of each grows with all texts of the site, and visitors must not wait for it.
func (r *Request) checkModes() (err error) {
	each(query.Parse(query.Finished(r.Query)).Clauses, func(c *query.Clause) {
		if c.Mode != query.Regexp || err != nil {
			return
		}
		if !r.Patterns {
			err = &RequestError{"q", "regular expressions are for editors", "give an editor's key, or ask on the command line"}
			return
		}
		var wrong *occurrence.PatternError
		if _, e := occurrence.Compile(c.Text); errors.As(e, &wrong) {
			err = &RequestError{"q", wrong.Reason, wrong.Fix}
		}
	})
	return err
}

// each calls yield with every clause that has no others within it.
func each(clauses []query.Clause, yield func(*query.Clause)) {
	for i := range clauses {
		if len(clauses[i].Any) == 0 {
			yield(&clauses[i])
		}
		for _, q := range clauses[i].Any {
			each(q.Clauses, yield)
		}
	}
}

// allow lets a plan look at as many questions as the request says.
func (p *plan) allow(r *Request) {
	most := r.Looks
	if most == 0 {
		most = DefaultLooks
	}
	*p.looks = rank.Looks{Left: most, Most: most}
}

// tooBroad is the error of a search, in the terms of whoever asked.
func tooBroad(err error) error {
	var many *rank.TooManyLooksError
	if !errors.As(err, &many) {
		return err
	}
	return &RequestError{"q", fmt.Sprintf("for exact:, re: or a lemma: of several words the texts of %d questions would have to be looked at, and %d may be", many.Docs, many.Most),
		"narrow it by longer characters, words, fields or filters, or ask on the command line, which looks at all"}
}

func (e *engine) finder(mode query.Mode, text string) (occurrence.Finder, error) {
	return occurrence.New(e.analyzer, e.index.Holds, mode, text)
}

// precisely is the condition of a clause in a Mode.
func (e *engine) precisely(c query.Clause, looks *rank.Looks) rank.All {
	find, err := e.finder(c.Mode, c.Text)
	if err != nil { // checkModes has refused it
		return rank.All{rank.Any{}}
	}
	part := parts[c.Field]
	if l, ok := find.(*occurrence.Lemma); ok {
		if l.IsNothing() {
			return nil
		}
		if term, one := l.Term(); one {
			return rank.All{rank.Term{Text: term, Part: part}}
		}
	}
	look := func(doc uint32) (bool, error) {
		q, err := readRecord(e.gen, e.gen.Columns.IDs[doc])
		return err == nil && occurrence.Has(q, c.Field, find), err
	}
	return rank.All{rank.Examined{Narrow: narrowed(find.Needs(), part), Look: look, Looks: looks}}
}

// narrowed is what the index can tell of a need.
func narrowed(n occurrence.Need, part rank.Part) rank.Condition {
	var all rank.All
	if n.Term != "" {
		all = append(all, rank.Term{Text: n.Term, Part: part})
	}
	if n.Characters != "" {
		all = append(all, rank.Holds{Text: n.Characters, Part: part})
	}
	for _, m := range n.All {
		all = append(all, narrowed(m, part))
	}
	if len(n.Any) > 0 {
		var either rank.Any
		for _, m := range n.Any {
			either = append(either, narrowed(m, part))
		}
		all = append(all, either)
	}
	return all
}

// finders are those of the clauses in a Mode that are not excluded.
func (e *engine) finders(clauses []query.Clause) (out []precise) {
	for _, c := range clauses {
		if c.Not {
			continue
		}
		for _, q := range c.Any {
			out = append(out, e.finders(q.Clauses)...)
		}
		if c.Mode == "" {
			continue
		}
		if find, err := e.finder(c.Mode, c.Text); err == nil {
			out = append(out, precise{c, find})
		}
	}
	return out
}

// standing is where clauses in a Mode stand in a text of a question.
type standing struct {
	occurrence.Text
	spans [][2]int // bytes
}

// stand lists the texts of a question in which any of a plan's precise clauses stand, and tells of each clause where.
func (p *plan) stand(q *corpus.Question) (texts []standing, told []WhyPrecise) {
	told = make([]WhyPrecise, len(p.precise))
	for _, t := range occurrence.Texts(q) {
		var spans [][2]int
		for i, c := range p.precise {
			if !t.In(c.clause.Field) {
				continue
			}
			found := c.find.Find(t.Text, -1)
			if len(found) == 0 {
				continue
			}
			spans = joined(spans, found)
			told[i].Times += len(found)
			if field := string(t.Part); !slices.Contains(told[i].Fields, field) {
				told[i].Fields = append(told[i].Fields, field)
			}
		}
		if len(spans) > 0 {
			texts = append(texts, standing{t, spans})
		}
	}
	for i, c := range p.precise {
		told[i].Mode, told[i].Text = string(c.clause.Mode), c.clause.Text
	}
	return texts, slices.DeleteFunc(told, func(w WhyPrecise) bool { return w.Times == 0 })
}

// joined are two lists of spans as one: in order, those that meet made one.
func joined(a, b [][2]int) [][2]int {
	if len(a) == 0 {
		return b
	}
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(a, b [2]int) int { return a[0] - b[0] })
	out := all[:1]
	for _, s := range all[1:] {
		if last := &out[len(out)-1]; s[0] <= last[1] {
			last[1] = max(last[1], s[1])
		} else {
			out = append(out, s)
		}
	}
	return out
}
