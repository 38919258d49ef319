package rank

import (
	"cmp"
	"container/heap"
	"slices"
	"strings"
)

// hits is a heap of the best limit hits, the worst on top.
type hits struct {
	limit int
	order func(a, b Hit) int // better or newer
	list  []Hit
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
