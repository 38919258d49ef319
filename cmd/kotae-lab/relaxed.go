package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kotae/search"
)

func newRelaxedCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "relaxed SET…",
		Short: "show how well the coverage of the best hit tells right answers from wrong ones, by threshold",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, name := range args {
				if err := relaxed(cmd.Context(), name); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// relaxed prints, for each threshold, the share of queries with a right and with a wrong first hit that it would call
// relaxed: few of the first and many of the second are wanted.
func relaxed(ctx context.Context, name string) error {
	set, err := loadSet(name)
	if err != nil {
		return err
	}
	l, remove, err := newLab(ctx, set.Questions)
	if err != nil {
		return err
	}
	defer remove()
	svc, err := l.open("")
	if err != nil {
		return err
	}
	defer svc.Close()
	var right, wrong []float64
	for _, q := range set.Queries {
		a, err := svc.Search(ctx, search.Request{Query: q.Text, PerPage: 1})
		if err != nil {
			return err
		}
		switch {
		case len(a.Hits) == 0:
		case q.Gains[a.Hits[0].ID] > 0:
			right = append(right, a.Hits[0].Coverage)
		default:
			wrong = append(wrong, a.Hits[0].Coverage)
		}
	}
	for _, t := range []float64{0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9} {
		fmt.Printf("%s: below %.2f: %4.1f %% of %d right, %4.1f %% of %d wrong\n",
			name, t, 100*below(right, t), len(right), 100*below(wrong, t), len(wrong))
	}
	return nil
}

func below(values []float64, threshold float64) float64 {
	n := 0
	for _, v := range values {
		if v < threshold {
			n++
		}
	}
	return float64(n) / float64(max(len(values), 1))
}
