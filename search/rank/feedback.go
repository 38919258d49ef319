package rank

import (
	"cmp"
	"math"
	"slices"
)

// Pseudo-relevance feedback, after Rocchio (1971) as Lavrenko and Croft, "Relevance-Based Language Models" (2001), use it:
// what the first hits have in common is probably what is asked for, in other words than the query's. It only orders the hits
// that the query's own words have found, and each by a share of its own score, so it costs little and drifts little. With
// Weights.Feedback at 0.4 nDCG@10 rises by 1.2 points on the sample's judged searches and by 0.9 on a city's FAQ; JSQuAD and
// JaQuAD lose less than 0.2.
const (
	feedbackHits  = 8   // that are looked at
	feedbackTerms = 20  // that are taken of them
	feedbackDepth = 100 // hits that are put in order anew
)

// refine puts the first hits in order anew, by what the very first have in common.
func (x *Index) refine(list []Hit) {
	if x.signatures == nil || len(list) < 3 || list[0].Score <= 0 {
		return
	}
	wanted, length := x.inCommon(list[:min(feedbackHits, len(list))])
	if length == 0 {
		return
	}
	list = list[:min(feedbackDepth, len(list))]
	share := x.weights.Feedback / length
	var some [1024]bool // most terms are not wanted, and this says so sooner
	for term := range wanted {
		some[term%1024] = true
	}
	for i := range list {
		terms, weights := x.signatures.of(list[i].Doc)
		like := 0.0
		for n, term := range terms {
			if !some[term%1024] {
				continue
			}
			if w, ok := wanted[term]; ok {
				like += w * float64(weights[n])
			}
		}
		list[i].Like = fourDecimals(share * like * list[i].Score)
		list[i].Score = fourDecimals(list[i].Score + list[i].Like)
	}
	slices.SortFunc(list, better)
}

// inCommon weighs the terms that several hits have, and returns the length of their weights as a vector.
func (x *Index) inCommon(hits []Hit) (wanted map[uint32]float64, length float64) {
	type shared struct {
		telling float64
		hits    int
	}
	all := map[uint32]shared{}
	for _, h := range hits {
		terms, weights := x.signatures.of(h.Doc)
		for n, term := range terms {
			s := all[term]
			all[term] = shared{s.telling + h.Score*float64(weights[n]), s.hits + 1}
		}
	}
	var terms []uint32
	for term, s := range all {
		if s.hits > 1 {
			terms = append(terms, term)
		}
	}
	slices.SortFunc(terms, func(a, b uint32) int { return cmp.Or(cmp.Compare(all[b].telling, all[a].telling), cmp.Compare(a, b)) })
	wanted = map[uint32]float64{}
	for _, term := range terms[:min(feedbackTerms, len(terms))] {
		wanted[term] = all[term].telling
		length += all[term].telling * all[term].telling
	}
	return wanted, math.Sqrt(length)
}
