package eval

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-12 }

// TestJudge compares with values computed by hand.
func TestJudge(t *testing.T) {
	at := func(rank int) []string { // a is that hit of 120
		hits := slices.Repeat([]string{"x"}, 120)
		hits[rank-1] = "a"
		return hits
	}
	log3 := math.Log2(3)
	for name, c := range map[string]struct {
		hits  []string
		gains map[string]float64
		want  Score
	}{
		"first":    {[]string{"a", "x"}, map[string]float64{"a": 1}, Score{MRR: 1, NDCG: 1, Recall: 1, Recall100: 1, Hit1: 1}},
		"second":   {[]string{"x", "a"}, map[string]float64{"a": 1}, Score{MRR: 0.5, NDCG: 1 / log3, Recall: 1, Recall100: 1}},
		"none":     {[]string{"x"}, map[string]float64{"a": 1}, Score{}},
		"no hits":  {nil, map[string]float64{"a": 1}, Score{Zero: 1}},
		"tenth":    {at(10), map[string]float64{"a": 1}, Score{MRR: .1, NDCG: 1 / math.Log2(11), Recall: 1, Recall100: 1}},
		"eleventh": {at(11), map[string]float64{"a": 1, "b": 1}, Score{Recall100: .5}},
		"last":     {at(100), map[string]float64{"a": 1}, Score{Recall100: 1}},
		"too deep": {at(101), map[string]float64{"a": 1}, Score{}},
		"no gain":  {[]string{"b", "a"}, map[string]float64{"a": 1, "b": 0, "c": -1}, Score{MRR: 0.5, NDCG: 1 / log3, Recall: 1, Recall100: 1}},
		// Gains 3 and 1 in the wrong order: (2¹−1)/1 + (2³−1)/log₂3 over 7 + 1/log₂3.
		"graded": {[]string{"b", "a"}, map[string]float64{"a": 3, "b": 1}, Score{MRR: 1, NDCG: (1 + 7/log3) / (7 + 1/log3), Recall: 1, Recall100: 1, Hit1: 1}},
		"half":   {[]string{"x", "x", "a"}, map[string]float64{"a": 1, "b": 1}, Score{MRR: 1. / 3, NDCG: 0.5 / (1 + 1/log3), Recall: 0.5, Recall100: 0.5}},
	} {
		got, want := Judge(c.hits, c.gains), c.want
		want.Queries = 1
		if !near(got.MRR, want.MRR) || !near(got.NDCG, want.NDCG) || !near(got.Recall, want.Recall) || !near(got.Recall100, want.Recall100) ||
			got.Hit1 != want.Hit1 || got.Queries != 1 || got.Zero != want.Zero {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}

func TestMeasureTakesTheMean(t *testing.T) {
	gains := map[string]float64{"a": 1}
	queries := []Query{
		{ID: "1", Text: "hit", Gains: gains}, {ID: "2", Text: "miss", Gains: gains},
		{ID: "3", Text: "nobody knows", Gains: map[string]float64{"a": 0}},
	}
	got, err := Measure(t.Context(), queries, func(_ context.Context, text string) ([]string, error) {
		if text == "hit" {
			return []string{"a"}, nil
		}
		return nil, nil
	})
	if want := (Score{Queries: 2, MRR: 0.5, NDCG: 0.5, Recall: 0.5, Recall100: 0.5, Hit1: 0.5, Zero: 1}); err != nil || got != want {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
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

func TestPercentile(t *testing.T) {
	var took []time.Duration
	for i := range 200 {
		took = append(took, time.Duration(i+1)*time.Microsecond)
	}
	for _, c := range []struct {
		of    int
		share float64
		want  int64
	}{{200, .5, 100}, {200, .95, 190}, {200, .99, 198}, {100, .99, 99}, {3, .5, 2}, {1, .5, 1}, {1, .99, 1}, {0, .5, 0}} {
		if got := percentile(took[:c.of], c.share); got != c.want {
			t.Errorf("%v of %d: got %d, want %d", c.share, c.of, got, c.want)
		}
	}
}
