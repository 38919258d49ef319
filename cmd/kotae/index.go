package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kotae/corpus/source"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// keepGenerations is how many older indexes stay for kotae rollback.
const keepGenerations = 3

func (a *app) indexCommand() *cobra.Command {
	var o indexer.Options
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "index SOURCE… [--sample]",
		Short: a.text.ShortIndex,
		Long: `Builds an index of everything the sources hold and makes it current. Only what changed since the index before
is analysed. The sources name the whole corpus: what they no longer hold is removed. Where that would be more than
20 questions and more than 10 % of them, nothing is published and the exit code is 6, unless --allow-delete is given.
With --add all questions stay that the sources do not name. A running server moves to the new index by itself; until it
is whole, the one before is served.

A source is a file, a folder, or - for standard input. Each file's format is recognised:
  jsonl      canonical records, one JSON object a line
  csv, tsv   tables with a header; --columns and [import.columns] in kotae.toml say what their columns hold:
             ` + strings.Join(source.Fields()[:11], ", ") + `,
             ` + strings.Join(source.Fields()[11:], ", ") + `;
             those of answers may be numbered (answer1, adviser1, answer2, …)
  page       page dumps (.txt), one question a file
  html       saved web pages
  wxr        a WordPress export (.xml)
  .zip, .tar, .tar.gz or .gz of these are read without unpacking them
A page that names no address is known by its file's name, an index.html by its folder's. Of two with one name that ask
different things, the second is rejected.
--format says what the files are instead: all that are named, and in folders and archives those with a known ending.

A question whose name is new but whose content is that of one that vanished keeps the id it had: its dump was renamed.
Questions that kotae forget has forgotten are left out, also where their text comes under another id.

It prints what became of every record: read = written + unchanged + superseded + refused + rejected + forgotten.
The exit code is 5 where records were rejected; the others are imported nevertheless.`,
		Example: `  kotae index export/
  kotae index --add new.jsonl
  kotae index --sample questions.jsonl
  kotae index --encoding cp932 --columns 相談文=body --columns 先生=adviser soudan.csv`,
		Args: func(c *cobra.Command, args []string) error {
			if o.Sample {
				return nil
			}
			return a.arguments(1, -1, a.text.WantSources)(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.Sources = args
			columns, _ := a.settings.Get("import.columns") // the flag's, if it was given
			o.Import.Columns = columns.Value.(map[string]string)
			if err := o.Import.Validate(); err != nil {
				return usage(err)
			}
			return a.index(c.Context(), o, asJSON)
		},
	}
	cmd.Flags().BoolVar(&o.Sample, "sample", false, "add the embedded sample")
	cmd.Flags().BoolVar(&o.Add, "add", false, "keep the questions that no source names")
	cmd.Flags().BoolVar(&o.AllowDelete, "allow-delete", false, "remove the questions that no source names, however many")
	cmd.Flags().StringVar(&o.Import.Format, "format", source.Auto, "`FORMAT` of the sources: "+strings.Join(source.Formats(), ", "))
	cmd.Flags().StringVar(&o.Import.Encoding, "encoding", source.Auto, "`ENCODING` of the sources: "+strings.Join(source.Encodings(), ", "))
	cmd.Flags().StringArray("columns", nil, "`HEADER=FIELD`: what a column of a table holds (repeatable)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the report as JSON")
	return cmd
}

func (a *app) index(ctx context.Context, o indexer.Options, asJSON bool) (err error) {
	store, err := a.store()
	if err != nil {
		return err
	}
	unlock, err := store.Lock("kotae index")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	report, err := a.build(ctx, store, analysis.New, o)
	var tooMany *indexer.TooManyRemovedError
	if err != nil && !errors.Is(err, indexer.ErrNothing) && !errors.As(err, &tooMany) {
		return err
	}
	if printErr := a.printReport(report, asJSON, err == nil); err == nil {
		err = printErr
	}
	if err == nil && report.Rejected > 0 {
		return &exitError{code: exitRejected} // the report says which
	}
	return err
}

// build builds an index under the lock that the caller holds, shows how far it is, and removes the oldest ones.
func (a *app) build(ctx context.Context, store *generation.Store, dictionary func() (*analysis.Analyzer, error), o indexer.Options) (*indexer.Report, error) {
	bar := a.newProgress()
	o.Version, o.Progress = currentVersions().Version, bar.show
	report, err := indexer.Update(ctx, store, dictionary, o)
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
