package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

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
					if err = l.score(cmd.Context(), filepath.Base(name), w, set, misses); err != nil {
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
		return eval.Load(eval.Files{
			Docs: []string{inFolder(name, "docs.jsonl")}, Queries: inFolder(name, "queries.jsonl"), Qrels: inFolder(name, "qrels.tsv"),
		})
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

// inFolder is a file of a folder, or the same with .gz where there is no other.
func inFolder(dir, name string) string {
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		path += ".gz"
	}
	return path
}

func (l *lab) score(ctx context.Context, name, weights string, set *eval.Set, misses bool) error {
	svc, err := l.open(weights)
	if err != nil {
		return err
	}
	defer svc.Close()
	gains := map[string]map[string]float64{}
	for _, q := range set.Queries {
		gains[q.Text] = q.Gains
	}
	total, relaxed := 0, 0
	score, err := eval.Measure(ctx, set.Queries, func(ctx context.Context, text string) ([]string, error) {
		a, err := svc.Search(ctx, search.Request{Query: text, PerPage: eval.Deep})
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
			fmt.Printf("  miss %q: wanted %v, found %v\n", text, named(set, slices.Sorted(maps.Keys(gains[text]))), named(set, ids[:min(3, len(ids))]))
		}
		return ids, nil
	})
	if err != nil {
		return err
	}
	fmt.Printf("%s %s recall@%d=%.4f zero=%d mean_total=%.0f relaxed=%d %s\n",
		name, score, eval.Deep, score.Recall100, score.Zero, float64(total)/float64(max(score.Queries, 1)), relaxed, weights)
	return nil
}

// named is what the set calls documents.
func named(set *eval.Set, ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = set.Name(id)
	}
	return names
}
