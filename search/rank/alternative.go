package rank

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Alternative is another way to say neighbouring words of the query: a document that has all of Terms has all of those
// words. It only adds to what was typed.
type Alternative struct {
	Words   []int   // numbers in Query.Words, at least one
	Terms   []Word  // at least one
	Literal string  // of a text of several words: the characters as which it stands
	Text    string  // the alternative as people read it
	Weight  float64 // what it counts, as a share of what the words typed count, above 0 to 1
	As      Found
}

// Concept is words of the query that mean one thing together (内定がない), and its other wordings. A document that has any of them
// scores for it beside the words, as for one more word; it covers nothing.
type Concept []Alternative

// addConcepts adds the scores of what words mean together.
func (x *Index) addConcepts(ctx context.Context, acc *accumulator, concepts []Concept) error {
	if x.weights.Concept <= 0 {
		return nil
	}
	for _, c := range concepts {
		p, err := x.concept(ctx, c)
		if err != nil {
			return err
		}
		acc.addTo(acc.words, p, x.weights.Concept*x.idf(len(p.docs)), x.weights.K1)
	}
	return nil
}

// concept finds the documents that have any wording of a concept.
func (x *Index) concept(ctx context.Context, c Concept) (*postings, error) {
	lists := make([]*postings, len(c))
	for i, a := range c {
		var err error
		if lists[i], err = x.alternative(ctx, a); err != nil {
			return nil, err
		}
	}
	return union(lists, higher), nil
}

// alternative finds the documents of an alternative, with impacts that score Weight times what the typed words would.
func (x *Index) alternative(ctx context.Context, a Alternative) (*postings, error) {
	return x.load(ctx, key{alternativeKind, a.name()}, func(ctx context.Context) (*postings, error) {
		found, err := x.documents(ctx, a.Terms[0])
		if err != nil {
			return nil, err
		}
		if a.Literal != "" {
			if found, err = x.together(ctx, a, found); err != nil {
				return nil, err
			}
		}
		return found.discounted(a.Weight, x.weights.K1), nil
	})
}

// Standing is how many questions that may be found have the very text of an alternative.
func (x *Index) Standing(ctx context.Context, a Alternative) (int, error) {
	if a.Literal == "" {
		return x.Count(ctx, a)
	}
	p, err := x.phrase(ctx, a.Literal)
	if err != nil {
		return 0, err
	}
	return x.countVisible(p), nil
}

// name tells an alternative from every other that may have other documents.
func (a *Alternative) name() string {
	var name strings.Builder
	fmt.Fprintf(&name, "%s\x00%g", a.Literal, a.Weight)
	for _, w := range a.Terms {
		name.WriteString("\x00" + w.name())
	}
	return name.String()
}

// Count is how many questions that may be found have an alternative.
func (x *Index) Count(ctx context.Context, a Alternative) (int, error) {
	p, err := x.alternative(ctx, a)
	if err != nil {
		return 0, err
	}
	return x.countVisible(p), nil
}

func (x *Index) countVisible(p *postings) int {
	n, visible := 0, *x.visible.Load()
	for _, doc := range p.docs {
		if visible.has(doc) {
			n++
		}
	}
	return n
}

// together finds the documents in which a text of several words stands, or whose title has all of its words. They have it as
// much as the word that they have least.
func (x *Index) together(ctx context.Context, a Alternative, first *postings) (*postings, error) {
	whole, err := x.phrase(ctx, a.Literal)
	if err != nil {
		return nil, err
	}
	docs := whole.docs
	if len(a.Terms) > 1 && !a.negates() {
		titled, err := x.inTitle(ctx, a.Terms)
		if err != nil {
			return nil, err
		}
		docs = merge(whole, &postings{docs: titled, impact: make([]float32, len(titled))}, higher).docs
	}
	out := &postings{docs: docs, impact: make([]float32, len(docs))}
	for i := range a.Terms {
		p := first
		if i > 0 {
			if p, err = x.documents(ctx, a.Terms[i]); err != nil {
				return nil, err
			}
		}
		for n, doc := range out.docs {
			has := float32(x.weights.Literal)
			if at, ok := slices.BinarySearch(p.docs, doc); ok {
				has = p.impact[at]
			}
			if i == 0 || has < out.impact[n] {
				out.impact[n] = has
			}
		}
	}
	return out, nil
}

// negates reports a text that denies something: of 内定 and ない apart, each may deny something else.
func (a *Alternative) negates() bool {
	return slices.ContainsFunc(a.Terms, func(w Word) bool { return w.Term == "ない" || w.Term == "なし" })
}

// inTitle finds the documents whose title has all of several terms.
func (x *Index) inTitle(ctx context.Context, terms []Word) ([]uint32, error) {
	var docs []uint32
	for i, w := range terms {
		p, err := x.hasWord(ctx, w, Title)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			docs = p.docs
		} else {
			docs = intersect(docs, p.docs)
		}
	}
	return docs, nil
}

// discounted is the same documents with impacts that score a share of what these score, after saturation.
func (p *postings) discounted(by, k1 float64) *postings {
	if by == 1 {
		return p
	}
	out := &postings{docs: p.docs, impact: make([]float32, len(p.impact))}
	for i, v := range p.impact {
		score := by * saturated(v, k1)
		out.impact[i] = float32(k1 * score / (k1 + 1 - score))
	}
	return out
}
