package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"kotae/corpus/sample"
	"kotae/search"
	"kotae/search/eval"
)

func newQualityCommand() *cobra.Command {
	var weights []string
	var misses bool
	cmd := &cobra.Command{
		Use:   "quality SET…",
		Short: "score the ranking on sets of judged queries: folders with docs.jsonl, queries.jsonl, qrels.tsv, or \"sample\"",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(weights) == 0 {
				weights = []string{""}
			}
			for _, name := range args {
				set, err := loadSet(name)
				if err != nil {
					return err
				}
				l, remove, err := newLab(cmd.Context(), set.Questions)
				if err != nil {
					return err
				}
				for _, w := range weights {
					if err = l.score(cmd.Context(), filepath.Base(name), w, set.Queries, misses); err != nil {
						break
					}
				}
				remove()
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringArrayVar(&weights, "weights", nil, "other weights to score, as name=value,…; again for another run")
	cmd.Flags().BoolVar(&misses, "misses", false, "list the queries whose first hit is wrong")
	return cmd
}

func loadSet(name string) (*eval.Set, error) {
	if name != "sample" {
		return eval.Load(name)
	}
	searches, err := sample.Searches()
	if err != nil {
		return nil, err
	}
	set := &eval.Set{}
	for i, s := range searches {
		set.Queries = append(set.Queries, eval.Query{ID: fmt.Sprintf("s%d", i+1), Text: s.Text, Gains: s.Gains})
	}
	return set, nil
}

func (l *lab) score(ctx context.Context, name, weights string, queries []eval.Query, misses bool) error {
	svc, err := l.open(weights)
	if err != nil {
		return err
	}
	defer svc.Close()
	gains := map[string]map[string]float64{}
	for _, q := range queries {
		gains[q.Text] = q.Gains
	}
	total, relaxed := 0, 0
	score, err := eval.Measure(ctx, queries, func(ctx context.Context, text string) ([]string, error) {
		a, err := svc.Search(ctx, search.Request{Query: text, PerPage: eval.Depth})
		if err != nil {
			return nil, err
		}
		total += a.Total
		if a.Relaxed {
			relaxed++
		}
		ids := make([]string, len(a.Hits))
		for i, h := range a.Hits {
			ids[i] = h.ID
		}
		if misses && (len(ids) == 0 || gains[text][ids[0]] == 0) {
			fmt.Printf("  miss %q: wanted %v, found %v\n", text, gains[text], ids[:min(3, len(ids))])
		}
		return ids, nil
	})
	if err != nil {
		return err
	}
	fmt.Printf("%s %s mean_total=%.0f relaxed=%d %s\n", name, score, float64(total)/float64(len(queries)), relaxed, weights)
	return nil
}
