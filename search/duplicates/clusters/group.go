package clusters

import (
	"cmp"
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
	scores map[[2]uint32]Link
	shares map[uint32]float32 // of a pasted answer
}

// Score says how much alike two questions of a group are.
func (g *Group) Score(a, b uint32) float64 {
	if g.Kind == PastedAnswer {
		return float64(min(g.shares[a], g.shares[b]))
	}
	return float64(g.scores[pair(a, b)].Score)
}

// isWithin reports a group of which all questions are in another.
func (g Group) isWithin(other Group) bool {
	return !slices.ContainsFunc(g.Docs, func(doc uint32) bool { return !slices.Contains(other.Docs, doc) })
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
	sets := slices.DeleteFunc(f.sets(&t), func(s Group) bool { return slices.ContainsFunc(out, s.isWithin) }) // one matter, not two
	out = append(out, f.joined(&t, Competing)...)
	out = append(out, sets...)
	slices.SortStableFunc(out, func(a, b Group) int { return cmp.Compare(a.Docs[0], b.Docs[0]) })
	return out
}

// joined makes groups by links of some kinds.
func (f *Found) joined(t *Terms, kinds ...Kind) (out []Group) {
	links := map[[2]uint32]Link{} // of what stands for questions, the best
	for _, l := range f.Links {
		if !slices.Contains(kinds, l.Kind) || float64(l.Score) < t.Min || t.Hidden(l.A) || t.Hidden(l.B) {
			continue
		}
		l.A, l.B = t.Stands(l.A), t.Stands(l.B)
		key := pair(l.A, l.B)
		if l.A == l.B || t.Hidden(l.A) || t.Hidden(l.B) || links[key].Score >= l.Score || t.Settled(l.A, l.B) {
			continue
		}
		l.A, l.B = key[0], key[1]
		links[key] = l
	}
	sorted := make([]Link, 0, len(links))
	for _, l := range links {
		sorted = append(sorted, l)
	}
	slices.SortFunc(sorted, func(x, y Link) int {
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
func alike(links map[[2]uint32]Link, a, b []uint32) bool {
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
func kindOf(links map[[2]uint32]Link, docs []uint32) Kind {
	for i, a := range docs {
		for _, b := range docs[i+1:] {
			if k := links[pair(a, b)].Kind; k != Copy {
				return k
			}
		}
	}
	return Copy
}

// sets are the groups of pasted answers. What is settled between what they are told by and a member is the caller's to see: a set is one
// matter, however many questions it has.
func (f *Found) sets(t *Terms) (out []Group) {
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
		if len(g.shares) > 1 {
			g.Docs = slices.Sorted(maps.Keys(g.shares))
			out = append(out, g)
		}
	}
	return out
}
