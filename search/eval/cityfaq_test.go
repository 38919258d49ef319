package eval

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/search"
)

var update = flag.Bool("update", false, "accept the ranking as it is: review the golden file's diff like code")

// TestCityFAQGolden keeps the measures over the searches of a city's FAQ, another field than the sample's, then for each search
// its nDCG, where the first right entry stands, and the first five hits with their gains. It guards the ranking against being
// fitted to job hunting.
func TestCityFAQGolden(t *testing.T) {
	const folder, path = "testdata/cityfaq/", "testdata/cityfaq/searches.golden"
	set, err := Load(Files{Docs: []string{folder + "docs.jsonl"}, Queries: folder + "queries.jsonl", Qrels: folder + "qrels.tsv"})
	if err != nil {
		t.Fatal(err)
	}
	if set.Unknown > 0 {
		t.Errorf("%d judgments are of entries that are not there", set.Unknown)
	}
	svc, _, _ := indexed(t, set.Questions)
	var lines strings.Builder
	result, err := Evaluate(t.Context(), svc, set, func(q *Query, hits []search.Hit) error {
		ids := make([]string, len(hits))
		for i, h := range hits {
			ids[i] = h.ID
		}
		first := slices.IndexFunc(ids, func(id string) bool { return q.Gains[id] > 0 }) + 1
		fmt.Fprintf(&lines, "%.2f %2d  %s %s ", Judge(ids, q.Gains).NDCG, first, q.ID, q.Text)
		for _, id := range ids[:min(5, len(ids))] {
			fmt.Fprintf(&lines, " %s=%g", set.Name(id), q.Gains[id])
		}
		lines.WriteByte('\n')
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if result.Queries != len(set.Queries) {
		t.Errorf("%d of %d searches have no right entry", len(set.Queries)-result.Queries, len(set.Queries))
	}
	got := result.Score.String() + "\n\n" + lines.String()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test ./search/eval -update", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the ranking changed (go test ./search/eval -update accepts it):\n%s", diff)
	}
}
