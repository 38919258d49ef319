package rank

import (
	"context"
	"fmt"
	"strings"

	"kotae/indexer/generation"
)

// unit is a word of the query with the documents that have it.
type unit struct {
	*postings
	idf   float64
	other []other
}

// other is documents that have a word by something else than its own characters.
type other struct {
	as   Found
	text string // the alternative
	docs []uint32
}

// units finds the documents of each word: those that have the term, those that have its characters, those that have the
// characters of a whole run it stands in, those that say it otherwise, and those of the adviser or the category whose name it
// stands in.
func (x *Index) units(ctx context.Context, q *Query) ([]unit, error) {
	words := make([]*postings, len(q.Words))
	units := make([]unit, len(q.Words))
	for i, w := range q.Words {
		p, err := x.documents(ctx, w)
		if err != nil {
			return nil, err
		}
		words[i], units[i].postings = p, p
	}
	for _, r := range q.Runs {
		found, err := x.run(ctx, r, q.Words, words)
		if err != nil {
			return nil, err
		}
		for _, i := range r.Words {
			units[i].postings = merge(units[i].postings, found, higher)
		}
	}
	for _, a := range q.Alternatives {
		found, err := x.alternative(ctx, a)
		if err != nil {
			return nil, err
		}
		for _, i := range a.Words {
			units[i].add(found, a.As, a.Text)
		}
	}
	for _, n := range q.Names {
		docs := x.holders(n.Facet, n.Ordinals)
		found := &postings{docs: docs, impact: make([]float32, len(docs))}
		for i := range found.impact {
			found.impact[i] = float32(n.Impact)
		}
		for _, i := range n.Words {
			units[i].add(found, facetFound[n.Facet], "")
		}
	}
	for i := range units {
		units[i].idf = x.idf(len(units[i].docs))
	}
	return units, nil
}

// facetFound is how a hit has a word that is the name of a value of a facet.
var facetFound = map[int]Found{generation.Adviser: AsAdviser, generation.Category: AsCategory}

// add lets more documents have the unit's word, as one thing.
func (u *unit) add(p *postings, as Found, text string) {
	u.postings = merge(u.postings, p, higher)
	u.other = append(u.other, other{as, text, p.docs})
}

// documents finds the documents of a word by itself: what is cached of runs must not depend on the rest of the query.
func (x *Index) documents(ctx context.Context, w Word) (*postings, error) {
	if w.Surface == "" || w.Surface == w.Term && !w.Literal {
		p, err := x.word(ctx, w.Term)
		if err == nil && len(p.docs) == 0 && w.Surface != "" {
			return x.inside(ctx, w.Surface)
		}
		return p, err
	}
	return x.load(ctx, key{documentsKind, w.name()}, func(ctx context.Context) (*postings, error) {
		p, err := x.word(ctx, w.Term)
		if err != nil {
			return nil, err
		}
		if w.Surface != w.Term { // 好く alone is read as a form of 好い
			other, err := x.word(ctx, w.Surface)
			if err != nil {
				return nil, err
			}
			p = merge(p, other, higher)
		}
		switch {
		case w.Literal:
			l, err := x.literal(ctx, w, p)
			if err != nil {
				return nil, err
			}
			return merge(p, l, higher), nil
		case len(p.docs) == 0:
			return x.inside(ctx, w.Surface)
		}
		return p, nil
	})
}

// run returns the documents that have the characters of a run but not all of its words.
func (x *Index) run(ctx context.Context, r Run, words []Word, documents []*postings) (*postings, error) {
	var name strings.Builder // it tells the run from the same characters cut into other words
	name.WriteString(r.Literal)
	for _, i := range r.Words {
		name.WriteString("\x00" + words[i].name())
	}
	return x.load(ctx, key{runKind, name.String()}, func(ctx context.Context) (*postings, error) {
		whole := documents[r.Words[0]].docs
		for _, i := range r.Words[1:] {
			whole = intersect(whole, documents[i].docs)
		}
		p, err := x.verified(ctx, r.Literal, whole)
		if err != nil {
			return nil, err
		}
		term, err := x.word(ctx, r.Literal) // ああなる is a word in ああなって, and two when it stands alone
		if err != nil {
			return nil, err
		}
		return merge(p.scaled(x.weights.Literal), term, higher), nil
	})
}

// name tells a word from every other that may have other documents.
func (w Word) name() string { return fmt.Sprintf("%s\x00%s\x00%t", w.Term, w.Surface, w.Literal) }
