package clusters

import "math"

// Worth is what counts of a question that an editor may take away from a cluster.
type Worth struct {
	Score   float64 // against what stands for the cluster
	Answers int
	Age     float64 // years between it and the newest question of the corpus; 0 where it is not known
}

// What a decision is worth by what it is about: of copies and duplicates one question is left, of a pasted answer or titles that compete
// all stay, and are worded anew.
var kindWorth = map[Kind]float64{Copy: 1, Duplicate: 1, PastedAnswer: 0.5, Competing: 0.5}

// halfWorth is the age in years at which a question counts half of what a new one does: it is read that much less.
const halfWorth = 3

// Benefit is what it is worth to decide a cluster, of which all but what stands for it are given: for each the probability that it is
// right, more where answers are scattered over the questions (half as much again for each doubling), less where they are old.
//
//	benefit = kind × Σ score × (1 + log₂(1 + answers) / 2) × 2^(−age / halfWorth)
//
// So a question in two, each with one answer and both new, is worth 1.5 times its score; one of ten alike nine times that.
func Benefit(k Kind, others []Worth) (sum float64) {
	for _, w := range others {
		sum += w.Score * (1 + math.Log2(1+float64(w.Answers))/2) * math.Exp2(-w.Age/halfWorth)
	}
	return kindWorth[k] * sum
}
