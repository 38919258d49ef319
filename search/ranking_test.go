package search_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus/sample"
	"kotae/indexer"
	"kotae/search"
	"kotae/search/eval"
)

var update = flag.Bool("update", false, "accept the ranking as it is: review the golden files' diff like code")

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test ./search -update", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the ranking changed (go test ./search -update accepts it):\n%s", diff)
	}
}

// TestRankingGolden keeps, for each judged search of the sample, where the first right question stands, the first five
// hits (with their gain) and the totals.
func TestRankingGolden(t *testing.T) {
	svc := service(t, indexer.Options{Sample: true, Version: "test"})
	searches, err := sample.Searches()
	if err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	var queries []eval.Query
	for i, s := range searches {
		queries = append(queries, eval.Query{ID: fmt.Sprint(i), Text: s.Text, Gains: s.Gains})
	}
	score, err := eval.Measure(context.Background(), queries, func(ctx context.Context, text string) ([]string, error) {
		a, err := svc.Search(ctx, search.Request{Query: text, PerPage: eval.Depth})
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(searches, func(s sample.Search) bool { return s.Text == text })
		gains := searches[i].Gains
		first := slices.IndexFunc(a.Hits, func(h search.Hit) bool { return gains[h.ID] > 0 }) + 1
		fmt.Fprintf(&lines, "%2d of %3d", first, a.Total)
		if a.Relaxed {
			lines.WriteString(" relaxed")
		}
		fmt.Fprintf(&lines, "  %s ", text)
		for _, h := range a.Hits[:min(5, len(a.Hits))] {
			fmt.Fprintf(&lines, " %s=%g", h.ID, gains[h.ID])
		}
		lines.WriteByte('\n')
		return ids(a), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/searches.golden", score.String()+"\n"+lines.String())
}

// TestRelatedGolden keeps, for each question that has duplicates, which related questions come first (* a duplicate, ! a
// look-alike of another meaning).
func TestRelatedGolden(t *testing.T) {
	svc := service(t, indexer.Options{Sample: true, Version: "test"})
	alike := map[[2]string]bool{}
	for _, p := range sample.Lookalikes() {
		alike[p], alike[[2]string{p[1], p[0]}] = true, true
	}
	var lines strings.Builder
	found, wanted := 0, 0
	for _, group := range sample.Duplicates() {
		for _, id := range group {
			a, err := svc.Related(context.Background(), id, 5)
			if err != nil {
				t.Fatal(err)
			}
			wanted += len(group) - 1
			lines.WriteString(id + ":")
			for _, h := range a.Hits {
				lines.WriteString(" " + h.ID)
				switch {
				case slices.Contains(group, h.ID):
					lines.WriteByte('*')
					found++
				case alike[[2]string{id, h.ID}]:
					lines.WriteByte('!')
				}
			}
			lines.WriteByte('\n')
		}
	}
	golden(t, "testdata/related.golden", fmt.Sprintf("duplicates among the first 5: %d of %d\n%s", found, wanted, lines.String()))
}
