package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kotae/corpus"
	"kotae/corpus/table"
	"kotae/indexer/generation"
	"kotae/search"
)

var exportFormats = []string{"jsonl", "csv", "tsv"}

// exportOptions are the flags of kotae export.
type exportOptions struct{ format, encoding, file string }

func (a *app) exportCommand() *cobra.Command {
	var o exportOptions
	cmd := &cobra.Command{
		Use:   "export",
		Short: a.text.ShortExport,
		Long: `Writes all questions of the current index, but the forgotten ones, to standard output or with -o to a file, which
appears only when it is whole. kotae index reads it back as the same records.

A table (csv, tsv) has a row for each answer; the rows of a question follow each other, the first one has what the
question says. A ' stands before cells that a spreadsheet program would run as a formula. Categories and
qualifications are joined by |, a line ## in an answer begins a section with a heading, and links are JSON.

cp932 is for programs that read no UTF-8. It lacks characters: 〜 and a few more are written as those it has in
their place, and counted; any other ends the export.`,
		Example: `  kotae export -o questions.csv
  kotae export --format csv --encoding cp932 -o questions.csv
  kotae export | jq -r .title`,
		Args: a.arguments(0, 0, a.text.WantNothing),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := a.settleExport(&o); err != nil {
				return err
			}
			return a.export(c.Context(), o)
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "", "write `FORMAT`: jsonl, csv or tsv (default: by the file's extension, else jsonl)")
	cmd.Flags().StringVar(&o.encoding, "encoding", "", "write csv or tsv in `ENCODING`: utf-8, utf-8-bom or cp932 (default: utf-8-bom)")
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write `FILE` instead of standard output")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(exportFormats, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("encoding", cobra.FixedCompletions(table.WrittenEncodings, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// settleExport checks the flags and fills in what they leave open.
func (a *app) settleExport(o *exportOptions) error {
	if o.file == "-" {
		o.file = ""
	}
	if ext := filepath.Ext(o.file); o.format == "" && ext != "" {
		o.format = strings.ToLower(ext[1:])
		if !slices.Contains(exportFormats, o.format) {
			return usage(fmt.Errorf(a.text.NoFormatByName, o.file))
		}
	}
	switch {
	case o.format == "":
		o.format = "jsonl"
	case !slices.Contains(exportFormats, o.format):
		return usage(fmt.Errorf(a.text.WantExportFormat, o.format))
	}
	switch {
	case o.format == "jsonl" && o.encoding != "" && o.encoding != "utf-8":
		return usage(errors.New(a.text.JSONLIsUTF8))
	case o.format != "jsonl" && o.encoding == "":
		o.encoding = "utf-8-bom"
	case o.format != "jsonl" && !slices.Contains(table.WrittenEncodings, o.encoding):
		return usage(fmt.Errorf(a.text.WantExportEncoding, o.encoding))
	}
	return nil
}

func (a *app) export(ctx context.Context, o exportOptions) error {
	store, err := a.existingStore()
	if err != nil {
		return err
	}
	var e exported
	write := func(out io.Writer) (err error) { e, err = exportTo(ctx, store, out, o); return err }
	if o.file == "" {
		err = write(a.out)
	} else {
		err = replaceFile(o.file, write)
	}
	var lacking *table.CharacterError
	if errors.As(err, &lacking) {
		return &exitError{exitFailed, fmt.Errorf(a.text.CP932Lacks, lacking.ID, lacking.Character, lacking.Character, lacking.Field)}
	}
	if err != nil {
		return err
	}
	a.notef(a.text.Exported, e.questions, e.answers)
	if e.replaced > 0 {
		a.notef(a.text.LookalikesWritten, e.replaced)
	}
	return nil
}

// exported counts what was written.
type exported struct{ questions, answers, replaced int }

func exportTo(ctx context.Context, store *generation.Store, out io.Writer, o exportOptions) (e exported, err error) {
	var write func(*corpus.Question) error
	switch o.format {
	case "jsonl":
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		write = func(q *corpus.Question) error { return enc.Encode(q) }
	default:
		comma := map[string]rune{"csv": ',', "tsv": '\t'}[o.format]
		var w *table.Writer
		if w, err = table.NewWriter(out, table.WriteOptions{Comma: comma, Encoding: o.encoding}); err != nil {
			return e, err
		}
		write = w.Write
		defer func() { e.replaced = w.Replaced }()
	}
	for q, err := range search.Records(ctx, store) {
		if err == nil {
			err = write(q)
		}
		if err != nil {
			return e, err
		}
		e.questions++
		e.answers += len(q.Answers)
	}
	return e, nil
}
