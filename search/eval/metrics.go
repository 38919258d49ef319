// Package eval measures the quality of the search on sets of queries with known answers.
package eval

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Depth is how many hits of each query are looked at.
const Depth = 10

// Score is the mean of each measure over a set's queries, 0 to 1.
type Score struct {
	Queries int
	MRR     float64 // 1 / rank of the first right hit
	NDCG    float64 // with gains 2^g − 1, Järvelin and Kekäläinen (2002) in the form of Burges et al. (2005)
	Recall  float64 // share of the right documents among the hits
	Hit1    float64 // share of queries whose first hit is right
}

func (s Score) String() string {
	return fmt.Sprintf("queries=%d mrr@%d=%.4f ndcg@%d=%.4f recall@%d=%.4f hit@1=%.4f",
		s.Queries, Depth, s.MRR, Depth, s.NDCG, Depth, s.Recall, s.Hit1)
}

// add counts one query's hits; gains holds the right documents.
func (s *Score) add(hits []string, gains map[string]float64) {
	s.Queries++
	found, dcg := 0, 0.0
	for i, id := range hits[:min(len(hits), Depth)] {
		g := gains[id]
		if g <= 0 {
			continue
		}
		if found == 0 {
			s.MRR += 1 / float64(i+1)
			if i == 0 {
				s.Hit1++
			}
		}
		found++
		dcg += (math.Pow(2, g) - 1) / math.Log2(float64(i)+2)
	}
	ideal := make([]float64, 0, len(gains))
	for _, g := range gains {
		ideal = append(ideal, g)
	}
	slices.SortFunc(ideal, func(a, b float64) int { return cmp.Compare(b, a) })
	best := 0.0
	for i, g := range ideal[:min(len(ideal), Depth)] {
		best += (math.Pow(2, g) - 1) / math.Log2(float64(i)+2)
	}
	if best > 0 {
		s.NDCG += dcg / best
		s.Recall += float64(found) / float64(len(gains))
	}
}

func (s *Score) mean() {
	n := float64(max(s.Queries, 1))
	s.MRR, s.NDCG, s.Recall, s.Hit1 = s.MRR/n, s.NDCG/n, s.Recall/n, s.Hit1/n
}
