package network

import (
	"cmp"
	"slices"
)

// nearlyEqual is the share of sentences from which two answers are one text: one changed sentence of five leaves 0.67, and a
// greeting and a closing that are always the same make less than half of a short answer.
const nearlyEqual = 0.6

// Bounds on the work: two answers are compared where they share one of their smallest hashes. Of a sentence that more than
// maxSharing answers have, each is compared with those that come next to it by its sketch.
const (
	looked     = 4
	maxSharing = 40
	nextTo     = 8
)

// copied is an answer, and the first one with its text.
type copied struct {
	sketch, first int32
	times         int // questions that have the text
}

// copies are the answers whose text an earlier question has, in order.
func (a *answers) copies() []copied {
	if a.compared {
		return a.pairs
	}
	a.compared = true
	type sharing struct {
		hash   uint32
		sketch int32
	}
	var all []sharing
	for i := range a.all {
		for _, h := range a.all[i].hashes[:min(looked, int(a.all[i].kept))] {
			all = append(all, sharing{h, int32(i)})
		}
	}
	slices.SortFunc(all, func(x, y sharing) int {
		return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.sketch, y.sketch))
	})
	same := newSets(len(a.all))
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].hash == all[0].hash {
			n++
		}
		group, reach := all[:n], n
		if n > maxSharing {
			reach = nextTo
			slices.SortFunc(group, func(x, y sharing) int {
				return cmp.Or(slices.Compare(a.all[x.sketch].hashes[:], a.all[y.sketch].hashes[:]), cmp.Compare(x.sketch, y.sketch))
			})
		}
		for i := range group {
			for _, other := range group[i+1 : min(n, i+1+reach)] {
				x, y := &a.all[group[i].sketch], &a.all[other.sketch]
				if x.question != y.question && alike(x, y) >= nearlyEqual {
					same.join(group[i].sketch, other.sketch)
				}
			}
		}
		all = all[n:]
	}
	a.pairs = a.told(same)
	return a.pairs
}

// told lists the answers that come after the first of their set.
func (a *answers) told(same sets) (out []copied) {
	type seen struct {
		times int
		last  int32 // question
	}
	sets := map[int32]*seen{}
	for i := range a.all {
		first := same.first(int32(i))
		if int(first) == i {
			continue
		}
		s := sets[first]
		if s == nil {
			s = &seen{1, a.all[first].question}
			sets[first] = s
		}
		if q := a.all[i].question; q != s.last {
			s.times, s.last = s.times+1, q
			out = append(out, copied{sketch: int32(i), first: first})
		}
	}
	for i := range out {
		out[i].times = sets[out[i].first].times
	}
	return out
}
