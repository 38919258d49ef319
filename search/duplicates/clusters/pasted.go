package clusters

import (
	"cmp"
	"slices"

	"kotae/corpus"
)

const (
	// PastedFrom is the share of two answers' text, in runs of characters that both have, from which the one was pasted.
	PastedFrom = 0.7
	// minPasted is the length, in bytes, from which the same answer of one adviser is no chance: 50 characters.
	minPasted = 150
	// answerBands is by how many of the least of their runs answers are brought together: of two that have PastedFrom in common, the
	// chance that they share none of four is below 0.01.
	answerBands = 4
	// maxLeaders bounds what an answer is compared with.
	maxLeaders = 16
)

// answer is one that may have been pasted.
type answer struct {
	doc   uint32
	at    uint8  // which answer of the question
	by    uint32 // the adviser
	first [answerBands]uint32
}

// answersOf are the long answers of a question, with their prints.
func answersOf(doc uint32, q *corpus.Question) (out []answer, prints []print) {
	for i := range q.Answers {
		a := &q.Answers[i]
		text := letters(a.Headline, a.Text())
		if a.Adviser == "" || len(text) < minPasted || len(out) == maxAnswers {
			continue
		}
		p := printOf(text)
		one := answer{doc: doc, at: uint8(len(out)), by: hashOf([]byte(a.Adviser))}
		copy(one.first[:], p)
		out, prints = append(out, one), append(prints, p)
	}
	return out, prints
}

// maxAnswers is how many answers of a question are looked at.
const maxAnswers = 32

// pasted brings answers of the same adviser together that are nearly equal. The first of a set is what the others are compared with.
func (s *shelf) pasted() []Set {
	slices.SortFunc(s.answers, func(x, y answer) int { return cmp.Or(cmp.Compare(x.doc, y.doc), cmp.Compare(x.at, y.at)) })
	type band struct{ by, run uint32 }
	leaders := map[band][]int{}
	sets := map[int]*Set{}
	var order []int
	for n := range s.answers {
		a := &s.answers[n]
		own := s.answerPrint(a)
		best, share := -1, 0.0
		for _, run := range a.first {
			for _, l := range leaders[band{a.by, run}] {
				if r := resemblance(own, s.answerPrint(&s.answers[l])); r > share && s.answers[l].doc != a.doc {
					best, share = l, r
				}
			}
		}
		if best >= 0 && share >= PastedFrom {
			set := sets[best]
			if set == nil {
				set = &Set{Docs: []uint32{s.answers[best].doc}, Scores: []float32{1}}
				sets[best] = set
				order = append(order, best)
			}
			if !slices.Contains(set.Docs, a.doc) {
				set.Docs, set.Scores = append(set.Docs, a.doc), append(set.Scores, float32(share))
			}
			continue
		}
		for _, run := range a.first {
			if at := (band{a.by, run}); len(leaders[at]) < maxLeaders && !slices.Contains(leaders[at], n) {
				leaders[at] = append(leaders[at], n)
			}
		}
	}
	slices.Sort(order)
	out := make([]Set, 0, len(order))
	for _, n := range order {
		out = append(out, *sets[n])
	}
	return out
}
