package duplicates

import "testing"

func TestChief(t *testing.T) {
	about := func(weights ...float32) bag {
		var b bag
		for i, w := range weights {
			if w > 0 {
				b = append(b, weighted{id(i + 1), w})
			}
		}
		return b
	}
	for _, c := range []struct {
		a, b bag
		want float64
	}{
		{about(3, 1, 2), about(1, 0, 3), 1},   // 1 then 3, 3 then 1
		{about(3, 1, 2), about(1, 3, 2), 0},   // 1 then 3, 2 then 3: what comes second in both is not enough
		{about(3, 2), about(0, 3, 0, 2), 0.5}, // 1 then 2, 2 then 4
		{about(2), about(2), 1},               // one matter each
		{about(), about(), 0},                 // none is none in common
		{about(2), about(), 0},
	} {
		a, b := chiefOf(c.a), chiefOf(c.b)
		if got, back := a.agree(&b), b.agree(&a); got != c.want || back != c.want {
			t.Errorf("%v / %v: %v and %v, want %v", a, b, got, back, c.want)
		}
	}
}
