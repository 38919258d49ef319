package clusters

import (
	"cmp"
	"math"
	"slices"

	"kotae/search/duplicates"
)

const (
	// maxCandidates is with how many of those that share most a question is compared (see duplicates.Sign for what that finds).
	maxCandidates = 128
	// maxPostings is how many of a sign's questions are looked at, those first of which it tells most: so that the work for a question
	// does not grow with the corpus.
	maxPostings = 4_000
)

// index tells which questions have a sign: 8 bytes for each sign of a question that another question has too, 32 of them at most.
type index struct {
	counts   map[uint32]uint32 // by sign: how many have it, until the lists are laid out …
	lists    map[uint32]stretch
	postings []posting
}

// stretch is where a sign's postings stand.
type stretch struct{ from, to uint32 }

// posting is a question's place and the weight that the sign has for it: packed so that the heaviest are the least, and of those the
// first.
type posting uint64

func newPosting(n uint32, weight float32) posting {
	return posting(math.MaxUint32-uint64(math.Float32bits(weight)))<<32 | posting(n)
}

func (p posting) place() uint32   { return uint32(p) }
func (p posting) weight() float32 { return math.Float32frombits(math.MaxUint32 - uint32(p>>32)) }

func newIndex() *index { return &index{counts: map[uint32]uint32{}} }

// count counts a question's signs. All are counted before the first is added.
func (x *index) count(signs []duplicates.Sign) {
	for _, s := range signs {
		x.counts[s.ID]++
	}
}

// layOut makes room for what was counted. A sign that only one question has brings nothing together.
func (x *index) layOut() {
	x.lists = map[uint32]stretch{}
	end := uint32(0)
	for id, n := range x.counts {
		if n > 1 {
			x.lists[id] = stretch{end, end}
			end += n
		}
	}
	x.counts, x.postings = nil, make([]posting, end)
}

// add files a question under its signs.
func (x *index) add(n uint32, signs []duplicates.Sign) {
	for _, s := range signs {
		if list, ok := x.lists[s.ID]; ok {
			x.postings[list.to] = newPosting(n, s.Weight)
			list.to++
			x.lists[s.ID] = list
		}
	}
}

// finish puts the heaviest of each list first.
func (x *index) finish() {
	for id, list := range x.lists {
		slices.Sort(x.postings[list.from:list.to])
		list.to = min(list.to, list.from+maxPostings)
		x.lists[id] = list
	}
}

// sums adds up what questions share with one; each worker has its own.
type sums struct {
	of      []float32 // by place
	touched []uint32
	best    []candidate
}

func newSums(size int) *sums { return &sums{of: make([]float32, size)} }

// candidate is a question that may be like another, and how much they share.
type candidate struct {
	n      uint32
	shared float32
}

// candidates are the places of the questions that share most with one, which itself is left out. They are the caller's until the next
// call.
func (x *index) candidates(s *sums, self uint32, signs []duplicates.Sign) []candidate {
	s.touched, s.best = s.touched[:0], s.best[:0]
	for _, sign := range signs {
		list := x.lists[sign.ID]
		for _, p := range x.postings[list.from:list.to] {
			n := p.place()
			if s.of[n] == 0 {
				s.touched = append(s.touched, n)
			}
			s.of[n] += p.weight() * sign.Weight
		}
	}
	s.of[self] = 0
	for _, n := range s.touched {
		s.keep(candidate{n, s.of[n]})
		s.of[n] = 0
	}
	slices.SortFunc(s.best, better)
	return s.best
}

func better(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.shared, a.shared), cmp.Compare(a.n, b.n))
}
