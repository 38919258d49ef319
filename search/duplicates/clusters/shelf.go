package clusters

import (
	"context"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"kotae/search/duplicates"
)

// shelf holds what has been read of the questions, by their place in Options.Questions.
type shelf struct {
	o       *Options
	books   []*book
	answers []answer
	index   *index
	done    atomic.Int64
}

// book is one question as it is compared.
type book struct {
	question *duplicates.Prepared
	asked    print
	wording  string
	answers  []print
}

func (s *shelf) answerPrint(a *answer) print { return s.books[s.place(a.doc)].answers[a.at] }

func (s *shelf) close() error { return nil }

// read reads every question once.
func read(ctx context.Context, o *Options) (*shelf, error) {
	s := &shelf{o: o, books: make([]*book, len(o.Questions)), index: newIndex(len(o.Questions))}
	var mu sync.Mutex
	err := s.each(ctx, func(n int) error {
		q, err := o.Read(o.Questions[n])
		if err != nil {
			return err
		}
		b := &book{question: o.Preparer.Prepare(q), asked: questionPrint(q), wording: q.Wording()}
		answers, prints := answersOf(o.Questions[n], q)
		b.answers = prints
		s.books[n] = b
		mu.Lock()
		defer mu.Unlock()
		s.answers = append(s.answers, answers...)
		return nil
	})
	if err != nil {
		return s, err
	}
	for n, b := range s.books {
		s.index.add(uint32(n), b.question.Signs())
	}
	s.index.finish()
	return s, nil
}

// readShare is how much of the work reading is.
const readShare = 0.8

// each does something with each question, by all workers.
func (s *shelf) each(ctx context.Context, do func(n int) error) error {
	g, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	var telling sync.Mutex
	for range s.o.Workers {
		g.Go(func() error {
			for {
				n := int(next.Add(1)) - 1
				if n >= len(s.o.Questions) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				if s.o.Pause != nil {
					s.o.Pause()
				}
				if err := do(n); err != nil {
					return err
				}
				if done := s.done.Add(1); s.o.Progress != nil && done%64 == 0 {
					telling.Lock()
					s.o.Progress(s.progress(int(done)))
					telling.Unlock()
				}
			}
		})
	}
	return g.Wait()
}

// progress is the share of the work that is done.
func (s *shelf) progress(done int) float64 {
	all := float64(len(s.o.Questions))
	if n := float64(done); n <= all {
		return readShare * n / all
	}
	return readShare + (1-readShare)*(float64(done)-all)/all
}
