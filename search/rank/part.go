package rank

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"kotae/indexer"
	"kotae/indexer/generation"
)

// Part is a part of a question in which a word or characters are wanted.
type Part int

// The parts; answers are their headlines and texts. Headlines are words of the headlines and sub-headlines, but characters of the
// headlines alone: in a folded text nothing tells a sub-headline from what stands below it.
const (
	Anywhere Part = iota
	Title
	Body
	Answers
	Headlines
)

// partFields are the word fields of each part.
var partFields = map[Part][]int{
	Anywhere: wordFields, Title: {indexer.FieldTitle}, Body: {indexer.FieldBody}, Answers: {indexer.FieldHeadline, indexer.FieldAnswer},
	Headlines: {indexer.FieldHeadline},
}

var fieldSeparator, answerSeparator = []byte(generation.FieldSeparator), []byte(generation.AnswerSeparator)

// text is a part of a document's folded text.
func (x *Index) text(doc uint32, part Part) []byte {
	text := x.gen.Text(doc)
	if part == Anywhere {
		return text
	}
	fields := bytes.SplitN(text, fieldSeparator, 3)
	if part == Headlines {
		return headlines(fields[len(fields)-1])
	}
	if i := int(part - Title); i < len(fields) {
		return fields[i]
	}
	return nil
}

// headlines are the first lines of answers, on lines of their own.
func headlines(answers []byte) (out []byte) {
	for answer := range bytes.SplitSeq(answers, answerSeparator) {
		first, _, _ := bytes.Cut(answer, []byte("\n"))
		out = append(append(out, first...), '\n')
	}
	return out
}

// hasWord returns the documents that have a word in a part.
func (x *Index) hasWord(ctx context.Context, w Word, part Part) (*postings, error) {
	if part == Anywhere {
		return x.documents(ctx, w)
	}
	return x.load(ctx, key{hasKind, fmt.Sprintf("%d\x00%s", part, w.name())}, func(ctx context.Context) (*postings, error) {
		terms, anywhere := &postings{}, &postings{}
		for _, term := range slices.Compact([]string{w.Term, w.Surface}) {
			here, err := x.decode(ctx, term, partFields[part])
			if err != nil {
				return nil, err
			}
			there, err := x.word(ctx, term)
			if err != nil {
				return nil, err
			}
			terms, anywhere = merge(terms, here, higher), merge(anywhere, there, higher)
		}
		if w.Surface == "" || !w.Literal && len(anywhere.docs) > 0 {
			return terms, nil
		}
		all, err := x.documents(ctx, w)
		if err != nil {
			return nil, err
		}
		cut, err := x.standing(ctx, without(all.docs, terms.docs), w.Surface, part)
		if err != nil {
			return nil, err
		}
		return merge(terms, cut, higher), nil
	})
}

// stands returns the documents in which characters stand in a part.
func (x *Index) stands(ctx context.Context, text string, part Part) (*postings, error) {
	all, err := x.phrase(ctx, text)
	if err != nil || part == Anywhere {
		return all, err
	}
	return x.load(ctx, key{standsKind, fmt.Sprintf("%d\x00%s", part, text)}, func(ctx context.Context) (*postings, error) {
		return x.standing(ctx, all.docs, text, part)
	})
}

// standing looks for characters in a part of each of some documents.
func (x *Index) standing(ctx context.Context, docs []uint32, literal string, part Part) (*postings, error) {
	out, needle := &postings{}, []byte(literal)
	for i, doc := range docs {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if contains(x.text(doc, part), needle) {
			out.docs, out.impact = append(out.docs, doc), append(out.impact, 1)
		}
	}
	return out, nil
}
