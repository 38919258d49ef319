package rank

import (
	"cmp"
	"context"
	"slices"
)

// Together counts the questions that have all of several terms and may be found, and those of them that have all in their
// titles, up to most of each.
func (x *Index) Together(ctx context.Context, terms []string, most int) (all, titled int, err error) {
	everywhere, inTitles := make([][]uint32, len(terms)), make([][]uint32, len(terms))
	for i, term := range terms {
		anywhere, err := x.word(ctx, term)
		if err != nil {
			return 0, 0, err
		}
		inTitle, err := x.hasWord(ctx, Word{Term: term, Surface: term}, Title)
		if err != nil {
			return 0, 0, err
		}
		everywhere[i], inTitles[i] = anywhere.docs, inTitle.docs
	}
	return x.common(everywhere, most), x.common(inTitles, most), nil
}

// common counts the visible documents that stand in all of several lists, which it shortens.
func (x *Index) common(lists [][]uint32, most int) int {
	if len(lists) == 0 {
		return 0
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
	return n
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
