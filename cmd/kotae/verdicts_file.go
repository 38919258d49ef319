package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kotae/indexer/decisions/verdictfile"
	"kotae/search"
)

// verdictsExport are the flags of kotae verdicts export.
type verdictsExport struct {
	format, file string
	current      bool
}

func (a *app) verdictsExportCommand() *cobra.Command {
	var o verdictsExport
	cmd := &cobra.Command{
		Use:   "export",
		Short: a.text.ShortVerdictsExport,
		Long: `Writes every verdict that there ever was, the oldest first, also those that were taken back, but none about forgotten
questions; with --current only those that hold. kotae verdicts import reads it back as the same.

The columns, or fields, are ` + strings.Join(verdictfile.Columns, ", ") + `: more may come after them. wording_a and wording_b
tell whether a question is worded as it was when it was decided. CSV is UTF-8 as Excel opens it, with a ' before cells that it
would run as a formula.`,
		Example: "  kotae verdicts export -o verdicts.csv\n  kotae verdicts export --current --format json | jq '.[] | select(.kind == \"duplicate\")'",
		Args:    a.arguments(0, 0, a.text.WantNothing),
		RunE:    func(c *cobra.Command, _ []string) error { return a.exportVerdicts(c.Context(), o) },
	}
	cmd.Flags().StringVar(&o.format, "format", "", "write `FORMAT`: csv or json (default: by the file's extension, else csv)")
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write `FILE` instead of standard output")
	cmd.Flags().BoolVar(&o.current, "current", false, "only the verdicts that hold")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(verdictfile.Formats, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) exportVerdicts(ctx context.Context, o verdictsExport) error {
	if o.file == "-" {
		o.file = ""
	}
	if ext := filepath.Ext(o.file); o.format == "" && ext != "" {
		o.format = strings.ToLower(ext[1:])
	}
	if o.format == "" {
		o.format = verdictfile.CSV
	}
	if !slices.Contains(verdictfile.Formats, o.format) {
		return usage(fmt.Errorf(a.text.WantVerdictFormat, o.format))
	}
	store, err := a.existingStore()
	if err != nil {
		return err
	}
	history, err := search.History(ctx, store, o.current)
	if err != nil {
		return err
	}
	write := func(out io.Writer) error { return verdictfile.Write(out, o.format, history) }
	if o.file == "" {
		err = write(a.out)
	} else {
		err = replaceFile(o.file, write)
	}
	if err != nil {
		return err
	}
	a.notef(a.text.VerdictsExported, len(history))
	return nil
}

func (a *app) verdictsImportCommand() *cobra.Command {
	var by string
	cmd := &cobra.Command{
		Use:   "import {FILE | -} [--by EDITOR]",
		Short: a.text.ShortVerdictsImport,
		Long: `Takes in the verdicts of a file, CSV or JSON, all or none; - is standard input. What kotae verdicts export wrote is the
same afterwards, also in another data directory; a second time nothing is new.

Rows may be written by hand: a and b, the ids of two questions of the index, kind (duplicate, related, different or
later), of a duplicate the representative, and where wanted by, at and note. They are decided now, or at the time
given, as one batch of each editor, and must not contradict what holds.`,
		Example: "  kotae verdicts import verdicts.csv\n  printf 'a,b,kind,representative\\n1206,1201,duplicate,1201\\n' | kotae verdicts import - --by hana",
		Args:    a.arguments(1, 1, a.text.WantVerdictFile),
		RunE:    func(c *cobra.Command, args []string) error { return a.importVerdicts(c.Context(), args[0], by) },
	}
	cmd.Flags().StringVar(&by, "by", "", "the `EDITOR` of rows that name none")
	return cmd
}

func (a *app) importVerdicts(ctx context.Context, file, by string) error {
	if err := a.goodEditor(by); err != nil {
		return err
	}
	in := a.in
	if file != "-" {
		f, err := os.Open(file)
		if errors.Is(err, fs.ErrNotExist) {
			return usage(fmt.Errorf(a.text.NoSuchFile, file))
		}
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	rows, faults, err := verdictfile.Read(in)
	if err != nil {
		return err
	}
	fresh := 0
	if len(faults) == 0 {
		store, err := a.store() // verdicts may come before the first index
		if err != nil {
			return err
		}
		if fresh, faults, err = search.ImportVerdicts(ctx, store, rows, by); err != nil {
			return err
		}
	}
	if len(faults) > 0 {
		for _, f := range faults {
			where := file
			if f.Line > 0 {
				where = fmt.Sprintf("%s:%d", file, f.Line)
			}
			a.notef("%s: %s; %s", oneLine(where), oneLine(f.Reason), oneLine(f.Fix))
		}
		return &exitError{exitFailed, fmt.Errorf(a.text.VerdictsRefused, len(faults))}
	}
	a.printf(a.text.VerdictsImported+"\n", fresh, len(rows)-fresh)
	return nil
}
