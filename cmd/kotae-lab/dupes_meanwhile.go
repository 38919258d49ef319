package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kotae/search"
	"kotae/search/eval"
)

// timeSearchesMeanwhile asks a set's queries one after the other, with a pause between them as visitors make, first alone and then while
// the service looks for duplicates, and prints how long they took.
func timeSearchesMeanwhile(ctx context.Context, svc *search.Service, name string) error {
	set, err := loadSet(name)
	if err != nil {
		return err
	}
	queries := set.Queries[:min(len(set.Queries), maxTimed)]
	if _, err := askAll(ctx, svc, queries); err != nil { // to warm up
		return err
	}
	alone, err := askAll(ctx, svc, queries)
	if err != nil {
		return err
	}
	printSpread("searches alone", alone)
	started := time.Now()
	var meanwhile []time.Duration
	for {
		q, err := svc.Queue(ctx, search.QueueFilter{PerPage: 1})
		if err != nil {
			return err
		}
		if q.State == search.SweepFailed {
			return errors.New(q.Reason)
		}
		if q.State == search.SweepReady {
			break
		}
		took, err := askAll(ctx, svc, queries)
		if err != nil {
			return err
		}
		meanwhile = append(meanwhile, took...)
	}
	printSpread("searches while looking through", meanwhile)
	fmt.Printf("  looked through in the background in %.1f s\n", time.Since(started).Seconds())
	return nil
}

// betweenSearches is the pause between two searches.
const betweenSearches = 10 * time.Millisecond

func askAll(ctx context.Context, svc *search.Service, queries []eval.Query) (took []time.Duration, err error) {
	for _, q := range queries {
		started := time.Now()
		if _, err := svc.Search(ctx, search.Request{Query: q.Text}); err != nil {
			return nil, err
		}
		took = append(took, time.Since(started))
		time.Sleep(betweenSearches)
	}
	return took, nil
}

func printSpread(what string, took []time.Duration) {
	if len(took) == 0 {
		return
	}
	slices.Sort(took)
	at := func(share float64) time.Duration {
		return took[int(share*float64(len(took)-1))].Round(10 * time.Microsecond)
	}
	fmt.Printf("  %s: %d, p50 %v p95 %v p99 %v\n", what, len(took), at(.5), at(.95), at(.99))
}
