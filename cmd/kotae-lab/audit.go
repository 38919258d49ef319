package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/spf13/cobra"

	"kotae/corpus"
	"kotae/corpus/source"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/audit"
	"kotae/search/audit/ruleset"
)

func newAuditCommand() *cobra.Command {
	var data string
	var cut bool
	var workers, maxMB, maxSeconds int
	cmd := &cobra.Command{
		Use:   "audit [--data DIR | CORPUS.jsonl…]",
		Short: "time an audit by all rules, of sources or of an index that is there",
		RunE: func(cmd *cobra.Command, args []string) error {
			if (data == "") == (len(args) == 0) {
				return errors.New("name either sources or --data")
			}
			items := source.Read(cmd.Context(), args, source.Options{})
			if data != "" {
				store, err := generation.OpenStore(data)
				if err != nil {
					return err
				}
				items = audit.Records(search.Records(cmd.Context(), store))
			}
			rules := ruleset.All()
			if cut {
				rules = append(rules, cutting)
			}
			took, err := timeAudit(cmd.Context(), items, rules, workers)
			if err := errors.Join(err, checkMemory(maxMB)); err != nil {
				return err
			}
			if maxSeconds > 0 && took > time.Duration(maxSeconds)*time.Second {
				return fmt.Errorf("that took longer than %d s", maxSeconds)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&data, "data", "", "the data directory of an index")
	cmd.Flags().BoolVar(&cut, "cut", false, "cut every text into terms besides, as the first rule that needs terms would make it")
	cmd.Flags().IntVar(&workers, "workers", 0, "how many questions are looked at at once (default: one for each processor)")
	cmd.Flags().IntVar(&maxMB, "max-mb", 0, "fail where it takes more memory than this")
	cmd.Flags().IntVar(&maxSeconds, "max-seconds", 0, "fail where it takes longer than this")
	return cmd
}

// cutting is a rule that cuts all texts and finds nothing.
var cutting = audit.Rule{
	ID: "lab/cut", Severity: audit.Note, NeedsTerms: true,
	Look: func(q *audit.Question, _ func(audit.Hit)) {
		for i := range q.Texts {
			q.Texts[i].Analysis()
		}
	},
}

func timeAudit(ctx context.Context, items iter.Seq2[corpus.Item, error], rules []audit.Rule, workers int) (time.Duration, error) {
	started := time.Now()
	found := 0
	summary, err := audit.Run(ctx, items, audit.Options{Rules: rules, AsOf: time.Now(), Analyzer: analysis.New, Workers: workers},
		func(*audit.Finding) error { found++; return nil })
	took := time.Since(started)
	if err != nil {
		return took, err
	}
	fmt.Printf("%d questions, %d rules, %d findings: %.1f s, %.0f questions/s\n", summary.Questions, len(rules), found, took.Seconds(), float64(summary.Questions)/took.Seconds())
	return took, nil
}
