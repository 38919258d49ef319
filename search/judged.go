package search

import (
	"slices"

	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// judged is what of the verdicts is in force in one generation, by its documents. It never changes. The zero value is where
// nothing was decided.
type judged struct {
	of       map[uint32]uint32            // what stands for a duplicate
	apart    map[[2]uint32]bool           // groups that are different, by what stands for them
	kinds    map[[2]uint32]decisions.Kind // pairs that are related, or for later
	outdated map[[2]uint32]bool           // pairs decided when one was worded otherwise
	related  map[uint32][]uint32          // what is related to a group, by what stands for it; last decided first
	list     []judgedVerdict              // all but those about forgotten questions, newest first
}

// judgedVerdict is a verdict and what became of it.
type judgedVerdict struct {
	decisions.Verdict
	state State
	docs  [2]uint32 // of A and B, where the state is not Absent
}

// State is what became of a verdict.
type State string

// The states. A duplicate, different or later verdict is obeyed only in force: what was decided about other texts may be wrong
// about these, and to take two questions for one, or not to ask again, would hide that. A related one is obeyed as long as the
// questions are there: it hides nothing, and is likely to hold.
const (
	InForce      State = "in_force"
	Outdated     State = "outdated"     // a text was worded otherwise when it was decided; to be looked at again
	Contradicted State = "contradicted" // by newer ones: only where decisions were brought together from two places
	Absent       State = "absent"       // the index has not both questions now
)

// States are all of them.
var States = []State{InForce, Outdated, Contradicted, Absent}

// judge finds out what of the verdicts is in force in a generation; nil is none.
func judge(d *decided, gen *generation.Generation) *judged {
	j := &judged{
		of: map[uint32]uint32{}, apart: map[[2]uint32]bool{}, kinds: map[[2]uint32]decisions.Kind{}, related: map[uint32][]uint32{},
		outdated: map[[2]uint32]bool{},
		list:     make([]judgedVerdict, 0, len(d.verdicts)),
	}
	for _, v := range d.verdicts {
		a, hasA := d.number(gen, v.A)
		b, hasB := d.number(gen, v.B)
		switch {
		case !hasA && d.forgot(v.A), !hasB && d.forgot(v.B):
		case !hasA, !hasB, a == b:
			j.list = append(j.list, judgedVerdict{Verdict: v, state: Absent})
		default:
			state := InForce
			if prints := gen.Columns.Prints; prints[a] != v.WordingA || prints[b] != v.WordingB {
				state = Outdated
			}
			j.list = append(j.list, judgedVerdict{v, state, [2]uint32{a, b}})
		}
	}
	slices.SortFunc(j.list, func(a, b judgedVerdict) int { return decisions.NewestFirst(a.Verdict, b.Verdict) })
	j.group(gen)
	return j
}

// group puts what is in force into effect.
func (j *judged) group(gen *generation.Generation) {
	var held []decisions.Verdict // by the ids of this generation
	seen := map[[2]uint32]bool{} // two ids may have become one
	at := map[string]int{}       // in list, by the verdict's id
	for i := range j.list {
		v := &j.list[i]
		key := pairOf(v.docs[0], v.docs[1])
		if v.state == Absent || seen[key] {
			continue
		}
		seen[key] = true
		if v.state != InForce {
			j.outdated[key] = v.state == Outdated
			continue
		}
		at[v.ID] = i
		h := v.Verdict
		ids := gen.Columns.IDs
		h.A, h.B = ids[v.docs[0]], ids[v.docs[1]]
		if h.Kind == decisions.Duplicate {
			h.Representative = h.A
			if v.Representative == v.B {
				h.Representative = h.B
			}
		}
		h.Turn()
		held = append(held, h)
	}
	groups := decisions.NewGroups(held)
	for _, b := range groups.Broken {
		j.list[at[b.ID]].state = Contradicted
	}
	for _, h := range held {
		for _, id := range []string{h.A, h.B} {
			if r := groups.Representative(id); r != id {
				doc, _ := gen.Number(id)
				j.of[doc], _ = gen.Number(r)
			}
		}
	}
	clear(seen)
	for i := range j.list {
		v := &j.list[i]
		key := pairOf(v.docs[0], v.docs[1])
		if v.state == Absent || seen[key] {
			continue
		}
		seen[key] = true
		j.effect(v, key)
	}
}

// effect puts what is not a duplicate into effect.
func (j *judged) effect(v *judgedVerdict, key [2]uint32) {
	a, b := j.representative(v.docs[0]), j.representative(v.docs[1])
	switch {
	case v.Kind == decisions.Related && a != b:
		j.related[a], j.related[b] = append(j.related[a], v.docs[1]), append(j.related[b], v.docs[0])
	case v.Kind == decisions.Different && v.state == InForce:
		j.apart[pairOf(a, b)] = true
	}
	if (v.Kind == decisions.Related || v.Kind == decisions.Later) && v.state == InForce {
		j.kinds[key] = v.Kind
	}
}

func pairOf(a, b uint32) [2]uint32 { return [2]uint32{min(a, b), max(a, b)} }

// representative is what stands for a question; itself where it is no duplicate.
func (j *judged) representative(doc uint32) uint32 {
	if r, ok := j.of[doc]; ok {
		return r
	}
	return doc
}

// settled tells what is decided about two questions, so that they need not be proposed as duplicates; "" is nothing. What is
// decided of a question is decided of its duplicates too.
func (j *judged) settled(a, b uint32) decisions.Kind {
	x, y := j.representative(a), j.representative(b)
	switch {
	case x == y:
		return decisions.Duplicate
	case j.apart[pairOf(x, y)]:
		return decisions.Different
	}
	return j.kinds[pairOf(a, b)]
}
