package rank

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	index "github.com/blevesearch/bleve_index_api"

	"kotae/indexer"
)

// termFields lists, for each hit, the fields that have a word as a term.
func (x *Index) termFields(ctx context.Context, w Word, hits []Hit) ([][]string, error) {
	ascending := make([]int, len(hits))
	for i := range ascending {
		ascending[i] = i
	}
	slices.SortFunc(ascending, func(a, b int) int { return cmp.Compare(hits[a].Doc, hits[b].Doc) })
	out := make([][]string, len(hits))
	for _, f := range wordFields {
		for _, term := range slices.Compact([]string{w.Term, cmp.Or(w.Surface, w.Term)}) {
			err := x.lookUp(ctx, term, f, func(has func(doc uint32) (bool, error)) error {
				for _, i := range ascending {
					found, err := has(hits[i].Doc)
					if err != nil {
						return err
					}
					if name := indexer.FieldNames[f]; found && !slices.Contains(out[i], name) {
						out[i] = append(out[i], name)
					}
				}
				return nil
			})
			if err != nil {
				return nil, fmt.Errorf("the postings of %q cannot be read: %w", term, err)
			}
		}
	}
	return out, nil
}

// alternativeFields lists, for each hit, the fields that have an alternative: the word, or the text of several; without that
// text it is the title that has all of its words.
func (x *Index) alternativeFields(ctx context.Context, a Alternative, hits []Hit) ([][]string, error) {
	out := make([][]string, len(hits))
	literal := cmp.Or(a.Literal, a.Terms[0].Surface)
	if a.Literal == "" {
		var err error
		if out, err = x.termFields(ctx, a.Terms[0], hits); err != nil {
			return nil, err
		}
	}
	for i, h := range hits {
		if len(out[i]) == 0 {
			out[i] = x.partsWith(h.Doc, literal)
		}
		if len(out[i]) == 0 && len(a.Terms) > 1 {
			out[i] = []string{partNames[Title]}
		}
	}
	return out, nil
}

// lookUp lets ask of documents, in ascending order, whether they have a term in a field.
func (x *Index) lookUp(ctx context.Context, term string, field int, ask func(has func(doc uint32) (bool, error)) error) error {
	r, err := x.gen.Reader.TermFieldReader(ctx, []byte(term), indexer.FieldNames[field], false, false, false)
	if err != nil {
		return err
	}
	err = ask(func(doc uint32) (bool, error) {
		id := index.NewIndexInternalID(nil, uint64(doc))
		found, err := r.Advance(id, nil)
		return found != nil && found.ID.Equals(id), err
	})
	return firstError(err, r.Close())
}

// partNames are the parts as Why names them.
var partNames = []string{Title: indexer.FieldNames[indexer.FieldTitle], Body: indexer.FieldNames[indexer.FieldBody], Answers: indexer.FieldNames[indexer.FieldAnswer]}

// characterFields lists the parts of a document in which the characters of a word stand, or those of a run of the query
// that it stands in.
func (x *Index) characterFields(doc uint32, q *Query, word int) []string {
	literals := []string{q.Words[word].Surface}
	for _, r := range q.Runs {
		if slices.Contains(r.Words, word) {
			literals = append(literals, r.Literal)
		}
	}
	return x.partsWith(doc, literals...)
}

// partsWith lists the parts of a document in which any of some characters stand.
func (x *Index) partsWith(doc uint32, literals ...string) (fields []string) {
	for part := Title; part <= Answers; part++ {
		text := x.text(doc, part)
		if slices.ContainsFunc(literals, func(l string) bool { return l != "" && contains(text, []byte(l)) }) {
			fields = append(fields, partNames[part])
		}
	}
	return fields
}
