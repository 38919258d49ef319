package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kotae/corpus/synthetic"
)

// dupesOptions are the flags of kotae-lab dupes.
type dupesOptions struct {
	from      string
	sizes     []int
	topical   float64
	seed      uint64
	memory    int
	maxGrowth float64
	misses    bool
	searches  string
}

func newDupesCommand() *cobra.Command {
	var o dupesOptions
	cmd := &cobra.Command{
		Use:   "dupes --from PASSAGES.jsonl[.gz] [--questions N,N,…]",
		Short: "find the duplicates planted in large corpora: seconds a pass, recall, memory, and how cost grows",
		Long: `Makes a corpus of each size, indexes it, and looks it through as kotae dupes does. Of the questions of prose, --topical are
put together of halves of the sample's titles and of sentences of its texts, so that they have the sample's words but ask something
else. Planted are the sample itself, whose judged duplicates are to be linked, one question in 100 as an exact copy, one as a near copy
(a sentence and the end of the title are changed), and one with an answer that its adviser also gave elsewhere.

The time and the memory are those of looking through alone; of a pass the time that went by is told. The growth is how many times as
much of a processor's time a question takes as in the smallest corpus.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return benchDupes(cmd.Context(), o) },
	}
	cmd.Flags().StringVar(&o.from, "from", "", "passages, one JSON object with a text a line")
	cmd.Flags().IntSliceVar(&o.sizes, "questions", []int{10_000, 30_000, 100_000}, "how many")
	cmd.Flags().Float64Var(&o.topical, "topical", 0.2, "the share of the questions that are put together of the sample's")
	cmd.Flags().Uint64Var(&o.seed, "seed", 1, "of the random choices")
	cmd.Flags().IntVar(&o.memory, "max-memory", 0, "fail where more than so many MB were ever used; 0 is no limit")
	cmd.Flags().Float64Var(&o.maxGrowth, "max-growth", 0, "fail where a question takes more than so many times as long as in the smallest corpus; 0 is no limit")
	cmd.Flags().BoolVar(&o.misses, "misses", false, "list the planted pairs that were not found")
	cmd.Flags().StringVar(&o.searches, "searches", "", "a set of queries to time alone and while a service looks the corpus through in the background; sample is the sample's")
	_ = cmd.MarkFlagRequired("from")
	return cmd
}

func benchDupes(ctx context.Context, o dupesOptions) error {
	passages, err := synthetic.Passages(o.from)
	if err != nil {
		return err
	}
	if len(passages) == 0 {
		return fmt.Errorf("%s holds no passages", o.from)
	}
	most := watchOwnMemory()
	least := 0.0 // of a processor's seconds for a question, in the first corpus
	for _, size := range o.sizes {
		each, err := o.bench(ctx, passages, size, most)
		if err != nil {
			return err
		}
		if least == 0 {
			least = each
		}
		fmt.Printf("  growth %.2f\n", each/least)
		if o.maxGrowth > 0 && each/least > o.maxGrowth {
			return fmt.Errorf("a question takes %.2f times as long as in the smallest corpus, more than %.2f", each/least, o.maxGrowth)
		}
	}
	return nil
}
