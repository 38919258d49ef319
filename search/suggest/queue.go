package suggest

import "kotae/indexer/completion"

// queue yields the places of several spans, the likeliest first. It is a heap of spans by the likeliest place of each; what is left of
// a span after its place was taken goes back as two. (container/heap would box each span, which takes as long as all the rest.)
type queue []queued

// ordered is a span of one of a set's orders.
type ordered struct {
	order *completion.Order
	completion.Span
}

type queued struct {
	ordered
	top     int // the likeliest place of the span
	score   float64
	pattern *pattern
}

func newQueue(w *Word, spans [][]ordered) *queue {
	var q queue
	for i := range spans {
		for _, o := range spans[i] {
			q.add(o, &w.patterns[i])
		}
	}
	return &q
}

// add puts a span in.
func (q *queue) add(o ordered, p *pattern) {
	if o.Len() <= 0 {
		return
	}
	top := o.order.Top(o.Span)
	_, _, weight := o.order.Place(top)
	*q = append(*q, queued{o, top, weight - p.costs, p})
	h := *q
	for i := len(h) - 1; i > 0; {
		parent := (i - 1) / 2
		if h[parent].score >= h[i].score {
			break
		}
		h[parent], h[i] = h[i], h[parent]
		i = parent
	}
}

// next takes the likeliest place.
func (q *queue) next() (entry uint32, bound uint16, weight float64, p *pattern) {
	best := (*q)[0]
	last := len(*q) - 1
	(*q)[0] = (*q)[last]
	*q = (*q)[:last]
	q.sink()
	q.add(ordered{best.order, completion.Span{From: best.From, To: best.top}}, best.pattern)
	q.add(ordered{best.order, completion.Span{From: best.top + 1, To: best.To}}, best.pattern)
	entry, bound, weight = best.order.Place(best.top)
	return entry, bound, weight, best.pattern
}

// sink lets the first span down to its place.
func (q *queue) sink() {
	h := *q
	for i := 0; ; {
		child := 2*i + 1
		if child >= len(h) {
			return
		}
		if child+1 < len(h) && h[child+1].score > h[child].score {
			child++
		}
		if h[i].score >= h[child].score {
			return
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
}
