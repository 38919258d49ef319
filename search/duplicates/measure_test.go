package duplicates

import (
	"math"
	"testing"
)

func TestMeasure(t *testing.T) {
	all := []Scored{{0.9, true}, {0.8, false}, {0.7, true}, {0.7, false}, {0.1, false}}
	// Of the six pairs of pairs four are in order and one is a tie.
	if got := AUC(all); math.Abs(got-4.5/6) > 1e-9 {
		t.Errorf("auc %f", got)
	}
	m := Measure(all)
	if m.Pairs != 5 || math.Abs(m.F1-2.0/3) > 1e-9 || m.Threshold != 0.9 || m.PrecisionAtRecall != 0.5 {
		t.Errorf("%+v", m)
	}
	if got := m.String(); got != "pairs=5 auc=0.7500 f1=0.6667 threshold=0.9000 precision@recall0.8=0.5000" {
		t.Error(got)
	}
	if at := AtThreshold(all, 0.75); at.Found != 2 || at.Precision != 0.5 || at.Recall != 0.5 {
		t.Errorf("%+v", at)
	}
	if at := AtThreshold(all, 0.95); at.Found != 0 || at.Precision != 1 || at.F1 != 0 {
		t.Errorf("%+v", at)
	}
	if got := AUC(all[:1]); got != 0 {
		t.Errorf("auc of one kind is %f", got)
	}
	if bins := Reliability(all); len(bins) != 4 || bins[2].Pairs != 2+0 && bins[1].Pairs != 2 {
		t.Errorf("%+v", bins)
	}
}

func TestBaseline(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"面接", "面接", 1}, {"ＥＳ 面接", "es面接", 1}, {"面接の服装", "面接の服", 6.0 / 7}, {"面接", "服装", 0}, {"", "", 0}, {"あ", "あ", 0}} {
		if got := Baseline(c.a, c.b); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s / %s: %f, want %f", c.a, c.b, got, c.want)
		}
	}
}
