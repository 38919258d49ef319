package duplicates

import (
	"context"
	"flag"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/analysis"
)

var update = flag.Bool("update", false, "accept the scores as they are: review the golden files' diff like code")

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
		t.Fatalf("%v; run go test ./search/duplicates -update", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the scores changed (go test ./search/duplicates -update accepts them):\n%s", diff)
	}
}

var loadPreparer = sync.OnceValues(func() (*Preparer, error) {
	a, err := analysis.New()
	if err != nil {
		return nil, err
	}
	s, err := SampleStatistics(context.Background(), a)
	if err != nil {
		return nil, err
	}
	return NewPreparer(a, s, Options{})
})

func preparer(t testing.TB) *Preparer {
	t.Helper()
	p, err := loadPreparer()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func model(t testing.TB) *Model {
	t.Helper()
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func readPairs(t testing.TB, name string) []Pair {
	t.Helper()
	pairs, err := LoadPairs(name)
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

// compare scores two texts as kotae eval duplicates does.
func compare(t testing.TB, a, b string) Verdict {
	t.Helper()
	return model(t).Score(preparer(t).Prepare(Question(a)), preparer(t).Prepare(Question(b)))
}

// scores are those of judged pairs, by the model and by the baseline.
func scores(t testing.TB, pairs []Pair) (scored, baseline []Scored) {
	t.Helper()
	for _, p := range pairs {
		scored = append(scored, Scored{compare(t, p.A, p.B).Score, p.Same})
		baseline = append(baseline, Scored{Baseline(p.A, p.B), p.Same})
	}
	return scored, baseline
}
