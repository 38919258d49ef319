package indexer

import (
	"context"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"kotae/corpus"
	"kotae/indexer/analysis"
)

// analyseAll makes the documents of total questions on all processors and calls each with them, one at a time.
func analyseAll(ctx context.Context, dictionary func() (*analysis.Analyzer, error),
	questions func(yield func(q *corpus.Question, hash string) error) error, total int, each func(*analysed) error, opts Options) error {
	if total == 0 {
		return nil
	}
	a, err := dictionary()
	if err != nil {
		return err
	}
	workers := opts.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	type job struct {
		q    *corpus.Question
		hash string
	}
	jobs, done := make(chan job, workers), make(chan *analysed, workers)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(jobs)
		return questions(func(q *corpus.Question, hash string) error {
			select {
			case jobs <- job{q, hash}:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	})
	var analysts sync.WaitGroup
	analysts.Add(workers)
	for range workers {
		group.Go(func() error {
			defer analysts.Done()
			for j := range jobs {
				doc, err := analyse(a, j.q, j.hash)
				if err != nil {
					return err
				}
				select {
				case done <- doc:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	}
	group.Go(func() error {
		analysts.Wait()
		close(done)
		return nil
	})
	group.Go(func() error {
		n := 0
		for doc := range done {
			if err := each(doc); err != nil {
				return err
			}
			n++
			opts.Progress(Progress{Done: n, Total: total})
		}
		return ctx.Err()
	})
	return group.Wait()
}
