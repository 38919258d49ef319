package search

import (
	"fmt"
	"testing"
	"time"

	"kotae/indexer/decisions"
)

// judgedSample judges verdicts about the sample, newest first.
func judgedSample(tb testing.TB, e *engine, verdicts ...decisions.Verdict) *judged {
	tb.Helper()
	d := &decided{verdicts: map[decisions.Pair]decisions.Verdict{}}
	now := time.Date(2025, 4, 7, 9, 0, 0, 0, time.UTC)
	for i, v := range verdicts {
		for _, w := range []struct{ id, print *string }{{&v.A, &v.WordingA}, {&v.B, &v.WordingB}} {
			n, ok := e.gen.Number(*w.id)
			if !ok {
				tb.Fatalf("there is no %s", *w.id)
			}
			*w.print += e.gen.Columns.Prints[n]
		}
		v.ID, v.By, v.At = fmt.Sprint(i), "hana", now.Add(-time.Duration(i)*time.Minute)
		v.Turn()
		d.verdicts[v.Pair()] = v
	}
	return judge(d, e.gen)
}

// TestSettled: what is decided about two questions is not proposed again, nor about their duplicates.
func TestSettled(t *testing.T) {
	e := sampleEngine(t)
	j := judgedSample(t, e,
		decisions.Verdict{A: "1101", B: "1102", Kind: decisions.Duplicate, Representative: "1102"},
		decisions.Verdict{A: "1103", B: "1102", Kind: decisions.Duplicate, Representative: "1102"},
		decisions.Verdict{A: "1101", B: "1201", Kind: decisions.Different},
		decisions.Verdict{A: "1202", B: "1201", Kind: decisions.Duplicate, Representative: "1202"},
		decisions.Verdict{A: "1101", B: "1301", Kind: decisions.Later},
		decisions.Verdict{A: "1101", B: "1302", Kind: decisions.Related},
		decisions.Verdict{A: "1101", B: "1303", Kind: decisions.Different, WordingA: "changed since "},
		decisions.Verdict{A: "1101", B: "1103", Kind: decisions.Different}, // older than that they are duplicates
		decisions.Verdict{A: "1101", B: "1305", Kind: decisions.Duplicate, Representative: "1305"},
	)
	doc := func(id string) uint32 {
		n, _ := e.gen.Number(id)
		return n
	}
	for pair, want := range map[[2]string]decisions.Kind{
		{"1101", "1102"}: decisions.Duplicate, {"1101", "1103"}: decisions.Duplicate, {"1102", "1103"}: decisions.Duplicate,
		{"1101", "1201"}: decisions.Different, {"1103", "1202"}: decisions.Different, {"1102", "1201"}: decisions.Different,
		{"1101", "1301"}: decisions.Later, {"1102", "1301"}: "", {"1101", "1302"}: decisions.Related,
		{"1101", "1303"}: "", {"1101", "1305"}: "", {"1304", "1306"}: "",
	} {
		if got := j.settled(doc(pair[0]), doc(pair[1])); got != want {
			t.Errorf("%v is settled as %q, want %q", pair, got, want)
		}
		if got := j.settled(doc(pair[1]), doc(pair[0])); got != want {
			t.Errorf("%v the other way is settled as %q, want %q", pair, got, want)
		}
	}
	states := map[State]int{}
	for _, v := range j.list {
		states[v.state]++
	}
	if states[InForce] != 6 || states[Outdated] != 1 || states[Contradicted] != 2 {
		t.Errorf("%v", states)
	}
	if got := (&judged{}).settled(1, 2); got != "" {
		t.Errorf("nothing is settled as %q", got)
	}
}

// BenchmarkJudge finds out what of 12,000 verdicts about the sample's pairs is in force: what a decision costs a running service.
func BenchmarkJudge(b *testing.B) {
	e := sampleEngine(b)
	var ids []string
	for _, id := range e.gen.Columns.IDs {
		if id != "" {
			ids = append(ids, id)
		}
	}
	var all []decisions.Verdict
	for i, a := range ids {
		for _, other := range ids[:i] {
			v := decisions.Verdict{A: a, B: other, Kind: decisions.Kinds[(i+len(all))%4]}
			if v.Kind == decisions.Duplicate {
				v.Representative = other
			}
			all = append(all, v)
		}
	}
	d := &decided{verdicts: map[decisions.Pair]decisions.Verdict{}}
	for _, v := range judgedSample(b, e, all...).list {
		d.verdicts[v.Pair()] = v.Verdict
	}
	b.ReportMetric(float64(len(all)), "verdicts")
	b.ResetTimer()
	for b.Loop() {
		judge(d, e.gen)
	}
}
