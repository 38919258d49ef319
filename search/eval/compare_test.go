package eval

import (
	"math"
	"testing"
)

func TestCompareIsATest(t *testing.T) {
	same := make([]float64, 100)
	better, alternating := make([]float64, 100), make([]float64, 100)
	for i := range better {
		better[i] = .5
		alternating[i] = float64(i%2) - .5
	}
	for name, c := range map[string]struct {
		before, after []float64
		least, most   float64
	}{
		"nothing changed":  {same, same, 1, 1},
		"all better":       {same, better, 0, .0002},
		"all worse":        {better, same, 0, .0002},
		"as many as worse": {same, alternating, .9, 1},
		// One query can go only two ways, and both are as far; three queries go all up or all down in 2 of 8.
		"one better":   {[]float64{0}, []float64{1}, 1, 1},
		"three better": {[]float64{0, 0, 0}, []float64{1, 1, 1}, .23, .27},
		// 3 of 4: the sum is 2, of 16 ways 5 are as far up, and as many down.
		"three of four": {[]float64{0, 0, 0, 1}, []float64{1, 1, 1, 0}, .605, .645},
		"none":          {nil, nil, 1, 1},
	} {
		got := compare(c.before, c.after)
		if got.P < c.least || got.P > c.most {
			t.Errorf("%s: p is %v, want %v to %v", name, got.P, c.least, c.most)
		}
		if again := compare(c.before, c.after); again != got {
			t.Errorf("%s: %v, and again %v", name, got, again)
		}
		if math.Abs(got.After-got.Before-got.Difference) > 1e-12 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestCompareRuns(t *testing.T) {
	set := &Set{names: map[string]string{}, numbers: map[string]int{}}
	now := &Result{}
	right := map[string]float64{set.ID("a"): 1}
	for _, q := range []struct {
		id   string
		hits []string
	}{{"1", []string{"a"}}, {"2", []string{"x", "a"}}, {"3", nil}, {"4", []string{"a"}}, {"5", []string{"a"}}} {
		var ids []string
		for _, name := range q.hits {
			ids = append(ids, set.ID(name))
		}
		now.Judged = append(now.Judged, Query{ID: q.id, Text: "text " + q.id, Gains: right})
		now.Each = append(now.Each, Judge(ids, right))
	}
	c := Compare(set, now, map[string][]string{"1": {"x", "a"}, "2": {"x", "a"}, "3": {"a"}, "4": {"x", "x2", "a"}, "6": {"a"}})
	ids := func(changes []Change) (s string) {
		for _, c := range changes {
			s += c.ID
		}
		return s
	}
	if ids(c.Won) != "541" || ids(c.Lost) != "3" || c.Tied != 1 || c.Absent != 1 {
		t.Errorf("got %+v", c)
	}
	if w := c.Won[0]; w != (Change{"5", "text 5", 0, 1}) {
		t.Errorf("got %+v", w)
	}
	if want := (.5 + .5 + 1 + 1./3) / 5; !near(c.MRR.Before, want) || !near(c.MRR.After, 3.5/5) {
		t.Errorf("got %+v", c.MRR)
	}
}
