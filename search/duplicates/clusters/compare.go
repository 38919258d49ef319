package clusters

import (
	"context"
	"slices"
	"sync"
)

// CopyFrom is the share of two questions' text, in runs of characters that both have, from which the one is a copy of the other.
const CopyFrom = 0.7

// place is where a question stands in Options.Questions.
func (s *shelf) place(doc uint32) int {
	n, _ := slices.BinarySearch(s.o.Questions, doc)
	return n
}

// compare scores each question against its candidates.
func (s *shelf) compare(ctx context.Context) (*Found, error) {
	var found Found
	var mu sync.Mutex
	pool := sync.Pool{New: func() any { return new(sums) }}
	err := s.each(ctx, func(n int) error {
		own := s.books[n]
		add := pool.Get().(*sums)
		defer pool.Put(add)
		candidates := s.index.candidates(add, uint32(n), own.question.Signs())
		var links []Link
		for _, m := range candidates {
			if l, ok := s.link(own, s.books[m]); ok {
				l.A, l.B = s.o.Questions[min(n, int(m))], s.o.Questions[max(n, int(m))]
				links = append(links, l)
			}
		}
		mu.Lock()
		defer mu.Unlock()
		found.Links, found.Scored = append(found.Links, links...), found.Scored+len(candidates)
		return nil
	})
	return &found, err
}

// link compares two questions.
func (s *shelf) link(a, b *book) (l Link, ok bool) {
	v := s.o.Model.Score(a.question, b.question)
	if v.Vetoed {
		return l, false
	}
	l.Score = float32(v.Score)
	alike := resemblance(a.asked, b.asked)
	titles := s.o.Model.ScoreTitles(a.question, b.question)
	switch {
	case a.wording == b.wording && a.wording != "":
		l.Kind, l.Score = Copy, 1
	case alike >= CopyFrom:
		l.Kind, l.Score = Copy, max(l.Score, float32(alike))
	case v.Score >= s.o.Floor:
		l.Kind = Duplicate
	case titles.Score >= CompetingFrom && !titles.Vetoed:
		l.Kind, l.Score = Competing, float32(titles.Score)
	default:
		return l, false
	}
	return l, true
}
