package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"kotae/search"
	"kotae/search/eval"
)

// stages are what the ranking does beyond finding words, with the weights that switch each off.
var stages = []struct{ name, off string }{
	{"field weights", fieldsAlike},
	{"bigrams", "grams=0"},
	{"coverage", "coverage=0"},
	{"written otherwise", "variant=0"},
	{"readings", "reading=0"},
	{"synonyms", synonymsOff},
	{"what was meant", "meant=0"},
	{"concepts", "concept=0"},
	{"feedback", "feedback=0"},
	{"all of these", fieldsAlike + ",grams=0,coverage=0,variant=0,reading=0,meant=0,concept=0,feedback=0," + synonymsOff},
}

const (
	fieldsAlike = "title=1,body=1,headline=1,answer=1,title_grams=1,text_grams=1"
	synonymsOff = "synonym=0,narrower=0,near=0"
)

func newStagesCommand() *cobra.Command {
	var data string
	cmd := &cobra.Command{
		Use:   "stages SET…",
		Short: "show what each stage of the ranking gains in nDCG@10 on sets of judged queries, and what it costs in time",
		Long: `Switches each stage of the ranking off alone, and prints nDCG@10 without it and what it gains. With --data the last set's
queries are asked of an index that is there too, one after the other: the median and the 99th percentile without the stage, and what
it costs. A query's time is its least of five rounds, in which it is asked with and without the stage in turn. A stage without its
weight may still look up what it then does not use; that much of its cost is not seen.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return printStages(cmd.Context(), args, data) },
	}
	cmd.Flags().StringVar(&data, "data", "", "the data directory of an index, to time the stages on")
	return cmd
}

// staged is a set of judged queries with an index of its documents, and its nDCG@10 with all stages.
type staged struct {
	set  *eval.Set
	lab  *lab
	ndcg float64
}

func printStages(ctx context.Context, names []string, data string) error {
	var sets []staged
	fmt.Printf("%-18s", "without")
	for _, name := range names {
		set, err := loadSet(name)
		if err != nil {
			return err
		}
		l, remove, err := newLab(ctx, set.Questions)
		if err != nil {
			return err
		}
		defer remove()
		ndcg, err := l.ndcg(ctx, "", set)
		if err != nil {
			return err
		}
		sets = append(sets, staged{set, l, ndcg})
		fmt.Printf("  %-14s", filepath.Base(name))
	}
	var timed *lab
	var all way
	queries := sets[len(sets)-1].set.Queries
	queries = queries[:min(len(queries), maxTimed)]
	if data != "" {
		var err error
		if timed, err = openLab(data); err != nil {
			return err
		}
		if all.service, err = timed.open(""); err != nil {
			return err
		}
		defer all.service.Close()
		fmt.Printf("  %-15s  p99 ms", "p50 ms")
	}
	fmt.Printf("\n%-18s", "nothing")
	for _, s := range sets {
		fmt.Printf("  %-14.4f", s.ndcg)
	}
	fmt.Println()
	for _, stage := range stages {
		fmt.Printf("%-18s", stage.name)
		for _, s := range sets {
			ndcg, err := s.lab.ndcg(ctx, stage.off, s.set)
			if err != nil {
				return err
			}
			fmt.Printf("  %.4f %+.4f", ndcg, s.ndcg-ndcg)
		}
		if data != "" {
			without, err := timed.open(stage.off)
			if err != nil {
				return err
			}
			err = printCost(ctx, queries, all, way{service: without})
			_ = without.Close()
			if err != nil {
				return err
			}
		}
		fmt.Println()
	}
	if data == "" {
		return nil
	}
	fmt.Printf("%-18s%*s", "hits 2 to 10 shown", 16*len(sets), "")
	defer fmt.Println()
	return printCost(ctx, queries, all, way{all.service, 1})
}

// ndcg is the nDCG@10 of a set's queries with other weights.
func (l *lab) ndcg(ctx context.Context, weights string, set *eval.Set) (float64, error) {
	svc, err := l.open(weights)
	if err != nil {
		return 0, err
	}
	defer svc.Close()
	result, err := eval.Measure(ctx, set.Queries, func(ctx context.Context, text string) (ids []string, err error) {
		a, err := svc.Search(ctx, search.Request{Query: text, PerPage: eval.Depth})
		if err != nil {
			return nil, err
		}
		for _, h := range a.Hits {
			ids = append(ids, h.ID)
		}
		return ids, nil
	})
	return result.NDCG, err
}

// way is whom a query is asked, and for how many hits; 0 is the service's default.
type way struct {
	service *search.Service
	perPage int
}

// printCost asks each query with and without a stage in turn, once to warm up and five times to measure.
func printCost(ctx context.Context, queries []eval.Query, with, without way) error {
	ways := []way{with, without}
	took := [2][]float64{make([]float64, len(queries)), make([]float64, len(queries))} // milliseconds
	for round := range 6 {
		for n, q := range queries {
			for turn := range ways { // each is first as often as the other
				i := (n + turn) % len(ways)
				started := time.Now()
				if _, err := ways[i].service.Search(ctx, search.Request{Query: q.Text, PerPage: ways[i].perPage}); err != nil {
					return err
				}
				ms := float64(time.Since(started)) / float64(time.Millisecond)
				if round <= 1 || ms < took[i][n] {
					took[i][n] = ms
				}
			}
		}
	}
	for i := range took {
		slices.Sort(took[i])
	}
	for _, share := range []float64{.5, .99} {
		at := int(share * float64(len(queries)))
		fmt.Printf("  %6.3f %+8.3f", took[1][at], took[0][at]-took[1][at])
	}
	return nil
}
