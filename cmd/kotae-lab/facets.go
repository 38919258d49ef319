package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"kotae/search"
	"kotae/search/eval"
)

func newFacetsCommand() *cobra.Command {
	var data, queries string
	var atMost float64
	cmd := &cobra.Command{
		Use:   "facets --data DIR --queries SET",
		Short: "time a set's queries with and without facets and filters, side by side, on an index that is there",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			set, svc, err := openWithSet(data, queries)
			if err != nil {
				return err
			}
			defer svc.Close()
			return timeFacets(cmd.Context(), svc, set.Queries, atMost)
		},
	}
	cmd.Flags().StringVar(&data, "data", "", "the data directory of an index")
	cmd.Flags().StringVar(&queries, "queries", "sample", "a set of queries")
	cmd.Flags().Float64Var(&atMost, "max-ratio", 2, "fail where facets and filters make a search take longer than this many times: 2 is twice, so that they cost as much as the search")
	_ = cmd.MarkFlagRequired("data")
	return cmd
}

// maxTimed is how many queries of a set are asked.
const maxTimed = 500

// timeFacets asks each query in every way in turn, once to warm up and three times to measure, and prints the mean of each
// way beside the plain search's. What facets and filters cost is what they add to it.
func timeFacets(ctx context.Context, svc *search.Service, queries []eval.Query, atMost float64) error {
	all := []string{"category", "adviser", "status", "year"}
	// Filters that keep nearly all: what they cost is to be seen, not what they save by leaving fewer hits.
	found, err := svc.Search(ctx, search.Request{Query: queries[0].Text, Facets: all})
	if err != nil {
		return err
	}
	wide := map[string][]string{}
	for facet, counts := range found.Facets {
		for _, c := range counts[:min(len(counts), search.MaxFilters)] {
			wide[facet] = append(wide[facet], c.Value)
		}
	}
	ways := []struct {
		name    string
		request search.Request
	}{
		{"plain", search.Request{}},
		{"4 facets", search.Request{Facets: all}},
		{"filters", search.Request{Filters: wide}},
		{"both", search.Request{Facets: all, Filters: wide}},
	}
	took := make([]time.Duration, len(ways))
	hits := make([]int, len(ways))
	queries = queries[:min(len(queries), maxTimed)]
	for round := range 4 {
		for n, q := range queries {
			for turn := range ways { // each way is first as often as the others
				i := (n + turn) % len(ways)
				w := ways[i]
				w.request.Query = q.Text
				started := time.Now()
				found, err := svc.Search(ctx, w.request)
				if err != nil {
					return err
				}
				if round > 0 {
					took[i] += time.Since(started)
					hits[i] += found.Total
				}
			}
		}
	}
	for i, w := range ways {
		mean := took[i] / time.Duration(3*len(queries))
		fmt.Printf("%-9s mean %v, %.2f times plain, %d hits\n", w.name, mean.Round(10*time.Microsecond), float64(took[i])/float64(took[0]), hits[i]/3/len(queries))
	}
	for i, w := range ways {
		if ratio := float64(took[i]) / float64(took[0]); ratio > atMost {
			return fmt.Errorf("%s takes %.2f times as long as the plain search, more than %.2f", w.name, ratio, atMost)
		}
	}
	return nil
}
