package clusters

import (
	"cmp"
	"context"
	"slices"

	"kotae/corpus"
)

const (
	// PastedFrom is the share of two answers' text, in runs of characters that both have, from which the one was pasted. Of the 4,120 pairs
	// of an adviser's long answers to different questions of the sample the most is 0.06; what is left is for answers that were reworked.
	PastedFrom = 0.7
	// minPasted is the length, in bytes, from which the same answer of one adviser is no chance: 50 characters.
	minPasted = 150
	// bands is by how many of the least of their runs answers are brought together: of two that have PastedFrom in common, the chance
	// that they share none of four is below 0.01.
	bands = 4
	// maxLeaders bounds what an answer is compared with for each band.
	maxLeaders = 16
	// maxAnswers is how many answers of a question are looked at.
	maxAnswers = 32
)

// answer is one that may have been pasted.
type answer struct {
	n     uint32        // the question's place
	at    uint8         // which of the question's prints
	by    uint32        // the adviser
	bands [bands]uint32 // runs, told apart by adviser; 0 is none
}

// answersOf are the long answers of a question, with their prints.
func answersOf(n uint32, q *corpus.Question) (out []answer, prints []print) {
	for i := range q.Answers {
		a := &q.Answers[i]
		text := letters(a.Headline, a.Text())
		if a.Adviser == "" || len(text) < minPasted || len(out) == maxAnswers {
			continue
		}
		p := printOf(text)
		one := answer{n: n, at: uint8(len(out)), by: hashOf([]byte(a.Adviser))}
		for k, run := range p[:min(len(p), bands)] {
			one.bands[k] = (run^one.by)*2654435761 | 1
		}
		out, prints = append(out, one), append(prints, p)
	}
	return out, prints
}

// paste brings answers of the same adviser together that are nearly equal. The first of a set is what the others are compared with, so
// that a set does not drift.
func (f *finder) paste(ctx context.Context) error {
	slices.SortFunc(f.answers, func(x, y answer) int { return cmp.Or(cmp.Compare(x.n, y.n), cmp.Compare(x.at, y.at)) })
	common := f.commonBands()
	leaders := map[uint32][]int{} // by band: answers that nobody before them had
	var sets pastedSets
	for i := range f.answers {
		a := &f.answers[i]
		if !slices.ContainsFunc(a.bands[:], func(b uint32) bool { return common[b] }) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		best, share, err := f.leader(a, leaders)
		if err != nil {
			return err
		}
		if share >= PastedFrom {
			sets.add(best, f.Questions[f.answers[best].n], f.Questions[a.n], float32(share))
			continue
		}
		for _, b := range a.bands {
			if l := leaders[b]; common[b] && len(l) < maxLeaders && !slices.Contains(l, i) {
				leaders[b] = append(l, i)
			}
		}
	}
	f.found.Sets = sets.list
	return nil
}

// commonBands are those that several answers have.
func (f *finder) commonBands() map[uint32]bool {
	all := make([]uint32, 0, bands*len(f.answers))
	for i := range f.answers {
		all = append(all, f.answers[i].bands[:]...)
	}
	slices.Sort(all)
	common := map[uint32]bool{}
	for i := 1; i < len(all); i++ {
		if all[i] == all[i-1] && all[i] != 0 {
			common[all[i]] = true
		}
	}
	return common
}

// leader finds the answer of another question, among those that share a band, that an answer is most like, and how much.
func (f *finder) leader(a *answer, leaders map[uint32][]int) (best int, share float64, err error) {
	own, err := f.answerPrint(a)
	if err != nil {
		return 0, 0, err
	}
	seen := map[int]bool{}
	for _, b := range a.bands {
		for _, i := range leaders[b] {
			l := &f.answers[i]
			if seen[i] || l.by != a.by || l.n == a.n {
				continue
			}
			seen[i] = true
			other, err := f.answerPrint(l)
			if err != nil {
				return 0, 0, err
			}
			if r := resemblance(own, other); r > share {
				best, share = i, r
			}
		}
	}
	return best, share, nil
}

func (f *finder) answerPrint(a *answer) (print, error) {
	buffer := f.borrow()
	defer f.buffer.Put(buffer)
	_, stored, err := f.shelf.open(int(a.n), buffer)
	if err != nil {
		return nil, err
	}
	readPrint(&stored) // of what is asked
	for range a.at {
		readPrint(&stored)
	}
	return readPrint(&stored), nil
}

// pastedSets are the sets that are found, by the first answer of each.
type pastedSets struct {
	list []Set
	of   map[int]int
}

func (s *pastedSets) add(leader int, first, doc uint32, share float32) {
	if s.of == nil {
		s.of = map[int]int{}
	}
	n, ok := s.of[leader]
	if !ok {
		n = len(s.list)
		s.of[leader], s.list = n, append(s.list, Set{[]uint32{first}, []float32{1}})
	}
	if set := &s.list[n]; set.Docs[len(set.Docs)-1] != doc {
		set.Docs, set.Scores = append(set.Docs, doc), append(set.Scores, share)
	}
}
