package rank

import "context"

// Titled returns the documents whose titles say most of what the words of a query do, the best first: each word itself or an
// alternative all of whose terms the title has. Nothing else of the query counts, and no text but titles: where questions are
// compared by what they ask, long answers that touch everything are not in the way.
func (x *Index) Titled(ctx context.Context, q Query, limit int) ([]Hit, error) {
	acc := x.accumulator()
	defer acc.release()
	visible := *x.visible.Load()
	for i, w := range q.Words {
		own, err := x.hasWord(ctx, Word{Term: w.Term, Surface: w.Term}, Title)
		if err != nil {
			return nil, err
		}
		lists := []*postings{own}
		for _, a := range q.Alternatives {
			if !a.says(i) {
				continue
			}
			p, err := x.titledAs(ctx, a)
			if err != nil {
				return nil, err
			}
			lists = append(lists, p)
		}
		p := union(lists, higher)
		acc.add(p, x.idf(len(p.docs))*w.Weight, x.weights.K1)
	}
	s := x.selection(limit, false)
	s.list = acc.candidates[:0]
	for _, doc := range acc.touched {
		if parts := float64(acc.words[doc]); visible.has(doc) && s.wants(parts) {
			s.offer(candidate{doc: doc, score: fourDecimals(parts)})
		}
	}
	hits := s.hits()
	acc.candidates = s.list
	return hits, ctx.Err()
}

// says reports whether an alternative stands for a word of the query.
func (a *Alternative) says(word int) bool {
	for _, w := range a.Words {
		if w == word {
			return true
		}
	}
	return false
}

// titledAs finds the documents whose title has all words of an alternative, as much as the one that it has least.
func (x *Index) titledAs(ctx context.Context, a Alternative) (*postings, error) {
	return x.load(ctx, key{titledKind, a.name()}, func(ctx context.Context) (*postings, error) {
		var out *postings
		for i, w := range a.Terms {
			p, err := x.hasWord(ctx, Word{Term: w.Term, Surface: w.Term}, Title)
			if err != nil {
				return nil, err
			}
			if i == 0 {
				out = p
				continue
			}
			both := &postings{docs: intersect(out.docs, p.docs)}
			for _, doc := range both.docs {
				both.impact = append(both.impact, min(out.at(doc), p.at(doc)))
			}
			out = both
		}
		return out.discounted(a.Weight, x.weights.K1), nil
	})
}

// at is the impact of a document that is in the list.
func (p *postings) at(doc uint32) float32 {
	i, ok := gallop(p.docs, doc)
	if !ok {
		return 0
	}
	return p.impact[i]
}
