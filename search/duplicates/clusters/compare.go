package clusters

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// CopyFrom is the share of two questions' text, in runs of characters that both have, from which the one is a copy of the other: half of all
// runs is two thirds of either text. Of the 12,720 pairs of the sample, of which none is a copy, the most is 0.23.
const CopyFrom = 0.5

// CompetingFrom is the score of two titles from which they compete for the same queries: far above the one at which an editor would merge
// them. Of the 12,720 pairs of the sample 10 do.
const CompetingFrom = 0.8

// compare scores each question against its candidates, each pair once or twice: a question may be among the other's best, and the other
// not among its own.
func (f *finder) compare(ctx context.Context) error {
	found := f.found
	pool := sync.Pool{New: func() any { return newSums(len(f.Questions)) }}
	err := f.each(ctx, compareShare, func(n int) error {
		buffer := f.borrow()
		defer f.buffer.Put(buffer)
		own, err := f.shelf.get(n, buffer)
		if err != nil {
			return err
		}
		s := pool.Get().(*sums)
		defer pool.Put(s)
		copies := slices.Clone(f.texts.most(s, uint32(n), own.asked.signs()))
		candidates := copies
		for _, c := range f.meanings.most(s, uint32(n), own.question.Signs()) {
			if !slices.ContainsFunc(copies, func(o candidate) bool { return o.n == c.n }) {
				candidates = append(candidates, c)
			}
		}
		var links []Link
		var apart [][2]uint32
		for _, c := range candidates {
			other, err := f.shelf.get(int(c.n), buffer)
			if err != nil {
				return err
			}
			l, vetoed := f.link(own, other)
			l.A, l.B = f.Questions[min(n, int(c.n))], f.Questions[max(n, int(c.n))]
			switch {
			case vetoed:
				apart = append(apart, [2]uint32{l.A, l.B})
			case l.Kind != "":
				links = append(links, l)
			}
		}
		f.mu.Lock()
		defer f.mu.Unlock()
		found.Links, found.Apart = append(found.Links, links...), append(found.Apart, apart...)
		found.Pairs += len(candidates)
		return nil
	})
	sortLinks(found.Links)
	found.Links = slices.CompactFunc(found.Links, func(x, y Link) bool { return x.A == y.A && x.B == y.B })
	found.keepApart()
	return err
}

// keepApart forgets the vetoes of questions that are like no other: they keep no group apart.
func (f *Found) keepApart() {
	linked := map[uint32]bool{}
	for _, l := range f.Links {
		linked[l.A], linked[l.B] = true, true
	}
	f.Apart = slices.DeleteFunc(f.Apart, func(p [2]uint32) bool { return !linked[p[0]] || !linked[p[1]] })
	slices.SortFunc(f.Apart, func(x, y [2]uint32) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	f.Apart = slices.Clip(slices.Compact(f.Apart))
}

func sortLinks(links []Link) {
	slices.SortFunc(links, func(x, y Link) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
}

// link compares two questions. The kind is "" of those that are not alike.
func (f *finder) link(a, b *book) (l Link, vetoed bool) {
	v := f.Model.Score(&a.question, &b.question)
	if v.Vetoed {
		return l, true
	}
	l.Score = float32(v.Score)
	if a.question.SameText(&b.question) {
		l.Kind = Copy
		return l, false
	}
	if alike := resemblance(a.asked, b.asked); alike >= CopyFrom {
		l.Kind, l.Score = Copy, max(l.Score, float32(alike))
		return l, false
	}
	if v.Score >= f.Floor {
		l.Kind = Duplicate
		return l, false
	}
	if titles := f.Model.ScoreTitles(&a.question, &b.question); titles.Score >= CompetingFrom { // of vetoed titles it is not
		l.Kind, l.Score = Competing, float32(titles.Score)
	}
	return l, false
}
