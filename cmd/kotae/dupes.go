package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kotae/search"
	"kotae/search/duplicates"
	"kotae/search/duplicates/clusters"
)

// dupesOptions are the flags of kotae dupes.
type dupesOptions struct {
	search.SurveyOptions
	kind, newSince string
	limit          int
	asCSV, asJSON  bool
}

func (a *app) dupesCommand() *cobra.Command {
	var o dupesOptions
	cmd := &cobra.Command{
		Use:   "dupes [--min SCORE] [--new-since TIME] [--csv | --json]",
		Short: a.text.ShortDupes,
		Long: `Looks through the whole index on this machine for questions of which an editor may make one, and lists them in clusters,
those first that are worth most to decide. 100,000 questions take some minutes, and 0.4 GB in the folder for temporary files.

Any two questions of a cluster are alike; the score of a cluster is that of the least alike to the question that is
proposed to stand for all, which comes first, with why. There are four kinds, which --kind tells apart:

  copy           the text is the same, or nearly so
  duplicate      they ask the same in other words
  pasted_answer  an adviser gave the same answer to several questions, which need not be alike
  competing      the titles would be taken for one question, the questions not: a search brings up both

What editors decided (kotae verdicts) is not proposed again: a question that is a duplicate of another counts as that one,
and pairs that are different, related or for later are in no cluster.

--csv prints a row for each question: cluster, kind, score, benefit, representative, id, title, date, answers, advisers,
categories, member_score and reasons, which for the representative are why it is proposed. The name of a cluster is the
same as long as its questions are. --json prints {"questions": N, "pairs": N, "clusters": […]}: how many questions were
looked through and pairs compared, and clusters as the API has them. The exit code is 1 where there is no cluster.`,
		Example: `  kotae dupes --min 0.8 --limit 20
  kotae dupes --new-since 7d --json | jq -r '.clusters[].members[].id'
  kotae dupes --csv >dupes.csv`,
		Args: a.arguments(0, 0, a.text.WantNothing),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := a.settleDupes(&o); err != nil {
				return err
			}
			return a.dupes(c.Context(), o)
		},
	}
	cmd.Flags().Float64Var(&o.MinScore, "min", duplicates.DefaultThreshold, "the `SCORE` that any two questions of a cluster have at least, from 0.1 to 1")
	cmd.Flags().StringVar(&o.newSince, "new-since", "", "only clusters with a question dated since `TIME`: 7d, 12h, 4w or 2026-11-01")
	cmd.Flags().StringVar(&o.kind, "kind", "", "only clusters of this `KIND`: "+search.Listed(clusters.Kinds))
	cmd.Flags().StringVar(&o.Category, "category", "", "only clusters with a question of this category")
	cmd.Flags().StringVar(&o.Adviser, "adviser", "", "only clusters with an answer of this adviser")
	cmd.Flags().IntVarP(&o.limit, "limit", "n", 0, "at most so many clusters (default: all)")
	cmd.Flags().BoolVar(&o.asCSV, "csv", false, "print CSV")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
	_ = cmd.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(strings.Split(search.Listed(clusters.Kinds), ", "), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// leastMin is the lowest --min: below it nearly everything is like everything.
const leastMin = 0.1

// settleDupes checks the flags, before anything is opened.
func (a *app) settleDupes(o *dupesOptions) error {
	switch o.Kind = clusters.Kind(o.kind); {
	case !(o.MinScore >= leastMin && o.MinScore <= 1):
		return usage(fmt.Errorf(a.text.WantMinScore, leastMin, o.MinScore))
	case o.Kind != "" && !slices.Contains(clusters.Kinds, o.Kind):
		return usage(fmt.Errorf(a.text.WantDupesKind, search.Listed(clusters.Kinds), o.kind))
	case o.limit < 0:
		return usage(fmt.Errorf(a.text.WantLimit, o.limit))
	case o.asCSV && o.asJSON:
		return usage(errors.New(a.text.CSVOrJSON))
	case o.newSince != "":
		since, ok := parseSince(o.newSince, time.Now())
		if !ok {
			return usage(fmt.Errorf(a.text.WantNewSince, o.newSince))
		}
		o.NewSince = since
	}
	return nil
}

func (a *app) dupes(ctx context.Context, o dupesOptions) (err error) {
	service, err := a.engine()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, service.Close()) }()
	if server := a.settings.Text("client.server"); server != "" {
		a.notef(a.text.DupesAreHere, oneLine(server))
	}
	bar := a.newSurveyProgress()
	o.Progress = bar.show
	survey, err := service.Survey(ctx, o.SurveyOptions)
	bar.stop()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, survey.Close()) }()
	print := a.listDupes
	switch {
	case o.asCSV:
		print = a.dupesCSV
	case o.asJSON:
		print = a.dupesJSON
	}
	if err := print(ctx, survey, o.limit); err != nil {
		return err
	}
	if survey.Total() == 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}
