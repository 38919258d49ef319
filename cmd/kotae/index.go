package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// keepGenerations is how many older indexes stay for kotae rollback.
const keepGenerations = 3

func (a *app) indexCommand() *cobra.Command {
	var withSample, asJSON bool
	cmd := &cobra.Command{
		Use:   "index SOURCE… [--sample]",
		Short: a.text.ShortIndex,
		Long: `Builds an index of everything the sources hold and makes it current. The sources name the whole corpus:
what they no longer hold is removed. A source is a file or a folder of page dumps or JSONL, or - for JSONL
on standard input. A running server moves to the new index by itself; until it is whole, the one before is served.

It prints what became of every record: read = written + unchanged + superseded + refused + rejected. The exit
code is 5 where records were rejected; the others are imported nevertheless.`,
		Example: `  kotae index export/
  kotae index --sample questions.jsonl`,
		Args: func(c *cobra.Command, args []string) error {
			if withSample {
				return nil
			}
			return a.arguments(1, -1, a.text.WantSources)(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			return a.index(c.Context(), args, withSample, asJSON)
		},
	}
	cmd.Flags().BoolVar(&withSample, "sample", false, "add the embedded sample")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the report as JSON")
	return cmd
}

func (a *app) index(ctx context.Context, sources []string, withSample, asJSON bool) (err error) {
	store, err := a.store()
	if err != nil {
		return err
	}
	unlock, err := store.Lock("kotae index")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	analyzer, err := analysis.New()
	if err != nil {
		return err
	}
	report, err := a.build(ctx, store, analyzer, indexer.Options{Sources: sources, Sample: withSample})
	if err != nil && !errors.Is(err, indexer.ErrNothing) {
		return err
	}
	if printErr := a.printReport(report, asJSON); err == nil {
		err = printErr
	}
	if err == nil && report.Rejected > 0 {
		return &exitError{code: exitRejected} // the report says which
	}
	return err
}

// build builds an index under the lock that the caller holds, shows how far it is, and removes the oldest ones.
func (a *app) build(ctx context.Context, store *generation.Store, analyzer *analysis.Analyzer, o indexer.Options) (*indexer.Report, error) {
	bar := a.newProgress()
	o.Version, o.Progress = currentVersions().Version, bar.show
	report, err := indexer.Build(ctx, store, analyzer, o)
	bar.stop()
	if err != nil {
		if ctx.Err() != nil {
			err = a.interrupted(store)
		}
		return report, err
	}
	if report.Published {
		if _, err := store.Prune(keepGenerations); err != nil {
			a.notef(a.text.PruneFailed, err) // the new index is served all the same
		}
	}
	return report, nil
}

// interrupted tells which index is still there.
func (a *app) interrupted(store *generation.Store) error {
	current, err := store.Current()
	if err != nil {
		return &exitError{exitInterrupted, errors.New(a.text.IndexInterruptedFirst)}
	}
	return &exitError{exitInterrupted, fmt.Errorf(a.text.IndexInterrupted, current)}
}
