package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"kotae/corpus/sample"
)

func newRelatedCommand() *cobra.Command {
	var weights []string
	cmd := &cobra.Command{
		Use:   "related",
		Short: "score related questions on the sample: how many of a question's duplicates are among the first few",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if len(weights) == 0 {
				weights = []string{""}
			}
			l, remove, err := newLab(cmd.Context(), nil)
			if err != nil {
				return err
			}
			defer remove()
			for _, w := range weights {
				svc, err := l.open(w)
				if err != nil {
					return err
				}
				found, wanted, first, of := 0, 0, 0, 0
				for _, group := range sample.Duplicates() {
					for _, id := range group {
						a, err := svc.Related(cmd.Context(), id, 5)
						if err != nil {
							return err
						}
						of++
						wanted += len(group) - 1
						for i, h := range a.Hits {
							if slices.Contains(group, h.ID) {
								found++
								if i == 0 {
									first++
								}
							}
						}
					}
				}
				_ = svc.Close()
				fmt.Printf("related duplicates: recall@5=%.4f first=%.4f of %d questions %s\n",
					float64(found)/float64(wanted), float64(first)/float64(of), of, w)
			}
			return nil
		},
	}
	cmd.Flags().StringArrayVar(&weights, "weights", nil, "other weights to score, as name=value,…")
	return cmd
}
