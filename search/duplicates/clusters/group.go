package clusters

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Terms say of what groups are made.
type Terms struct {
	Min     float64                 // the score that any two questions of a group have at least; no less than the floor of Find tells anything
	Stands  func(doc uint32) uint32 // what stands for a question that is decided to be a duplicate, else itself; nil: nothing is decided
	Hidden  func(doc uint32) bool   // questions that are not to be seen
	Settled func(a, b uint32) bool  // two questions that are not to be proposed (any more)
}

// Group are questions that belong together: by copies and duplicates and by competing titles any two of them do, so that nothing is chained;
// by a pasted answer each has that of the first.
type Group struct {
	Kind   Kind
	Docs   []uint32 // ascending
	scores map[[2]uint32]between
	shares map[uint32]float32 // of a pasted answer
}

// Score says how much alike two questions of a group are.
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

// Groups makes groups of what was found: best pairs first, and a question or group joins another only where any two then are alike.
// The same terms make the same groups, by their first question.
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

// ThroughDuplicates is the score from which what is like a decided duplicate is proposed to what stands for that, whatever the two have in
// common themselves: a duplicate in other words brings the next one in those words, but not all that is somewhat like it.
const ThroughDuplicates = 0.8

// between is a link of what stands for two questions.
type between struct {
	Link
	of [2]uint32 // the questions that are alike, in the order of A and B
}

// stand makes the best links of what stands for questions, by links of some kinds.
func (f *Found) stand(t *Terms, kinds []Kind) map[[2]uint32]between {
	links := map[[2]uint32]between{}
	for _, l := range f.Links {
		if !slices.Contains(kinds, l.Kind) || float64(l.Score) < t.Min || t.Hidden(l.A) || t.Hidden(l.B) {
			continue
		}
		b := between{l, [2]uint32{l.A, l.B}}
		b.A, b.B = t.Stands(l.A), t.Stands(l.B)
		if b.A > b.B {
			b.A, b.B, b.of = b.B, b.A, [2]uint32{l.B, l.A}
		}
		key := [2]uint32{b.A, b.B}
		if b.A == b.B || key != pair(l.A, l.B) && l.Score < ThroughDuplicates || t.Hidden(b.A) || t.Hidden(b.B) ||
			links[key].Score >= l.Score || t.Settled(b.A, b.B) {
			continue
		}
		links[key] = b
	}
	return links
}

// joined makes groups by links of some kinds.
func (f *Found) joined(t *Terms, kinds ...Kind) (out []Group) {
	links := f.stand(t, kinds)
	sorted := make([]between, 0, len(links))
	for _, l := range links {
		sorted = append(sorted, l)
	}
	slices.SortFunc(sorted, func(x, y between) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	groups := map[uint32]*Group{}
	of := func(doc uint32) *Group {
		g, ok := groups[doc]
		if !ok {
			g = &Group{Docs: []uint32{doc}, scores: links}
			groups[doc] = g
		}
		return g
	}
	for _, l := range sorted {
		a, b := of(l.A), of(l.B)
		if a == b || !alike(links, a.Docs, b.Docs) {
			continue
		}
		if len(a.Docs) < len(b.Docs) {
			a, b = b, a
		}
		a.Docs = append(a.Docs, b.Docs...)
		for _, doc := range b.Docs {
			groups[doc] = a
		}
	}
	for doc, g := range groups {
		slices.Sort(g.Docs)
		if len(g.Docs) > 1 && g.Docs[0] == doc {
			g.Kind = kindOf(links, g.Docs)
			out = append(out, *g)
		}
	}
	return out
}

// alike reports whether each question of the one group is linked to each of the other.
func alike(links map[[2]uint32]between, a, b []uint32) bool {
	for _, x := range a {
		for _, y := range b {
			if _, ok := links[pair(x, y)]; !ok {
				return false
			}
		}
	}
	return true
}

// kindOf is Copy only where any two are copies.
func kindOf(links map[[2]uint32]between, docs []uint32) Kind {
	for i, a := range docs {
		for _, b := range docs[i+1:] {
			if k := links[pair(a, b)].Kind; k != Copy {
				return k
			}
		}
	}
	return Copy
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
		if key := fmt.Sprint(g.Docs); len(g.Docs) > 1 && !seen[key] {
			seen[key] = true
			out = append(out, g)
		}
	}
	return out
}
