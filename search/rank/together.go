package rank

import (
	"cmp"
	"context"
	"slices"
)

// maxLooked is how many documents of the rarest of several terms are looked at for the others: what is more likely is told by the
// first of them, and all of two common words would take milliseconds.
const maxLooked = 300

// Together counts the questions that have all of several terms in their titles and may be found, or else those that have all of
// them anywhere. It looks at no more than maxLooked documents of the rarest: where that is all, the count is exact.
func (x *Index) Together(ctx context.Context, terms []string) (all, titled int, err error) {
	lists := make([][]uint32, len(terms))
	for i, term := range terms {
		if !x.Holds(term) { // hasWord would look for its characters in the texts
			return 0, 0, nil
		}
		inTitle, err := x.hasWord(ctx, Word{Term: term, Surface: term}, Title)
		if err != nil {
			return 0, 0, err
		}
		lists[i] = inTitle.docs
	}
	if titled = x.common(lists); titled > 0 {
		return titled, titled, nil
	}
	for i, term := range terms {
		anywhere, err := x.word(ctx, term)
		if err != nil {
			return 0, 0, err
		}
		lists[i] = anywhere.docs
	}
	return x.common(lists), 0, nil
}

// common counts the visible documents that stand in all of several lists, which it shortens.
func (x *Index) common(lists [][]uint32) int {
	if len(lists) == 0 {
		return 0
	}
	slices.SortFunc(lists, func(a, b []uint32) int { return cmp.Compare(len(a), len(b)) })
	n, visible := 0, *x.visible.Load()
	for _, doc := range lists[0][:min(len(lists[0]), maxLooked)] {
		if visible.has(doc) && inAll(lists[1:], doc) {
			n++
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
