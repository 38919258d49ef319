package clusters

import (
	"cmp"
	"slices"

	"kotae/search/duplicates"
)

const (
	// maxCandidates is with how many of those that share most a question is compared.
	maxCandidates = 48
	// maxPostings is how many of a sign's questions are looked at, those first of which it tells most: so that work per question does not
	// grow with the corpus.
	maxPostings = 4_000
)

// index tells which questions have a sign.
type index struct {
	postings map[uint32][]posting
	size     int
}

type posting struct {
	n      uint32 // the question's place
	weight float32
}

func newIndex(size int) *index { return &index{postings: map[uint32][]posting{}, size: size} }

func (x *index) add(n uint32, signs []duplicates.Sign) {
	for _, s := range signs {
		x.postings[s.ID] = append(x.postings[s.ID], posting{n, s.Weight})
	}
}

func (x *index) finish() {
	for id, list := range x.postings {
		slices.SortFunc(list, func(a, b posting) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.n, b.n)) })
		x.postings[id] = list[:min(len(list), maxPostings)]
	}
}

// sums adds up what questions share with one; each worker has its own.
type sums struct {
	of      []float32
	touched []uint32
}

// candidates are the places of the questions that share most with one, which itself is left out.
func (x *index) candidates(s *sums, self uint32, signs []duplicates.Sign) []uint32 {
	if s.of == nil {
		s.of = make([]float32, x.size)
	}
	s.touched = s.touched[:0]
	for _, sign := range signs {
		for _, p := range x.postings[sign.ID] {
			if s.of[p.n] == 0 {
				s.touched = append(s.touched, p.n)
			}
			s.of[p.n] += p.weight * sign.Weight
		}
	}
	best := make([]posting, 0, len(s.touched))
	for _, n := range s.touched {
		if n != self {
			best = append(best, posting{n, s.of[n]})
		}
		s.of[n] = 0
	}
	slices.SortFunc(best, func(a, b posting) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.n, b.n)) })
	out := make([]uint32, min(len(best), maxCandidates))
	for i := range out {
		out[i] = best[i].n
	}
	return out
}
