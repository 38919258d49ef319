package search

import (
	"context"
	"iter"

	"kotae/search/duplicates"
	"kotae/search/duplicates/clusters"
)

// SweepOptions are those of Clusters.
type SweepOptions struct {
	QueueFilter                     // MinScore may be below what a queue knows; its page is not looked at
	Progress    func(share float64) // told now and then how much is looked through, from 0 to 1; nil is nobody
}

// Clusters looks the current generation through by all processors, and yields every open cluster that passes the filter, the most
// beneficial first. An error ends it.
func (s *Service) Clusters(ctx context.Context, o SweepOptions) iter.Seq2[*Cluster, error] {
	return func(yield func(*Cluster, error) bool) {
		if err := s.clusters(ctx, o, yield); err != nil {
			yield(nil, err)
		}
	}
}

func (s *Service) clusters(ctx context.Context, o SweepOptions, yield func(*Cluster, error) bool) error {
	if err := o.check(); err != nil {
		return err
	}
	e, err := s.acquire()
	if err != nil {
		return err
	}
	defer e.release()
	floor := duplicates.DefaultThreshold
	if o.MinScore > 0 {
		floor = min(floor, o.MinScore)
	}
	w, err := e.sweepOver(ctx, clusters.Options{Floor: floor, Progress: o.Progress})
	if err != nil {
		return err
	}
	for _, c := range w.group(e, o.MinScore).open {
		if !o.accepts(e, &c) {
			continue
		}
		shown, err := e.cluster(&c)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		if !yield(shown, nil) {
			return nil
		}
	}
	return nil
}
