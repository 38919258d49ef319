package rank

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"kotae/indexer/analysis"
)

// inside returns the documents that have a longer term in which the characters of a word stand: インターンシップ for
// インターン.
func (x *Index) inside(ctx context.Context, word string) (*postings, error) {
	return x.load(ctx, key{insideKind, word}, func(ctx context.Context) (*postings, error) {
		terms, err := x.containing(word)
		if err != nil {
			return nil, err
		}
		out := &postings{}
		for _, t := range terms {
			p, err := x.word(ctx, t)
			if err != nil {
				return nil, err
			}
			out = merge(out, p, higher)
		}
		return out.scaled(x.weights.Literal), nil
	})
}

// literal returns, beyond those, the documents in which the characters of a word stand across terms that were cut
// otherwise. skip are documents that need no look.
func (x *Index) literal(ctx context.Context, word string, skip *postings) (*postings, error) {
	return x.load(ctx, key{literalKind, word}, func(ctx context.Context) (*postings, error) {
		longer, err := x.inside(ctx, word)
		if err != nil {
			return nil, err
		}
		found, err := x.verified(ctx, word, skip, longer)
		if err != nil {
			return nil, err
		}
		return merge(longer, found.scaled(x.weights.Literal), higher), nil
	})
}

// phrase returns the documents in which the characters stand, however they were cut.
func (x *Index) phrase(ctx context.Context, text string) (*postings, error) {
	return x.load(ctx, key{phraseKind, text}, func(ctx context.Context) (*postings, error) { return x.verified(ctx, text) })
}

// verified finds a literal by its bigrams and then in the texts themselves: all bigrams of a word may stand in a
// document, and the word not.
func (x *Index) verified(ctx context.Context, literal string, skip ...*postings) (*postings, error) {
	candidates, err := x.candidates(ctx, literal)
	if err != nil {
		return nil, err
	}
	out := &postings{}
	needle := []byte(literal)
	for i, doc := range candidates {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if slices.ContainsFunc(skip, func(p *postings) bool { return p.has(doc) }) {
			continue
		}
		if contains(x.gen.Text(doc), needle) {
			out.docs, out.impact = append(out.docs, doc), append(out.impact, 1)
		}
	}
	return out, nil
}

// candidates are the documents that have every bigram, and every alphabetic word or number, of a literal.
func (x *Index) candidates(ctx context.Context, literal string) ([]uint32, error) {
	var lists []*postings
	var err error
	add := func(p *postings, e error) {
		lists = append(lists, p)
		err = firstError(err, e)
	}
	analysis.Grams(literal, func(g string) { add(x.gram(ctx, g)) })
	if len(lists) == 0 { // a single character, or no Japanese: the word itself, or every document
		if p, e := x.word(ctx, literal); e != nil || len(p.docs) > 0 {
			add(p, e)
		}
	}
	if err != nil {
		return nil, err
	}
	if len(lists) == 0 {
		all := make([]uint32, x.n)
		for i := range all {
			all[i] = uint32(i)
		}
		return all, nil
	}
	slices.SortFunc(lists, func(a, b *postings) int { return cmp.Compare(len(a.docs), len(b.docs)) })
	candidates := lists[0].docs
	for _, l := range lists[1:] {
		candidates = intersect(candidates, l.docs)
	}
	return candidates, nil
}

func intersect(a, b []uint32) []uint32 {
	out := make([]uint32, 0, min(len(a), len(b)))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			out = append(out, a[i])
			i, j = i+1, j+1
		}
	}
	return out
}

// contains reports whether a literal stands somewhere in a text as what it means.
func contains(text, literal []byte) bool {
	for from := 0; ; {
		i := bytes.Index(text[from:], literal)
		if i < 0 {
			return false
		}
		if standsAlone(text, from+i, len(literal)) {
			return true
		}
		from += i + 1
	}
}
