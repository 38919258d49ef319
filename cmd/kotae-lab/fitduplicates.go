package main

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"kotae/indexer/analysis"
	"kotae/search/duplicates"
)

func newFitDuplicatesCommand() *cobra.Command {
	var pairs, weights string
	var validate bool
	cmd := &cobra.Command{
		Use:   "fit-duplicates --pairs PAIRS.tsv --weights WEIGHTS.tsv",
		Short: "fit the weights by which duplicates are told, by the judged pairs of the sample and pairs of titles",
		Long: `Fits the weights of search/duplicates and writes them; the same pairs give the same weights. Those of the tree are made by

  go run ./cmd/kotae-lab fit-duplicates --pairs search/duplicates/testdata/pairs.tsv --weights search/duplicates/weights.tsv

With --validate it first measures on all pairs of the sample, each scored by a model that was fitted by no question of its two
questions' folds: a group of duplicates is never both in what is fitted by and in what is measured on. How the groups fall to
the folds is chance, so the figures of other ways follow.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return fitDuplicates(cmd.Context(), pairs, weights, validate)
		},
	}
	cmd.Flags().StringVar(&pairs, "pairs", "", "judged pairs of titles, as kotae eval duplicates reads them")
	cmd.Flags().StringVar(&weights, "weights", "", "the file to write")
	cmd.Flags().BoolVar(&validate, "validate", false, "measure by cross-validation")
	_ = cmd.MarkFlagRequired("pairs")
	_ = cmd.MarkFlagRequired("weights")
	return cmd
}

func fitDuplicates(ctx context.Context, pairs, weights string, validate bool) error {
	judged, err := duplicates.LoadPairs(pairs)
	if err != nil {
		return err
	}
	a, err := analysis.New()
	if err != nil {
		return err
	}
	statistics, err := duplicates.SampleStatistics(ctx, a)
	if err != nil {
		return err
	}
	p, err := duplicates.NewPreparer(a, statistics, duplicates.Options{})
	if err != nil {
		return err
	}
	t, err := duplicates.NewTraining(ctx, p, judged)
	if err != nil {
		return err
	}
	if validate {
		for _, basis := range []duplicates.Basis{duplicates.Titles, duplicates.Bodies, duplicates.Answers} {
			printValidation(basis, t)
		}
	}
	var out bytes.Buffer
	if err := t.Fit().Write(&out); err != nil {
		return err
	}
	return os.WriteFile(weights, out.Bytes(), 0o644)
}

func printValidation(basis duplicates.Basis, t *duplicates.Training) {
	scored := t.CrossValidate(basis, 0)
	fmt.Printf("%s, cross-validated: %s\n", basis, duplicates.Measure(scored))
	fmt.Println("  threshold precision recall found")
	for _, threshold := range duplicates.Thresholds {
		at := duplicates.AtThreshold(scored, threshold)
		fmt.Printf("  %9.2f %9.4f %6.4f %5d\n", threshold, at.Precision, at.Recall, at.Found)
	}
	fmt.Println("  score from  to    pairs mean_score duplicates")
	for _, b := range duplicates.Reliability(scored) {
		fmt.Printf("  %10.1f %.1f %7d %10.4f %10.4f\n", b.From, b.To, b.Pairs, b.Score, b.Same)
	}
	for split := 1; split < duplicates.Splits; split++ {
		fmt.Printf("%s, the groups dealt in another way: %s\n", basis, duplicates.Measure(t.CrossValidate(basis, split)))
	}
}
