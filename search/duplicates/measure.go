package duplicates

import (
	"cmp"
	"fmt"
	"slices"
)

// Scored is a judged pair with its score.
type Scored struct {
	Score float64
	Same  bool
}

// AUC is the probability that a duplicate scores above a pair that is none; ties count half.
func AUC(all []Scored) float64 {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b Scored) int { return cmp.Compare(a.Score, b.Score) })
	sum, same, other := 0.0, 0.0, 0.0
	for i := 0; i < len(sorted); {
		j, s, o := i, 0.0, 0.0
		for ; j < len(sorted) && sorted[j].Score == sorted[i].Score; j++ {
			if sorted[j].Same {
				s++
			} else {
				o++
			}
		}
		sum += s * (other + o/2)
		same, other = same+s, other+o
		i = j
	}
	if same == 0 || other == 0 {
		return 0
	}
	return sum / same / other
}

// At is what a threshold makes of judged pairs: those that score as much or more are called duplicates.
type At struct {
	Threshold float64 `json:"threshold"`
	Precision float64 `json:"precision"` // 1 where none are
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Found     int     `json:"found"` // how many are called duplicates
}

// Curve is what each score makes when it is the threshold, the highest first.
func Curve(all []Scored) (out []At) {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b Scored) int { return cmp.Compare(b.Score, a.Score) })
	same := 0
	for _, s := range sorted {
		if s.Same {
			same++
		}
	}
	right := 0
	for i, s := range sorted {
		if s.Same {
			right++
		}
		if i+1 == len(sorted) || sorted[i+1].Score != s.Score {
			out = append(out, at(s.Score, i+1, right, same))
		}
	}
	return out
}

func at(threshold float64, found, right, same int) At {
	a := At{Threshold: threshold, Found: found, Precision: 1}
	if found > 0 {
		a.Precision = float64(right) / float64(found)
	}
	if same > 0 {
		a.Recall = float64(right) / float64(same)
	}
	if right > 0 {
		a.F1 = 2 * a.Precision * a.Recall / (a.Precision + a.Recall)
	}
	return a
}

// AtThreshold is what one threshold makes.
func AtThreshold(all []Scored, threshold float64) At {
	found, right, same := 0, 0, 0
	for _, s := range all {
		if s.Same {
			same++
		}
		if s.Score >= threshold {
			found++
			if s.Same {
				right++
			}
		}
	}
	return at(threshold, found, right, same)
}

// BestF1 is the threshold of the highest F1.
func BestF1(all []Scored) (best At) {
	for _, a := range Curve(all) {
		if a.F1 > best.F1 {
			best = a
		}
	}
	return best
}

// PrecisionAtRecall is the highest precision that is reached together with at least this recall.
func PrecisionAtRecall(all []Scored, recall float64) float64 {
	best := 0.0
	for _, a := range Curve(all) {
		if a.Recall >= recall {
			best = max(best, a.Precision)
		}
	}
	return best
}

// Thresholds are those at which precision is printed.
var Thresholds = []float64{0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95}

// Measures are the figures of judged pairs.
type Measures struct {
	Pairs             int     `json:"pairs"`
	AUC               float64 `json:"auc"`
	F1                float64 `json:"f1"`        // the best
	Threshold         float64 `json:"threshold"` // at which it is
	PrecisionAtRecall float64 `json:"precision@recall0.8"`
}

// Measure finds the figures of judged pairs.
func Measure(all []Scored) Measures {
	best := BestF1(all)
	return Measures{len(all), AUC(all), best.F1, best.Threshold, PrecisionAtRecall(all, 0.8)}
}

// String prints the figures in one line.
func (m Measures) String() string {
	return fmt.Sprintf("pairs=%d auc=%.4f f1=%.4f threshold=%.4f precision@recall0.8=%.4f", m.Pairs, m.AUC, m.F1, m.Threshold, m.PrecisionAtRecall)
}

// Bin is the pairs whose score lies between two numbers, with the mean of their scores and the share of them that are duplicates:
// of a calibrated score the two are alike.
type Bin struct {
	From, To    float64
	Pairs       int
	Score, Same float64
}

// Reliability sorts judged pairs into ten bins, of which those without pairs are left out.
func Reliability(all []Scored) (out []Bin) {
	const bins = 10
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b Scored) int { return cmp.Compare(a.Score, b.Score) })
	i := 0
	for n := range bins {
		b := Bin{From: float64(n) / bins, To: float64(n+1) / bins}
		for ; i < len(all) && (all[i].Score < b.To || n == bins-1); i++ {
			b.Pairs++
			b.Score += all[i].Score
			b.Same += indicator(all[i].Same)
		}
		if b.Pairs > 0 {
			b.Score, b.Same = b.Score/float64(b.Pairs), b.Same/float64(b.Pairs)
			out = append(out, b)
		}
	}
	return out
}
