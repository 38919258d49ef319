package main

import (
	"github.com/spf13/cobra"
)

// linted is what kotae dict lint --json prints of each file.
type linted struct {
	File     string    `json:"file"`
	Kind     string    `json:"kind"` // dictionary or thesaurus
	Entries  int       `json:"entries"`
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Problems []problem `json:"problems"`
}

func (a *app) dictLintCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "lint [FILE…]",
		Short: a.text.ShortDictLint,
		Long: `Lists what is wrong in the files, or in those of the data directory, by line. Errors keep a file from being used; the
exit code is 1 then. Warnings are for things that have no effect or that may not be meant.`,
		Example: "  kotae dict lint\n  kotae dict lint new-words.tsv",
		RunE:    func(_ *cobra.Command, args []string) error { return a.dictLint(args, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) dictLint(files []string, asJSON bool) error {
	if len(files) == 0 {
		dir, own, err := a.ownFiles()
		if err != nil {
			return err
		}
		if files = own; len(own) == 0 && !asJSON {
			a.printf(a.text.DictNone+"\n", dir)
			return nil
		}
	}
	errors, all := 0, []linted{}
	for _, path := range files {
		f, err := readEdited(path)
		if err != nil {
			return err
		}
		l := linted{path, f.kind, f.entryCount(), f.count("error"), f.count("warning"), orEmpty(f.problems)}
		errors += l.Errors
		all = append(all, l)
	}
	if asJSON {
		if err := a.printJSON(all); err != nil {
			return err
		}
	} else {
		a.printLinted(all)
	}
	if errors > 0 {
		return errUnusable
	}
	return nil
}

func (a *app) printLinted(all []linted) {
	severity := map[string]string{"error": a.text.DictError, "warning": a.text.DictWarning}
	for _, l := range all {
		for _, p := range l.Problems {
			a.printf("%s:%d: %s: %s\n", p.File, p.Line, severity[p.Severity], oneLine(p.Text))
		}
		a.printf(a.text.DictLinted+"\n", l.File, l.Entries, l.Errors, l.Warnings)
	}
}
