package clusters

import (
	"reflect"
	"testing"
)

// of makes what was found of links.
func of(links ...Link) *Found { return &Found{Links: links} }

func dup(a, b uint32, score float32) Link { return Link{a, b, score, Duplicate} }

// docs are the questions of groups.
func docs(groups []Group) (out [][]uint32) {
	for _, g := range groups {
		out = append(out, g.Docs)
	}
	return out
}

// allBut links all of some questions but two, the first ones less.
func allBut(docs ...uint32) func(a, b uint32) []Link {
	return func(a, b uint32) (links []Link) {
		for j, y := range docs {
			for _, x := range docs[:j] {
				if pair(x, y) != pair(a, b) {
					links = append(links, dup(x, y, .5+float32(x+y)/100))
				}
			}
		}
		return links
	}
}

func threeIsFour(doc uint32) uint32 {
	if doc == 3 {
		return 4
	}
	return doc
}

func TestGroups(t *testing.T) {
	triangle := []Link{dup(1, 2, .9), dup(1, 3, .8), dup(2, 3, .7)}
	tests := []struct {
		name  string
		found *Found
		terms Terms
		want  [][]uint32
	}{
		{"nothing", of(), Terms{}, nil},
		{"any two alike", of(triangle...), Terms{}, [][]uint32{{1, 2, 3}}},
		{"a chain is cut at its weakest", of(dup(1, 2, .9), dup(2, 3, .8), dup(3, 4, .95)), Terms{}, [][]uint32{{1, 2}, {3, 4}}},
		{"the best pair first", of(dup(1, 2, .6), dup(2, 3, .8)), Terms{}, [][]uint32{{2, 3}}},
		{"two groups of which two are not alike", of(dup(1, 2, .9), dup(3, 4, .9), dup(1, 3, .8), dup(1, 4, .8), dup(2, 3, .8)), Terms{}, [][]uint32{{1, 2}, {3, 4}}},
		{"two groups of which all are", of(dup(1, 2, .9), dup(3, 4, .9), dup(1, 3, .8), dup(1, 4, .8), dup(2, 3, .8), dup(2, 4, .8)), Terms{}, [][]uint32{{1, 2, 3, 4}}},
		{"one slip in a large group", of(allBut(1, 2, 3, 4, 5, 6)(1, 2)...), Terms{}, [][]uint32{{1, 2, 3, 4, 5, 6}}},
		{"a veto in a large group", &Found{Links: allBut(1, 2, 3, 4, 5, 6)(1, 2), Apart: [][2]uint32{{1, 2}}}, Terms{}, [][]uint32{{2, 3, 4, 5, 6}}},
		{"different in a large group", of(allBut(1, 2, 3, 4, 5, 6)(0, 0)...), Terms{Settled: func(a, b uint32) bool { return pair(a, b) == [2]uint32{1, 2} }}, [][]uint32{{2, 3, 4, 5, 6}}},
		{"different in a large group, and not alike", of(allBut(1, 2, 3, 4, 5, 6)(1, 2)...), Terms{Settled: func(a, b uint32) bool { return pair(a, b) == [2]uint32{1, 2} }}, [][]uint32{{2, 3, 4, 5, 6}}},
		{"a higher minimum", of(triangle...), Terms{Min: .75}, [][]uint32{{1, 2}}},
		{"one is hidden", of(triangle...), Terms{Hidden: func(d uint32) bool { return d == 2 }}, [][]uint32{{1, 3}}},
		{"a pair is settled", of(triangle...), Terms{Settled: func(a, b uint32) bool { return pair(a, b) == [2]uint32{1, 2} }}, [][]uint32{{1, 3}}},
		{"a duplicate is what stands for it", of(dup(2, 3, .9), dup(3, 4, .8)), Terms{Stands: threeIsFour}, [][]uint32{{2, 4}}},
		{"but not for what is only somewhat like it", of(dup(2, 3, .7), dup(3, 4, .8)), Terms{Stands: threeIsFour}, nil},
		{"competing titles are groups of their own", of(dup(1, 2, .9), Link{2, 3, .95, Competing}), Terms{}, [][]uint32{{1, 2}, {2, 3}}},
		{"a pasted answer", &Found{Sets: []Set{{[]uint32{5, 7, 9}, []float32{1, .8, 1}}}}, Terms{Min: .9}, [][]uint32{{5, 9}}},
		{"two answers pasted together", &Found{Sets: []Set{{[]uint32{5, 7}, []float32{1, 1}}, {[]uint32{5, 7}, []float32{1, .8}}}}, Terms{}, [][]uint32{{5, 7}}},
		{"an answer pasted into copies is no matter of its own", &Found{Links: []Link{{1, 2, 1, Copy}}, Sets: []Set{{[]uint32{1, 2}, []float32{1, 1}}}}, Terms{}, [][]uint32{{1, 2}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := docs(tt.found.Groups(tt.terms)); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestGroupTellsKindAndScore(t *testing.T) {
	g := of(Link{1, 2, 1, Copy}, Link{1, 3, 1, Copy}, dup(2, 3, .8)).Groups(Terms{})
	if len(g) != 1 || g[0].Kind != Duplicate || g[0].Score(3, 2) != float64(float32(.8)) {
		t.Errorf("copies and a duplicate: %+v", g)
	}
	g = of(allBut(1, 2, 3, 4, 5, 6)(1, 2)...).Groups(Terms{})
	if !reflect.DeepEqual(g[0].Centres, []uint32{3, 4, 5, 6}) {
		t.Errorf("what may stand for a group in which 1 and 2 are not alike: %v", g[0].Centres)
	}
	g = of(dup(3, 8, .9)).Groups(Terms{Stands: threeIsFour})
	if x, y := g[0].Alike(8, 4); x != 8 || y != 3 {
		t.Errorf("8 and 4 are alike by %d and %d", x, y)
	}
	if x, y := g[0].Alike(4, 8); x != 3 || y != 8 {
		t.Errorf("4 and 8 are alike by %d and %d", x, y)
	}
	g = of(Link{1, 2, 1, Copy}).Groups(Terms{})
	if len(g) != 1 || g[0].Kind != Copy {
		t.Errorf("copies: %+v", g)
	}
	g = (&Found{Sets: []Set{{[]uint32{5, 7}, []float32{1, .75}}}}).Groups(Terms{})
	if len(g) != 1 || g[0].Kind != PastedAnswer || g[0].Score(7, 5) != .75 {
		t.Errorf("a pasted answer: %+v", g)
	}
}
