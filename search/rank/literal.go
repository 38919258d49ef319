package rank

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
		lists := make([]*postings, len(terms))
		for i, t := range terms {
			if lists[i], err = x.word(ctx, t); err != nil {
				return nil, err
			}
		}
		return union(lists, higher).scaled(x.weights.Literal), nil
	})
}

// literal returns, beyond those, the documents in which the characters of a word stand across terms that were cut
// otherwise. terms are the documents that have it as a term, which need no look.
func (x *Index) literal(ctx context.Context, w Word, terms *postings) (*postings, error) {
	longer, err := x.inside(ctx, w.Surface)
	if err != nil {
		return nil, err
	}
	found, err := x.verified(ctx, w.Surface, terms.docs, longer.docs)
	if err != nil {
		return nil, err
	}
	return merge(longer, found.scaled(x.weights.Literal), higher), nil
}

// phrase returns the documents in which the characters stand, however they were cut.
func (x *Index) phrase(ctx context.Context, text string) (*postings, error) {
	return x.load(ctx, key{phraseKind, text}, func(ctx context.Context) (*postings, error) { return x.verified(ctx, text) })
}

// verified finds a literal by its bigrams and then in the texts themselves: all bigrams of a word may stand in a
// document, and the word not. known are documents, in ascending order, that need no look and are left out.
func (x *Index) verified(ctx context.Context, literal string, known ...[]uint32) (*postings, error) {
	candidates, err := x.candidates(ctx, literal)
	if err != nil {
		return nil, err
	}
	for _, docs := range known {
		candidates = without(candidates, docs)
	}
	out := &postings{}
	needle := []byte(literal)
	for i, doc := range candidates {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if contains(x.gen.Text(doc), needle) {
			out.docs, out.impact = append(out.docs, doc), append(out.impact, 1)
		}
	}
	return out, nil
}

// candidates are the documents that have every bigram and every alphabetic word of a literal.
func (x *Index) candidates(ctx context.Context, literal string) ([]uint32, error) {
	var lists []*postings
	var err error
	add := func(p *postings, e error) {
		lists = append(lists, p)
		err = firstError(err, e)
	}
	analysis.Grams(literal, func(g string) { add(x.gram(ctx, g)) })
	for _, word := range letters(literal) {
		add(x.word(ctx, word))
	}
	// A single Japanese character, also beside digits (2次), is looked up as the word it is. Digits have no such short cut:
	// 10 is 10分 and 100000 (10万) to the index. So these look at every text.
	if len(lists) == 0 && strings.ContainsFunc(literal, isJapanese) {
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

func isJapanese(r rune) bool { return analysis.ScriptOf(r) >= analysis.Kanji }

// letters lists the alphabetic words of a literal of which every document that has it has the term: letters that stand
// together are a term or a part of one, two of them or more, and literals begin and end where their words do.
func letters(literal string) []string {
	words := strings.FieldsFunc(literal, func(r rune) bool { return analysis.ScriptOf(r) != analysis.Latin && !unicode.IsMark(r) })
	return slices.DeleteFunc(words, func(w string) bool {
		return len(w) < 2 || strings.ContainsFunc(w, func(r rune) bool { return r >= utf8.RuneSelf })
	})
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
