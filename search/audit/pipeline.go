package audit

import (
	"context"
	"fmt"
	"iter"

	"golang.org/x/sync/errgroup"

	"kotae/corpus"
)

// questions looks at the items on all workers and takes what they found in the order of the items. Only some items for each
// worker are held at a time.
func (r *run) questions(ctx context.Context, items iter.Seq2[corpus.Item, error]) error {
	type job struct {
		item corpus.Item
		done chan looked
	}
	const ahead = 4 // items for each worker, so that a long one keeps nobody waiting
	jobs := make(chan job)
	order := make(chan chan looked, ahead*r.Workers)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(jobs)
		defer close(order)
		for item, err := range items {
			if err != nil {
				return err
			}
			j := job{item, make(chan looked, 1)}
			select {
			case order <- j.done:
			case <-ctx.Done():
				return ctx.Err()
			}
			select {
			case jobs <- j:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return ctx.Err()
	})
	for range r.Workers {
		group.Go(func() error {
			for j := range jobs {
				l, err := r.safely(j.item)
				if err != nil {
					return err
				}
				j.done <- l
			}
			return nil
		})
	}
	group.Go(func() error {
		for done := range order {
			select {
			case l := <-done:
				if err := r.take(l); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	return group.Wait()
}

// safely says which question a rule could not cope with.
func (r *run) safely(item corpus.Item) (l looked, err error) {
	defer func() {
		if p := recover(); p != nil {
			id := ""
			if item.Question != nil {
				id = item.Question.ID
			}
			err = fmt.Errorf("question %s cannot be audited, which is a fault of a rule: %v", id, p)
		}
	}()
	return r.look(item), nil
}
