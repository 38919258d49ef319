package clusters

import (
	"cmp"
	"slices"
)

// NearlyAll is the share of the pairs of a group that are alike at least: in one of up to four questions all, in larger ones not one chance
// slip of the score in five breaks it. A pair that is vetoed or settled breaks any.
const NearlyAll = 0.8

// ThroughDuplicates is the score from which what is like a decided duplicate is proposed to what stands for that, whatever the two have in
// common themselves: a duplicate in other words brings the next one in those words, but not all that is somewhat like it.
const ThroughDuplicates = 0.8

// between is a link of what stands for two questions.
type between struct {
	Link
	of [2]uint32 // the questions that are alike, in the order of A and B
}

// joiner makes groups by links of some kinds.
type joiner struct {
	links  map[[2]uint32]between // of what stands for questions, the best
	apart  map[[2]uint32]bool
	terms  *Terms
	groups map[uint32]*Group // by each of their questions
}

// joined are the groups by links of some kinds: best links first, and two groups become one only where they are nearly all alike.
func (f *Found) joined(t *Terms, kinds ...Kind) (out []Group) {
	j := joiner{map[[2]uint32]between{}, map[[2]uint32]bool{}, t, map[uint32]*Group{}}
	for _, p := range f.Apart {
		j.apart[p] = true
	}
	for _, l := range f.Links {
		if slices.Contains(kinds, l.Kind) && float64(l.Score) >= t.Min {
			j.take(l, t)
		}
	}
	sorted := make([]between, 0, len(j.links))
	for _, l := range j.links {
		sorted = append(sorted, l)
	}
	slices.SortFunc(sorted, func(x, y between) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	for _, l := range sorted {
		if a, b := j.group(l.A), j.group(l.B); a != b && j.belong(a, b) {
			j.join(a, b)
		}
	}
	for doc, g := range j.groups {
		if len(g.Docs) > 1 && slices.Min(g.Docs) == doc {
			slices.Sort(g.Docs)
			g.Centres, g.Kind = j.centres(g.Docs), j.kindOf(g.Docs)
			out = append(out, *g)
		}
	}
	return out
}

// take takes up a link of what stands for its questions.
func (j *joiner) take(l Link, t *Terms) {
	b := between{l, [2]uint32{l.A, l.B}}
	b.A, b.B = t.Stands(l.A), t.Stands(l.B)
	if b.A > b.B {
		b.A, b.B, b.of = b.B, b.A, [2]uint32{l.B, l.A}
	}
	key := [2]uint32{b.A, b.B}
	switch through := key != pair(l.A, l.B); {
	case b.A == b.B, through && l.Score < ThroughDuplicates, j.links[key].Score >= l.Score:
	case t.Hidden(l.A), t.Hidden(l.B), t.Hidden(b.A), t.Hidden(b.B):
	case t.Settled(b.A, b.B):
		j.apart[key] = true
	default:
		j.links[key] = b
	}
}

func (j *joiner) group(doc uint32) *Group {
	g, ok := j.groups[doc]
	if !ok {
		g = &Group{Docs: []uint32{doc}, scores: j.links}
		j.groups[doc] = g
	}
	return g
}

func (j *joiner) join(a, b *Group) {
	if len(a.Docs) < len(b.Docs) {
		a, b = b, a
	}
	a.Docs = append(a.Docs, b.Docs...)
	for _, doc := range b.Docs {
		j.groups[doc] = a
	}
}

// belong reports whether two groups are one: nearly all of their questions are alike, one is like all others, and none is apart.
func (j *joiner) belong(a, b *Group) bool {
	linked := 0
	for _, x := range a.Docs {
		for _, y := range b.Docs {
			switch key := pair(x, y); {
			case j.apart[key]:
				return false
			case j.links[key].Kind != "":
				linked++
			case j.terms.Settled(x, y): // also where nothing links the two, and only others do
				return false
			}
		}
	}
	return float64(linked) >= NearlyAll*float64(len(a.Docs)*len(b.Docs)) && len(j.centres(slices.Concat(a.Docs, b.Docs))) > 0
}

// centres are the questions that are like all others.
func (j *joiner) centres(docs []uint32) (out []uint32) {
	for _, x := range docs {
		if !slices.ContainsFunc(docs, func(y uint32) bool { return x != y && j.links[pair(x, y)].Kind == "" }) {
			out = append(out, x)
		}
	}
	return out
}

// kindOf is Copy only where all that are alike are copies.
func (j *joiner) kindOf(docs []uint32) Kind {
	for i, a := range docs {
		for _, b := range docs[i+1:] {
			if k := j.links[pair(a, b)].Kind; k != Copy && k != "" {
				return k
			}
		}
	}
	return Copy
}
