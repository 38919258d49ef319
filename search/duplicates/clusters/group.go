package clusters

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Terms say of what groups are made.
type Terms struct {
	Min     float64                 // the score from which two questions are alike; no less than the floor of Find tells anything
	Stands  func(doc uint32) uint32 // what stands for a question that is decided to be a duplicate, else itself; nil: nothing is decided
	Hidden  func(doc uint32) bool   // questions that are not to be seen
	Settled func(a, b uint32) bool  // two questions that are not to be proposed (any more)
}

// Group are questions that belong together: by copies and duplicates and by competing titles nearly any two of them do (NearlyAll), so that
// nothing is chained; by a pasted answer each has that of the first.
type Group struct {
	Kind    Kind
	Docs    []uint32 // ascending
	Centres []uint32 // those of them that are like all others, of which one may stand for them; ascending, never none
	scores  map[[2]uint32]between
	shares  map[uint32]float32 // of a pasted answer
}

// Score says how much alike two questions of a group are, of which one is a centre.
func (g *Group) Score(a, b uint32) float64 {
	if g.Kind == PastedAnswer {
		return float64(min(g.shares[a], g.shares[b]))
	}
	return float64(g.scores[pair(a, b)].Score)
}

// Alike are the questions by which two of a group are alike: they themselves, or duplicates of theirs.
func (g *Group) Alike(a, b uint32) (x, y uint32) {
	l, ok := g.scores[pair(a, b)]
	switch {
	case !ok: // by a pasted answer
		return a, b
	case a > b:
		return l.of[1], l.of[0]
	}
	return l.of[0], l.of[1]
}

func pair(a, b uint32) [2]uint32 { return [2]uint32{min(a, b), max(a, b)} }

// Groups makes groups of what was found, best pairs first. The same terms make the same groups, in the order of their first questions.
func (f *Found) Groups(t Terms) []Group {
	if t.Stands == nil {
		t.Stands = func(doc uint32) uint32 { return doc }
	}
	if t.Hidden == nil {
		t.Hidden = func(uint32) bool { return false }
	}
	if t.Settled == nil {
		t.Settled = func(uint32, uint32) bool { return false }
	}
	out := f.joined(&t, Copy, Duplicate)
	in := map[uint32]int{} // which of them a question is in
	for i := range out {
		for _, doc := range out[i].Docs {
			in[doc] = i + 1
		}
	}
	out = append(out, f.joined(&t, Competing)...)
	for _, g := range f.sets(&t) {
		first := in[g.Docs[0]]
		if first == 0 || slices.ContainsFunc(g.Docs, func(doc uint32) bool { return in[doc] != first }) {
			out = append(out, g) // else it is one matter, not two
		}
	}
	slices.SortStableFunc(out, func(a, b Group) int { return cmp.Compare(a.Docs[0], b.Docs[0]) })
	return out
}

// sets are the groups of pasted answers, one for all answers that the same questions have. What is settled between what stands for a set
// and a member is the caller's to see: a set is one matter, however many questions it has.
func (f *Found) sets(t *Terms) (out []Group) {
	seen := map[string]bool{}
	for _, s := range f.Sets {
		g := Group{Kind: PastedAnswer, shares: map[uint32]float32{}}
		for i, doc := range s.Docs {
			if t.Hidden(doc) || float64(s.Scores[i]) < t.Min {
				continue
			}
			if doc = t.Stands(doc); !t.Hidden(doc) {
				g.shares[doc] = max(g.shares[doc], s.Scores[i])
			}
		}
		g.Docs = slices.Sorted(maps.Keys(g.shares))
		g.Centres = g.Docs
		if key := fmt.Sprint(g.Docs); len(g.Docs) > 1 && !seen[key] {
			seen[key] = true
			out = append(out, g)
		}
	}
	return out
}
