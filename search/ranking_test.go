package search_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus/sample"
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

// TestRankingGolden keeps the measures over the judged searches of the sample, of ours and of plain BM25, then for each search
// its nDCG, where the first right question stands, the first five hits with their gains, and the totals.
func TestRankingGolden(t *testing.T) {
	svc := sampleService(t)
	searches, err := sample.Searches()
	if err != nil {
		t.Fatal(err)
	}
	questions := sampleQuestions(t)
	words, bigrams := newBaseline(questions, byWords(t)), newBaseline(questions, byBigrams)
	scores := map[string][]eval.Score{} // by "ranking kind"
	var lines strings.Builder
	kind := ""
	for _, s := range searches {
		a, err := svc.Search(context.Background(), search.Request{Query: s.Text, PerPage: eval.Depth})
		if err != nil {
			t.Fatal(err)
		}
		if s.Kind != kind {
			kind = s.Kind
			lines.WriteString("\n" + kind + "\n")
		}
		score := eval.Judge(ids(a), s.Gains)
		for name, score := range map[string]eval.Score{
			"ours": score, "words": eval.Judge(words.search(s.Text, eval.Depth), s.Gains), "bigrams": eval.Judge(bigrams.search(s.Text, eval.Depth), s.Gains),
		} {
			scores[name] = append(scores[name], score)
			scores[name+" "+kind] = append(scores[name+" "+kind], score)
		}
		first := slices.IndexFunc(a.Hits, func(h search.Hit) bool { return s.Gains[h.ID] > 0 }) + 1
		fmt.Fprintf(&lines, "%.2f %2d of %3d", score.NDCG, first, a.Total)
		if a.Relaxed {
			lines.WriteString(" relaxed")
		}
		fmt.Fprintf(&lines, "  %s ", s.Text)
		for _, h := range a.Hits[:min(5, len(a.Hits))] {
			fmt.Fprintf(&lines, " %s=%g", h.ID, s.Gains[h.ID])
		}
		lines.WriteByte('\n')
	}
	var means strings.Builder
	for _, name := range []string{"ours", "words", "bigrams"} {
		fmt.Fprintf(&means, "%-8s%s\n", name, eval.Mean(scores[name]))
	}
	means.WriteString("\nnDCG@10        ours   words  bigrams\n")
	for _, kind := range slices.Sorted(maps.Keys(scores)) {
		if _, kind, ok := strings.Cut(kind, "ours "); ok {
			of := func(name string) float64 { return eval.Mean(scores[name+" "+kind]).NDCG }
			fmt.Fprintf(&means, "%-13s %.4f %.4f %.4f\n", kind, of("ours"), of("words"), of("bigrams"))
		}
	}
	golden(t, "testdata/searches.golden", means.String()+lines.String())
}

// TestRelatedGolden keeps, for each question that has duplicates, which related questions come first (* a duplicate, ! a
// look-alike of another meaning).
func TestRelatedGolden(t *testing.T) {
	svc := sampleService(t)
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
