package duplicates

import (
	"bytes"
	"context"
	"math"
	"strings"
	"sync"
	"testing"
)

var loadTraining = sync.OnceValues(func() (*Training, error) {
	p, err := loadPreparer()
	if err != nil {
		return nil, err
	}
	pairs, err := LoadPairs("testdata/pairs.tsv")
	if err != nil {
		return nil, err
	}
	return NewTraining(context.Background(), p, pairs)
})

// TestWeightsAreThoseOfTheCommand holds that weights.tsv is what kotae-lab fit-duplicates makes of the judged pairs, so that
// whoever changes a feature, a concept or a rule fits again.
func TestWeightsAreThoseOfTheCommand(t *testing.T) {
	training, err := loadTraining()
	if err != nil {
		t.Fatal(err)
	}
	fitted, committed := training.Fit().weights(), model(t).weights()
	for i, w := range fitted {
		if math.Abs(*w.value-*committed[i].value) > 1e-3 {
			t.Errorf("%s %s: weights.tsv has %.4f, the pairs give %.4f; run go run ./cmd/kotae-lab fit-duplicates --help", w.part, w.feature, *committed[i].value, *w.value)
		}
	}
}

// TestCrossValidated measures on all pairs of the sample, each by a model fitted without the groups of its questions.
func TestCrossValidated(t *testing.T) {
	if testing.Short() {
		t.Skip("-short leaves it out: it fits 15 models")
	}
	training, err := loadTraining()
	if err != nil {
		t.Fatal(err)
	}
	scored := training.CrossValidate(Answers, 0)
	m, at := Measure(scored), AtThreshold(scored, DefaultThreshold)
	t.Logf("%s; at the default threshold %+v", m, at)
	if m.Pairs != 12_720 || m.AUC < 0.99 || m.PrecisionAtRecall < 0.95 || at.Precision < 0.9 {
		t.Errorf("%s; at the default threshold %+v", m, at)
	}
	for _, b := range Reliability(scored) {
		if b.Pairs >= 20 && math.Abs(b.Score-b.Same) > 0.2 {
			t.Errorf("of the pairs that score %.1f to %.1f, %.2f on average, %.2f are duplicates", b.From, b.To, b.Score, b.Same)
		}
	}
}

// TestNoVetoIsProposed looks at every pair of the sample that has a veto.
func TestNoVetoIsProposed(t *testing.T) {
	training, err := loadTraining()
	if err != nil {
		t.Fatal(err)
	}
	vetoes := 0
	for _, r := range training.rows {
		v := model(t).Score(training.questions[r.a], training.questions[r.b])
		if !v.Vetoed {
			continue
		}
		if vetoes++; r.same || v.Score >= DefaultThreshold {
			t.Errorf("%q / %q have a veto, and score %.2f; the same: %v", training.questions[r.a].title.text, training.questions[r.b].title.text, v.Score, r.same)
		}
	}
	if vetoes < 300 {
		t.Errorf("only %d pairs have a veto", vetoes)
	}
}

func TestReadModel(t *testing.T) {
	var b bytes.Buffer
	if err := model(t).Write(&b); err != nil {
		t.Fatal(err)
	}
	if b.String() != string(weightsFile) {
		t.Error("what is written is not what was read")
	}
	for name, text := range map[string]string{
		"nothing":       "",
		"a line less":   strings.Join(strings.SplitAfter(b.String(), "\n")[:8], ""),
		"another order": strings.Replace(b.String(), "titles\tbias", "titles\tsaib", 1),
		"no number":     strings.Replace(b.String(), "titles\tbias\t", "titles\tbias\tx", 1),
	} {
		if _, err := ReadModel("weights.tsv", strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), "fit-duplicates") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFitLogistic(t *testing.T) {
	// Odds of 3 where the feature is there and 1/3 where it is not; the second feature says nothing, the third is on the wrong side.
	var examples []example
	for _, c := range []struct {
		feature float64
		same    bool
		weight  float64
	}{{1, true, 3}, {1, false, 1}, {0, true, 1}, {0, false, 3}} {
		examples = append(examples, example{[]float64{1, c.feature, 0, 1 - c.feature}, c.same, c.weight})
	}
	w := fitLogistic(examples, []int{0, 1, 1, 1}, 0)
	for i, want := range []float64{-math.Log(3), 2 * math.Log(3), 0, 0} {
		if math.Abs(w[i]-want) > 1e-6 {
			t.Errorf("weight %d is %f, want %f", i, w[i], want)
		}
	}
}
