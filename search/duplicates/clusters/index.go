package clusters

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"kotae/search/duplicates"
)

// index tells which questions have a sign: 8 bytes for each sign of a question that another question has too.
type index struct {
	limits
	seen     []uint64          // bits of signs that one question has, or one whose bit is the same …
	counts   map[uint32]uint32 // … and how many have the others, at least, until the lists are laid out
	lists    map[uint32]stretch
	postings []posting
}

// limits keep the work for a question from growing with the corpus.
type limits struct {
	candidates int     // with how many of those that share most a question is compared …
	least      float32 // … if they share as much
	postings   int     // how many of a sign's questions are looked at, those first of which it tells most …
	rare       bool    // … or whether a sign that more have is not looked at
}

var (
	// byMeaning are those of duplicates.Sign, where is told what they find. Of the sample's pairs those that are duplicates share 0.57 and
	// more, those whose titles compete 0.056.
	byMeaning = limits{candidates: 128, least: 0.04, postings: 4_000}
	// byText are those of the runs of a text: what many have is a greeting.
	byText = limits{candidates: 32, postings: 64, rare: true}
)

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

// newIndex is for so many questions.
func newIndex(l limits, size int) *index {
	words := max(1<<10, 1<<bits.Len(uint(size)))
	return &index{limits: l, seen: make([]uint64, words), counts: map[uint32]uint32{}}
}

// count counts a question's signs. All are counted before the first is added.
func (x *index) count(signs []duplicates.Sign) {
	for _, s := range signs {
		n := s.ID % uint32(64*len(x.seen))
		word, bit := &x.seen[n/64], uint64(1)<<(n%64)
		switch {
		case x.counts[s.ID] > 0:
			x.counts[s.ID]++
		case *word&bit != 0:
			x.counts[s.ID] = 2
		}
		*word |= bit
	}
}

// layOut makes room for what was counted. A sign that only one question has brings nothing together.
func (x *index) layOut() {
	x.lists = make(map[uint32]stretch, len(x.counts))
	end := uint32(0)
	for id, n := range x.counts {
		x.lists[id] = stretch{end, end}
		end += n
	}
	x.seen, x.counts, x.postings = nil, nil, make([]posting, end)
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
		n := int(list.to - list.from)
		if n < 2 || x.rare && n > x.limits.postings {
			delete(x.lists, id)
			continue
		}
		slices.Sort(x.postings[list.from:list.to])
		list.to = list.from + uint32(min(n, x.limits.postings))
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

// most are the questions that share most with one, which itself is left out. They are the caller's until the next call.
func (x *index) most(s *sums, self uint32, signs []duplicates.Sign) []candidate {
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
		if s.of[n] > x.least {
			s.keep(candidate{n, s.of[n]}, x.candidates)
		}
		s.of[n] = 0
	}
	slices.SortFunc(s.best, better)
	return s.best
}

func better(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.shared, a.shared), cmp.Compare(a.n, b.n))
}
