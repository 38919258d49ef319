// Package eval measures the quality of the search on sets of queries with known answers.
package eval

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Depth is how many hits of each query most measures look at, and Deep how many Recall100 does.
const (
	Depth = 10
	Deep  = 100
)

// Score is one query's measures, or their means over a set's queries, 0 to 1.
type Score struct {
	Queries   int     `json:"queries"`
	MRR       float64 `json:"mrr@10"`     // 1 / rank of the first right hit
	NDCG      float64 `json:"ndcg@10"`    // with gains 2^g − 1, Järvelin and Kekäläinen (2002) in the form of Burges et al. (2005)
	Recall    float64 `json:"recall@10"`  // share of the right documents among the hits
	Recall100 float64 `json:"recall@100"` // the same among the first Deep
	Hit1      float64 `json:"hit@1"`      // share of queries whose first hit is right
	Zero      int     `json:"zero"`       // queries without any hit
}

func (s Score) String() string {
	return fmt.Sprintf("queries=%d mrr@%d=%.4f ndcg@%d=%.4f recall@%d=%.4f hit@1=%.4f",
		s.Queries, Depth, s.MRR, Depth, s.NDCG, Depth, s.Recall, s.Hit1)
}

// Judge scores one query's hits, best first; gains holds the right documents, those with a gain above 0. Right documents that
// the hits lack count too, so also those that are in no index.
func Judge(hits []string, gains map[string]float64) Score {
	s := Score{Queries: 1}
	if len(hits) == 0 {
		s.Zero = 1
	}
	ideal := make([]float64, 0, len(gains))
	for _, g := range gains {
		if g > 0 {
			ideal = append(ideal, g)
		}
	}
	if len(ideal) == 0 {
		return s
	}
	found, dcg := 0, 0.0
	for i, id := range hits[:min(len(hits), Deep)] {
		g := gains[id]
		if g <= 0 {
			continue
		}
		found++
		if i >= Depth {
			continue
		}
		if s.MRR == 0 {
			s.MRR = 1 / float64(i+1)
		}
		dcg += discounted(g, i)
		s.Recall = float64(found) / float64(len(ideal))
	}
	if s.MRR == 1 {
		s.Hit1 = 1
	}
	slices.SortFunc(ideal, func(a, b float64) int { return cmp.Compare(b, a) })
	best := 0.0
	for i, g := range ideal[:min(len(ideal), Depth)] {
		best += discounted(g, i)
	}
	if best > 0 {
		s.NDCG = dcg / best
	}
	s.Recall100 = float64(found) / float64(len(ideal))
	return s
}

// discounted is what a document of a gain adds to DCG as hit i, from 0.
func discounted(gain float64, i int) float64 {
	return (math.Pow(2, gain) - 1) / math.Log2(float64(i)+2)
}

// Mean is the mean of queries' scores, and the sum of their counts.
func Mean(scores []Score) Score {
	var m Score
	for _, s := range scores {
		m.Queries += s.Queries
		m.Zero += s.Zero
		m.MRR += s.MRR
		m.NDCG += s.NDCG
		m.Recall += s.Recall
		m.Recall100 += s.Recall100
		m.Hit1 += s.Hit1
	}
	n := float64(max(len(scores), 1))
	m.MRR, m.NDCG, m.Recall, m.Recall100, m.Hit1 = m.MRR/n, m.NDCG/n, m.Recall/n, m.Recall100/n, m.Hit1/n
	return m
}
