package rank

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTopIsTheBeginningOfTheSorted offers random hits, many of one score, and compares with sorting all of them.
func TestTopIsTheBeginningOfTheSorted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		all := make([]Hit, r.IntN(60))
		for i := range all {
			all[i] = Hit{Doc: uint32(i), ID: fmt.Sprint(i), Score: float64(r.IntN(8))}
		}
		limit := r.IntN(70)
		top := &hits{limit: limit, order: better}
		for _, h := range all {
			top.offer(h)
		}
		want := slices.Clone(all)
		slices.SortFunc(want, func(a, b Hit) int {
			if a.Score != b.Score {
				return int(b.Score - a.Score)
			}
			if a.ID < b.ID {
				return -1
			}
			return 1
		})
		want = want[:min(limit, len(want))]
		if got := top.sorted(); len(got) != len(want) || len(got) > 0 && !cmp.Equal(got, want) {
			t.Fatalf("limit %d of %d: got %v, want %v", limit, len(all), got, want)
		}
	}
}
