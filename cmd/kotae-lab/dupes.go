package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"kotae/corpus/synthetic"
	"kotae/indexer"
	"kotae/search"
	"kotae/search/duplicates"
	"kotae/search/duplicates/clusters"
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
	least := 0.0 // of a processor's seconds for a question, in the first corpus
	for _, size := range o.sizes {
		each, err := benchDupesOf(ctx, o, passages, size)
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

// benchDupesOf measures a corpus of one size, and returns the seconds of a processor that a question took.
func benchDupesOf(ctx context.Context, o dupesOptions, passages []string, size int) (each float64, err error) {
	dir, err := os.MkdirTemp("", "kotae-lab-")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	planted, err := plantDupes(filepath.Join(dir, "corpus.jsonl"), passages, size, o)
	if err != nil {
		return 0, err
	}
	l, err := openLab(filepath.Join(dir, "index"))
	if err != nil {
		return 0, err
	}
	started := time.Now()
	report, err := indexer.Build(ctx, l.store, l.analyzer, indexer.Options{Version: "lab", Sources: []string{filepath.Join(dir, "corpus.jsonl")}})
	if err != nil {
		return 0, err
	}
	fmt.Printf("%d questions (indexed in %.0f s)\n", report.Written, time.Since(started).Seconds())
	svc, err := l.open("")
	if err != nil {
		return 0, err
	}
	defer svc.Close()
	forgetPeak()
	started = time.Now()
	busy := cpuSeconds()
	survey, err := svc.Survey(ctx, search.SurveyOptions{})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, survey.Close()) }()
	took := time.Since(started).Seconds()
	busy = cpuSeconds() - busy
	each = cmp.Or(busy, took) / float64(survey.Questions)
	fmt.Printf("  looked through in %.1f s, %.1f s of processors, %.2f ms a question:", took, busy, 1000*each)
	for _, p := range survey.Passes {
		fmt.Printf(" %s %.1f s", p.Name, p.Took.Seconds())
	}
	started = time.Now()
	found := map[[2]string]bool{}
	var pairs int
	for ids := range survey.Links() {
		found[ordered(ids)] = true
		pairs++
	}
	counts := map[clusters.Kind]int{}
	questions := 0
	for c, err := range survey.Clusters(ctx) {
		if err != nil {
			return 0, err
		}
		counts[c.Kind]++
		questions += len(c.Members)
		if c.Kind == clusters.PastedAnswer {
			for i, m := range c.Members {
				for _, other := range c.Members[:i] {
					found[ordered([2]string{m.ID, other.ID})] = true
				}
			}
		}
	}
	fmt.Printf(", clusters listed %.1f s\n  %d pairs compared, %d alike, %d questions in clusters:", time.Since(started).Seconds(), survey.Pairs, pairs, questions)
	for _, k := range clusters.Kinds {
		fmt.Printf(" %s %d", k, counts[k])
	}
	fmt.Println()
	for _, p := range planted {
		if err := p.print(survey, found, o.misses); err != nil {
			return 0, err
		}
	}
	if o.searches != "" {
		if err := timeSearchesMeanwhile(ctx, svc, o.searches); err != nil {
			return 0, err
		}
	}
	fmt.Print("  ")
	return each, checkMemory(o.memory)
}

// print tells how many of the pairs were found, and how many of those that the model would call duplicates: what the finder lost.
func (p *plantedPairs) print(survey *search.Survey, found map[[2]string]bool, misses bool) error {
	n, alike, alikeFound := 0, 0, 0
	for _, pair := range p.pairs {
		v, err := survey.Score(pair[0], pair[1])
		if err != nil {
			return err
		}
		there := found[ordered(pair)]
		n += indicator(there)
		if v.Score >= duplicates.DefaultThreshold {
			alike++
			alikeFound += indicator(there)
		}
		if misses && !there {
			fmt.Printf("  missed %v: score %.4f, vetoed %v\n", pair, v.Score, v.Vetoed)
		}
	}
	fmt.Printf("  %s: %d of %d found, %d of the %d that score enough\n", p.name, n, len(p.pairs), alikeFound, alike)
	return nil
}

func indicator(b bool) int {
	if b {
		return 1
	}
	return 0
}

func ordered(ids [2]string) [2]string { return [2]string{min(ids[0], ids[1]), max(ids[0], ids[1])} }
