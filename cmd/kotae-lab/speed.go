package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"kotae/search"
	"kotae/search/eval"
)

func newSpeedCommand() *cobra.Command {
	var data, queries string
	cmd := &cobra.Command{
		Use:   "speed --data DIR --queries SET",
		Short: "time a set's queries, one after the other, on an index that is there",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			set, svc, err := openWithSet(data, queries)
			if err != nil {
				return err
			}
			defer svc.Close()
			for _, round := range []string{"cold", "warm"} {
				if err := timeQueries(cmd.Context(), svc, round, set.Queries); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&data, "data", "", "the data directory of an index")
	cmd.Flags().StringVar(&queries, "queries", "sample", "a set of queries")
	_ = cmd.MarkFlagRequired("data")
	return cmd
}

// openWithSet opens the index in data, and a set of queries to ask it. The caller closes the service.
func openWithSet(data, queries string) (*eval.Set, *search.Service, error) {
	set, err := loadSet(queries)
	if err != nil {
		return nil, nil, err
	}
	l, err := openLab(data)
	if err != nil {
		return nil, nil, err
	}
	started := time.Now()
	svc, err := l.open("")
	if err != nil {
		return nil, nil, err
	}
	fmt.Printf("open %v, %d questions\n", time.Since(started).Round(time.Millisecond), svc.Status().Questions)
	return set, svc, nil
}

func timeQueries(ctx context.Context, svc *search.Service, round string, queries []eval.Query) error {
	var took []time.Duration
	for _, q := range queries {
		t := time.Now()
		if _, err := svc.Search(ctx, search.Request{Query: q.Text}); err != nil {
			return err
		}
		took = append(took, time.Since(t))
	}
	slices.Sort(took)
	at := func(share float64) time.Duration {
		return took[min(len(took)-1, int(share*float64(len(took))))].Round(10 * time.Microsecond)
	}
	fmt.Printf("%s: queries=%d p50=%v p95=%v p99=%v max=%v\n", round, len(took), at(.5), at(.95), at(.99), took[len(took)-1].Round(time.Millisecond))
	return nil
}
