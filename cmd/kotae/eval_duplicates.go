package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"kotae/indexer/analysis"
	"kotae/search/duplicates"
)

// duplicatesOptions are the flags of kotae eval duplicates.
type duplicatesOptions struct {
	pairs, scores string
	asJSON        bool
}

func (a *app) evalDuplicatesCommand() *cobra.Command {
	var o duplicatesOptions
	cmd := &cobra.Command{
		Use:   "duplicates --pairs PAIRS",
		Short: a.text.ShortEvalDuplicates,
		Long: `Measures how well duplicate questions are told from others, on pairs that are judged. Needs no index and uses none: how common
a term is comes from the embedded sample, so the figures of a file are the same everywhere.

  --pairs  a line for each pair: text, text and dup or nondup, separated by tabs; it may be gzip. In a text, \n stands for a
           line break: what is before the first is the title, the rest the body. Lines that begin with # are left out, and
           so is a first line whose third column is label

auc is the probability that a duplicate scores above another pair, f1 the highest there is, at the threshold beside it,
precision@recall0.8 the highest precision at which four in five duplicates are found. The second line says the same of the share
of character bigrams in common (Dice), which looks at nothing but the characters. Then follow, for each threshold, the
precision, the recall and how many pairs score as much or more. From 0.5 on questions are proposed to editors. A pair with a
veto (一次面接 and 最終面接) scores at most 0.05.

--scores writes for each pair its line, label, score, the baseline's score, the reasons and both texts, separated by tabs. Reasons
are separated by "; ", each with what it is about: shared_terms(面接|服装).`,
		Example: "  kotae eval duplicates --pairs pairs.tsv --scores scores.tsv",
		Args:    a.arguments(0, 0, a.text.WantNothing),
		RunE: func(c *cobra.Command, _ []string) error {
			if o.pairs == "" {
				return a.misused(c, a.text.WantPairs)
			}
			return a.evalDuplicates(c.Context(), o)
		},
	}
	cmd.Flags().StringVar(&o.pairs, "pairs", "", "read the judged pairs of `FILE`")
	cmd.Flags().StringVar(&o.scores, "scores", "", "write the score of each pair, and why, to `FILE`")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) evalDuplicates(ctx context.Context, o duplicatesOptions) error {
	if o.scores != "" && sameFile(o.scores, o.pairs) {
		return usage(fmt.Errorf("--scores %s would overwrite what is read; name another file", o.scores))
	}
	pairs, err := duplicates.LoadPairs(o.pairs)
	if err != nil {
		return err
	}
	scored, baseline, reasons, err := scorePairs(ctx, pairs)
	if err != nil {
		return err
	}
	if o.scores != "" {
		err := replaceFile(o.scores, func(out io.Writer) error {
			var errs []error
			_, err := io.WriteString(out, "line\tlabel\tscore\tbaseline\treasons\ttext\ttext\n")
			errs = append(errs, err)
			for i, p := range pairs {
				_, err := fmt.Fprintf(out, "%d\t%s\t%.4f\t%.4f\t%s\t%s\t%s\n", p.Line, p.Label(), scored[i].Score, baseline[i].Score, reasons[i], cell(p.A), cell(p.B))
				errs = append(errs, err)
			}
			return errors.Join(errs...)
		})
		if err != nil {
			return err
		}
	}
	if !bothKinds(pairs) {
		a.notef(a.text.OneKindOfPairs, o.pairs)
	}
	return a.printDuplicates(scored, baseline, o.asJSON)
}

// scorePairs scores each pair by the model and by the baseline, and writes down why.
func scorePairs(ctx context.Context, pairs []duplicates.Pair) (scored, baseline []duplicates.Scored, reasons []string, err error) {
	analyzer, err := analysis.New()
	if err != nil {
		return nil, nil, nil, err
	}
	statistics, err := duplicates.SampleStatistics(ctx, analyzer)
	if err != nil {
		return nil, nil, nil, err
	}
	preparer, err := duplicates.NewPreparer(analyzer, statistics, duplicates.Options{})
	if err != nil {
		return nil, nil, nil, err
	}
	model, err := duplicates.Default()
	if err != nil {
		return nil, nil, nil, err
	}
	for _, p := range pairs {
		if err := ctx.Err(); err != nil {
			return nil, nil, nil, err
		}
		v := model.Score(preparer.Prepare(duplicates.Question(p.A)), preparer.Prepare(duplicates.Question(p.B)))
		scored = append(scored, duplicates.Scored{Score: v.Score, Same: p.Same})
		baseline = append(baseline, duplicates.Scored{Score: duplicates.Baseline(p.A, p.B), Same: p.Same})
		reasons = append(reasons, reasonsColumn(v.Reasons()))
	}
	return scored, baseline, reasons, nil
}

func reasonsColumn(reasons []duplicates.Reason) string {
	var out []string
	for _, r := range reasons {
		text := string(r.Kind)
		if len(r.Texts) > 0 {
			text += "(" + strings.Join(r.Texts, "|") + ")"
		}
		out = append(out, cell(text))
	}
	return strings.Join(out, "; ")
}

// cell is a text as it stands between tabs.
func cell(text string) string {
	return strings.NewReplacer("\t", " ", "\n", `\n`, "\r", " ").Replace(text)
}

func bothKinds(pairs []duplicates.Pair) bool {
	for _, p := range pairs {
		if p.Same != pairs[0].Same {
			return true
		}
	}
	return false
}

// measuredDuplicates is what kotae eval duplicates --json prints.
type measuredDuplicates struct {
	duplicates.Measures
	Baseline   duplicates.Measures `json:"baseline"`
	Thresholds []duplicates.At     `json:"thresholds"`
}

func (a *app) printDuplicates(scored, baseline []duplicates.Scored, asJSON bool) error {
	m := measuredDuplicates{Measures: duplicates.Measure(scored), Baseline: duplicates.Measure(baseline)}
	for _, t := range duplicates.Thresholds {
		m.Thresholds = append(m.Thresholds, duplicates.AtThreshold(scored, t))
	}
	if asJSON {
		return a.printJSON(m)
	}
	a.printf("%s\n", m.Measures)
	a.printf("baseline_auc=%.4f baseline_f1=%.4f baseline_threshold=%.4f baseline_precision@recall0.8=%.4f\n\n",
		m.Baseline.AUC, m.Baseline.F1, m.Baseline.Threshold, m.Baseline.PrecisionAtRecall)
	var rows [][]string
	for _, t := range m.Thresholds {
		rows = append(rows, []string{fmt.Sprintf("%.2f", t.Threshold), fmt.Sprintf("%.4f", t.Precision), fmt.Sprintf("%.4f", t.Recall), fmt.Sprint(t.Found)})
	}
	a.printTable([]column{{"threshold", true}, {"precision", true}, {"recall", true}, {"found", true}}, rows)
	return nil
}
