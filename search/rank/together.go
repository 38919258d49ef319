package rank

import (
	"cmp"
	"context"
	"slices"
)

// Together counts the questions that have all of several terms and may be found, up to most of them.
func (x *Index) Together(ctx context.Context, terms []string, most int) (int, error) {
	if len(terms) == 0 {
		return 0, nil
	}
	lists := make([][]uint32, len(terms))
	for i, term := range terms {
		p, err := x.word(ctx, term)
		if err != nil {
			return 0, err
		}
		lists[i] = p.docs
	}
	slices.SortFunc(lists, func(a, b []uint32) int { return cmp.Compare(len(a), len(b)) })
	n, visible := 0, *x.visible.Load()
	for _, doc := range lists[0] {
		if visible.has(doc) && inAll(lists[1:], doc) {
			if n++; n == most {
				break
			}
		}
	}
	return n, nil
}

// inAll leaves of each list what does not stand before doc, so that the next one is found from there.
func inAll(lists [][]uint32, doc uint32) bool {
	for i, docs := range lists {
		at, ok := gallop(docs, doc)
		if lists[i] = docs[at:]; !ok {
			return false
		}
	}
	return true
}

// gallop finds a document by steps that double, and then between the last two.
func gallop(docs []uint32, doc uint32) (int, bool) {
	step := 1
	for step < len(docs) && docs[step] < doc {
		step *= 2
	}
	from := step / 2
	at, ok := slices.BinarySearch(docs[from:min(step+1, len(docs))], doc)
	return from + at, ok
}
