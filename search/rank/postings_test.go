package rank

import (
	"slices"
	"testing"
)

// list makes postings of documents with their impacts.
func list(pairs ...[2]float32) *postings {
	p := &postings{}
	for _, d := range pairs {
		p.docs, p.impact = append(p.docs, uint32(d[0])), append(p.impact, d[1])
	}
	return p
}

func same(a, b *postings) bool {
	return slices.Equal(a.docs, b.docs) && slices.Equal(a.impact, b.impact)
}

func TestMerge(t *testing.T) {
	for _, c := range []struct{ a, b, summed, highest *postings }{
		{list(), list(), list(), list()},
		{list([2]float32{1, 2}), list(), list([2]float32{1, 2}), list([2]float32{1, 2})},
		{list([2]float32{1, 2}), list([2]float32{1, 3}), list([2]float32{1, 5}), list([2]float32{1, 3})},
		{list([2]float32{1, 2}, [2]float32{5, 1}), list([2]float32{3, 4}),
			list([2]float32{1, 2}, [2]float32{3, 4}, [2]float32{5, 1}), list([2]float32{1, 2}, [2]float32{3, 4}, [2]float32{5, 1})},
		{list([2]float32{1, 2}, [2]float32{3, 1}, [2]float32{9, 1}), list([2]float32{0, 1}, [2]float32{3, 4}),
			list([2]float32{0, 1}, [2]float32{1, 2}, [2]float32{3, 5}, [2]float32{9, 1}),
			list([2]float32{0, 1}, [2]float32{1, 2}, [2]float32{3, 4}, [2]float32{9, 1})},
	} {
		for _, pair := range [][2]*postings{{c.a, c.b}, {c.b, c.a}} {
			if got := merge(pair[0], pair[1], sum); !same(got, c.summed) {
				t.Errorf("%v and %v sum up to %v, want %v", pair[0], pair[1], got, c.summed)
			}
			if got := merge(pair[0], pair[1], higher); !same(got, c.highest) {
				t.Errorf("the higher of %v and %v are %v, want %v", pair[0], pair[1], got, c.highest)
			}
		}
	}
}

func TestUnion(t *testing.T) {
	lists := []*postings{
		list([2]float32{4, 1}), list(), list([2]float32{1, 2}, [2]float32{4, 3}), list([2]float32{4, 2}), list([2]float32{0, 7}),
	}
	want := list([2]float32{0, 7}, [2]float32{1, 2}, [2]float32{4, 3})
	if got := union(lists, higher); !same(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := union(nil, higher); len(got.docs) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

func TestIntersectAndWithout(t *testing.T) {
	for _, c := range []struct{ a, b, both, rest []uint32 }{
		{nil, nil, nil, nil},
		{[]uint32{1, 2}, nil, nil, []uint32{1, 2}},
		{nil, []uint32{1}, nil, nil},
		{[]uint32{1, 2, 3}, []uint32{1, 2, 3}, []uint32{1, 2, 3}, nil},
		{[]uint32{1, 3, 5, 7}, []uint32{0, 3, 4, 7, 9}, []uint32{3, 7}, []uint32{1, 5}},
		{[]uint32{0, 9}, []uint32{4, 5}, nil, []uint32{0, 9}},
	} {
		if got := intersect(c.a, c.b); !slices.Equal(got, c.both) {
			t.Errorf("%v and %v have %v, want %v", c.a, c.b, got, c.both)
		}
		if got := intersect(c.b, c.a); !slices.Equal(got, c.both) {
			t.Errorf("%v and %v have %v, want %v", c.b, c.a, got, c.both)
		}
		if got := without(c.a, c.b); !slices.Equal(got, c.rest) {
			t.Errorf("%v without %v is %v, want %v", c.a, c.b, got, c.rest)
		}
	}
}

// TestScaledLeavesTheOriginal: postings are shared by all requests.
func TestScaledLeavesTheOriginal(t *testing.T) {
	p := list([2]float32{1, 2}, [2]float32{4, 3})
	if got := p.scaled(0.5); !same(got, list([2]float32{1, 1}, [2]float32{4, 1.5})) || !same(p, list([2]float32{1, 2}, [2]float32{4, 3})) {
		t.Errorf("scaled %v, original %v", got, p)
	}
}

func TestTrimmed(t *testing.T) {
	p := &postings{docs: append(make([]uint32, 0, 1000), 1, 2), impact: append(make([]float32, 0, 1000), 3, 4)}
	if got := p.trimmed(); !same(got, p) || cap(got.docs) > 10 || cap(got.impact) > 10 {
		t.Errorf("got %v with room for %d", got, cap(got.docs))
	}
}
