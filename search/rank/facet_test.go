package rank

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"kotae/indexer/generation"
)

// columnsOf is an index of columns alone: questions numbered from 0, each asked on a day of its own, the higher the number
// the earlier. Every seventh is a hole, and every tenth has no date.
func columnsOf(t *testing.T, n int) *Index {
	c := &generation.Columns{IDs: make([]string, n), Asked: make([]int64, n)}
	values := [4][][]string{}
	for i := range n {
		c.IDs[i], c.Asked[i] = strconv.Itoa(i), -int64(i)*86_400
		of := [4][]string{{"c" + strconv.Itoa(i%5), "even" + strconv.Itoa(i%2)}, {"adviser" + strconv.Itoa(i%3000)}, nil, {strconv.Itoa(2000 + i%20)}}
		if i%10 == 0 {
			c.Asked[i], of[3] = generation.NoDate, nil
		}
		if i%7 == 0 {
			c.IDs[i], c.Asked[i], of = "", generation.NoDate, [4][]string{}
		}
		for f := range values {
			values[f] = append(values[f], of[f])
		}
	}
	for f := range values {
		c.Facets = append(c.Facets, generation.NewFacet(values[f]))
	}
	return openColumns(t, c)
}

// openColumns is an index without postings.
func openColumns(t *testing.T, c *generation.Columns) *Index {
	t.Helper()
	w := Default()
	w.Feedback = 0
	x, err := New(&generation.Generation{Columns: c}, w, roomy)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestManyDocuments filters, counts and sorts more documents than 16 bits number, with holes and hidden ones.
func TestManyDocuments(t *testing.T) {
	const n = 70_000
	x := columnsOf(t, n)
	x.Hide([]uint32{1, n - 1, n - 2})
	ordinal := func(facet int, value string) uint32 {
		at, ok := slices.BinarySearch(x.gen.Columns.Facets[facet].Values, value)
		if !ok {
			t.Fatalf("no %s", value)
		}
		return uint32(at)
	}
	q := Query{
		Filters: []Filter{{generation.Year, []uint32{ordinal(generation.Year, "2003"), ordinal(generation.Year, "2019")}}},
		Must:    All{Not{Value{generation.Category, []uint32{ordinal(generation.Category, "c4")}}}},
		Facets:  []int{generation.Adviser, generation.Year},
		ByDate:  true,
	}
	var want []string
	advisers, years := map[string]uint32{}, map[string]uint32{}
	for i := range n {
		if i%7 == 0 || i%5 == 4 || i == 1 || i >= n-2 {
			continue
		}
		year := i % 20
		if i%10 != 0 {
			years[strconv.Itoa(2000+year)]++
		}
		if i%10 != 0 && (year == 3 || year == 19) {
			advisers["adviser"+strconv.Itoa(i%3000)]++
			want = append(want, strconv.Itoa(i))
		}
	}
	r := search(t, x, q)
	if got := ids(r); r.Total != len(want) || !slices.Equal(got, want) {
		t.Errorf("found %d %.5v, want %d %.5v", r.Total, got, len(want), want)
	}
	for i, counts := range []map[string]uint32{advisers, years} {
		for o, v := range x.gen.Columns.Facets[q.Facets[i]].Values {
			if r.Counts[i][o] != counts[v] {
				t.Errorf("%s counts %d, want %d", v, r.Counts[i][o], counts[v])
			}
		}
	}
	if got := x.Filled(generation.Status); got != 0 {
		t.Errorf("a status is told of %v", got)
	}
	if got := x.Filled(generation.Year); got < 0.89 || got > 0.91 {
		t.Errorf("a year is told of %v, want of nine of ten questions", got)
	}
}

// TestNewestFirst: without dates last, and one date by id.
func TestNewestFirst(t *testing.T) {
	day := func(id, asked string) []string { return []string{id, asked} }
	var ids0 []string
	c := &generation.Columns{Facets: []generation.Facet{generation.NewFacet([][]string{{"x"}, {"x"}, {"x"}, {"x"}})}}
	for i, d := range [][]string{day("b", "5"), day("a", "5"), day("old", "-9"), day("none", "")} {
		c.IDs = append(c.IDs, d[0])
		c.Asked = append(c.Asked, generation.NoDate)
		if d[1] != "" {
			c.Asked[i], _ = strconv.ParseInt(d[1], 10, 64)
		}
		ids0 = append(ids0, d[0])
	}
	x := openColumns(t, c)
	got := ids(search(t, x, Query{Filters: []Filter{{0, []uint32{0}}}}))
	if want := []string{"a", "b", "old", "none"}; !slices.Equal(got, want) {
		t.Errorf("%v come as %v, want %v", ids0, got, want)
	}
	if r := search(t, x, Query{Filters: []Filter{{0, nil}}, Facets: []int{0}}); r.Total != 0 || r.Counts[0][0] != 4 {
		t.Errorf("a filter of no value: %+v", r)
	}
}

func TestInvert(t *testing.T) {
	f := generation.NewFacet([][]string{{"b", "a"}, nil, {"c"}, {"a", "c", "a"}})
	v := invert(&f)
	for o, want := range [][]uint32{{0, 3}, {0}, {2, 3}} {
		if got := v.of(uint32(o)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", f.Values[o], got, want)
		}
	}
	if v.some != 3 || fmt.Sprint(invert(&generation.Facet{}).ends) != "[]" {
		t.Errorf("%+v", v)
	}
}
