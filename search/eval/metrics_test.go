package eval

import (
	"compress/gzip"
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMeasure compares with values computed by hand.
func TestMeasure(t *testing.T) {
	many := make([]string, 20)
	for i := range many {
		many[i] = "x"
	}
	many[10] = "a" // beyond Depth
	log3 := math.Log2(3)
	for name, c := range map[string]struct {
		hits  []string
		gains map[string]float64
		want  Score
	}{
		"first":         {[]string{"a", "x"}, map[string]float64{"a": 1}, Score{MRR: 1, NDCG: 1, Recall: 1, Hit1: 1}},
		"second":        {[]string{"x", "a"}, map[string]float64{"a": 1}, Score{MRR: 0.5, NDCG: 1 / log3, Recall: 1}},
		"none":          {[]string{"x"}, map[string]float64{"a": 1}, Score{}},
		"no hits":       {nil, map[string]float64{"a": 1}, Score{}},
		"too deep":      {many, map[string]float64{"a": 1}, Score{}},
		"nothing right": {[]string{"x"}, nil, Score{}},
		// Gains 3 and 1 in the wrong order: (2¹−1)/1 + (2³−1)/log₂3 over 7 + 1/log₂3.
		"graded": {[]string{"b", "a"}, map[string]float64{"a": 3, "b": 1}, Score{MRR: 1, NDCG: (1 + 7/log3) / (7 + 1/log3), Recall: 1, Hit1: 1}},
		"half":   {[]string{"x", "x", "a"}, map[string]float64{"a": 1, "b": 1}, Score{MRR: 1. / 3, NDCG: 0.5 / (1 + 1/log3), Recall: 0.5}},
	} {
		got, err := Measure(t.Context(), []Query{{ID: "q", Text: "text", Gains: c.gains}}, func(_ context.Context, text string) ([]string, error) {
			if text != "text" {
				t.Errorf("searched %q", text)
			}
			return c.hits, nil
		})
		c.want.Queries = 1
		near := func(a, b float64) bool { return math.Abs(a-b) < 1e-12 }
		if err != nil || got.Queries != 1 || !near(got.MRR, c.want.MRR) || !near(got.NDCG, c.want.NDCG) || !near(got.Recall, c.want.Recall) || got.Hit1 != c.want.Hit1 {
			t.Errorf("%s: got %v, %v, want %v", name, got, err, c.want)
		}
	}
}

func TestMeasureTakesTheMean(t *testing.T) {
	gains := map[string]float64{"a": 1}
	queries := []Query{{ID: "1", Text: "hit", Gains: gains}, {ID: "2", Text: "miss", Gains: gains}}
	got, err := Measure(t.Context(), queries, func(_ context.Context, text string) ([]string, error) {
		if text == "hit" {
			return []string{"a"}, nil
		}
		return nil, nil
	})
	if want := (Score{2, 0.5, 0.5, 0.5, 0.5}); err != nil || got != want {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	broken := errors.New("broken")
	_, err = Measure(t.Context(), queries, func(context.Context, string) ([]string, error) { return nil, broken })
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), "query 1") {
		t.Errorf("got %v", err)
	}
	if got, err := Measure(t.Context(), nil, nil); err != nil || got != (Score{}) {
		t.Errorf("no queries: got %v, %v", got, err)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if !strings.HasSuffix(name, ".gz") {
		if _, err := f.WriteString(text); err != nil {
			t.Fatal(err)
		}
		return
	}
	z := gzip.NewWriter(f)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "docs.jsonl.gz", `{"id":"d1","title":"面接","text":"本文"}`+"\n"+`{"id":"d2"}`+"\n")
	write(t, dir, "queries.jsonl", `{"id":"q1","text":"逆質問"}`+"\n")
	write(t, dir, "qrels.tsv", "q1\td1\t2\nq1\td2\n")
	set, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Questions) != 2 || set.Questions[0].Title != "面接" || set.Questions[0].Body != "本文" {
		t.Errorf("got %+v", set.Questions)
	}
	if q := set.Queries[0]; q.Text != "逆質問" || q.Gains["d1"] != 2 || q.Gains["d2"] != 1 {
		t.Errorf("got %+v", q)
	}
	for name, c := range map[string]struct{ file, text, want string }{
		"unknown query": {"qrels.tsv", "q9\td1\t1\n", "qrels.tsv:1: no query q9"},
		"no document":   {"qrels.tsv", "q1\td1\nq1\n", "qrels.tsv:2: want query, document and gain"},
		"bad gain":      {"qrels.tsv", "q1\td1\tmuch\n", "qrels.tsv:1: "},
		"bad JSON":      {"queries.jsonl", "{", "queries.jsonl:1: "},
	} {
		t.Run(name, func(t *testing.T) {
			broken := t.TempDir()
			for file, text := range map[string]string{"docs.jsonl": "", "queries.jsonl": `{"id":"q1"}`, "qrels.tsv": "", c.file: c.text} {
				write(t, broken, file, text)
			}
			if _, err := Load(broken); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want …%s…", err, c.want)
			}
		})
	}
	if _, err := Load(t.TempDir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("an empty folder: got %v", err)
	}
}
