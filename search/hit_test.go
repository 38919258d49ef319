package search

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus/sample"
	"kotae/search/snippet"
)

// TestHitsWithAndWithoutCuts shows the hits of every judged search, and what is related to the first of them, in the same
// way where the cuts of sentences are remembered, forgotten again at once, or not kept.
func TestHitsWithAndWithoutCuts(t *testing.T) {
	e := sampleEngine(t)
	searches, err := sample.Searches()
	if err != nil {
		t.Fatal(err)
	}
	shown := func() (hits [][]Hit) {
		for _, s := range searches {
			a, err := e.search(context.Background(), Request{Query: s.Text, Page: 1, PerPage: 10})
			if err != nil {
				t.Fatal(err)
			}
			hits = append(hits, a.Hits)
			if len(a.Hits) > 0 {
				if a, err = e.related(context.Background(), a.Hits[0].ID, 5); err != nil {
					t.Fatal(err)
				}
				hits = append(hits, a.Hits)
			}
		}
		return hits
	}
	first := shown()
	again := shown()
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("-first +again:\n%s", diff)
	}
	for _, bytes := range []int{0, 20_000} {
		if e.cutter, err = snippet.NewCutter(e.analyzer, bytes); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, shown()); diff != "" {
			t.Errorf("-with all cuts +with %d bytes of them:\n%s", bytes, diff)
		}
	}
}

// TestAlternativesAreMarked marks what the words of a query were found by in their place.
func TestAlternativesAreMarked(t *testing.T) {
	e := sampleEngine(t)
	for _, c := range []struct{ query, text, want string }{
		{"働く", "働いて、勤務し、就労し、遊ぶ", "<mark>働い</mark>て、<mark>勤務</mark>し、<mark>就労</mark>し、遊ぶ"},
		{"頑張る", "がんばった。遊んだ", "<mark>がんばっ</mark>た。遊んだ"},
		{"無い内定", "内定がない人は内定", "<mark>内定がない</mark>人は内定"},
		{"勤務", "家で遊ぶ", "家で遊ぶ"},
	} {
		p, err := e.plan(context.Background(), c.query)
		if err != nil {
			t.Fatal(err)
		}
		if got := snippet.HTML(c.text, e.matcher(p).Marks(c.text)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.query, got, c.want)
		}
	}
}
