package snippet

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/indexer/analysis"
)

// TestCutterRemembersWithinItsBound cuts all titles of the sample as without a memory, for many at once, and holds no more
// than it may.
func TestCutterRemembersWithinItsBound(t *testing.T) {
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	plain, err := NewCutter(a, 0)
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	var want [][]token
	for item, err := range source.ReadFS(t.Context(), sample.Questions(), source.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		titles, want = append(titles, item.Question.Title), append(want, plain.cut(item.Question.Title))
	}
	for _, bytes := range []int{1, 10_000, 1 << 20} {
		c, err := NewCutter(a, bytes)
		if err != nil {
			t.Fatal(err)
		}
		var group sync.WaitGroup
		for range 3 {
			group.Go(func() {
				for i, title := range titles {
					if diff := cmp.Diff(want[i], c.cut(title), cmp.AllowUnexported(token{})); diff != "" {
						t.Errorf("%s with %d bytes (-anew +remembered):\n%s", title, bytes, diff)
					}
				}
			})
		}
		group.Wait()
		c.cuts.CleanUp()
		if held := c.cuts.WeightedSize(); held > uint64(bytes) {
			t.Errorf("%d bytes are held of %d", held, bytes)
		}
		if n := c.cuts.EstimatedSize(); bytes == 1<<20 && n != len(distinct(titles)) {
			t.Errorf("%d of %d titles are remembered", n, len(distinct(titles)))
		}
	}
}

func distinct(texts []string) map[string]bool {
	m := map[string]bool{}
	for _, text := range texts {
		m[text] = true
	}
	return m
}
