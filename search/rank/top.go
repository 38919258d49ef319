package rank

import (
	"cmp"
	"container/heap"
	"slices"
	"strings"
)

// hits is a heap of the best limit hits, the worst on top.
type hits struct {
	limit  int
	order  func(a, b Hit) int // better or newer
	byDate bool
	list   []Hit
}

// better orders hits: by score, and hits of one score by id, so that the order never depends on chance.
func better(a, b Hit) int {
	switch {
	case a.Score > b.Score:
		return -1
	case a.Score < b.Score:
		return 1
	}
	return strings.Compare(a.ID, b.ID)
}

// newer orders hits by date, the newest first and those without one last, and hits of one date by id.
func newer(a, b Hit) int {
	return cmp.Or(cmp.Compare(b.Asked, a.Asked), strings.Compare(a.ID, b.ID))
}

func (h *hits) offer(hit Hit) {
	if len(h.list) < h.limit {
		heap.Push(h, hit)
	} else if h.limit > 0 && h.order(hit, h.list[0]) < 0 {
		h.list[0] = hit
		heap.Fix(h, 0)
	}
}

func (h *hits) sorted() []Hit {
	slices.SortFunc(h.list, h.order)
	return h.list
}

func (h *hits) Len() int           { return len(h.list) }
func (h *hits) Less(i, j int) bool { return h.order(h.list[i], h.list[j]) > 0 }
func (h *hits) Swap(i, j int)      { h.list[i], h.list[j] = h.list[j], h.list[i] }
func (h *hits) Push(x any)         { h.list = append(h.list, x.(Hit)) }
func (h *hits) Pop() any {
	last := h.list[len(h.list)-1]
	h.list = h.list[:len(h.list)-1]
	return last
}

// selection is the best hits of a query. Of most documents it never makes a hit: their parts alone, which a lack of coverage
// only lessens, say that they are not among them.
type selection struct {
	top  hits
	best Hit // by score, however the hits are ordered
	some bool
}

func (x *Index) selection(q *Query, limit int) *selection {
	s := &selection{top: hits{limit: limit, order: better}}
	if q.ByDate || len(q.Words)+len(q.Grams) == 0 {
		s.top.order = newer
		s.top.byDate = true
	}
	return s
}

// wants reports whether a document whose words and bigrams score this much may be one of the hits, or the best.
func (s *selection) wants(parts float64) bool {
	return s.top.byDate || len(s.top.list) < s.top.limit || parts >= s.top.list[0].Score-rounded
}

// rounded is more than fourDecimals changes.
const rounded = 1e-4

func (s *selection) offer(hit Hit) {
	if !s.some || better(hit, s.best) < 0 {
		s.best, s.some = hit, true
	}
	s.top.offer(hit)
}
