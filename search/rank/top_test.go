package rank

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/generation"
)

// TestTopIsTheBeginningOfTheSorted offers random hits, many of one score, and compares with sorting all of them.
func TestTopIsTheBeginningOfTheSorted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		n := r.IntN(60)
		all, columns := make([]Hit, n), &generation.Columns{}
		for i := range all {
			all[i] = Hit{Doc: uint32(i), ID: fmt.Sprint(r.IntN(1000), i), Score: float64(r.IntN(8)), Asked: int64(i)}
			columns.IDs, columns.Asked = append(columns.IDs, all[i].ID), append(columns.Asked, int64(i))
		}
		limit := r.IntN(70)
		x := &Index{gen: &generation.Generation{Columns: columns}}
		top := x.selection(limit, false)
		for _, h := range all {
			if top.wants(h.Score + r.Float64()) { // parts are never less than the score
				top.offer(candidate{score: h.Score, doc: h.Doc})
			}
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
		if got := top.hits(); len(got) != len(want) || len(got) > 0 && !cmp.Equal(got, want) {
			t.Fatalf("limit %d of %d: got %v, want %v", limit, len(all), got, want)
		}
	}
}
