package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"kotae/search/audit"
)

// lintedAllow is what kotae audit lint --json prints of each file.
type lintedAllow struct {
	File     string               `json:"file"`
	Entries  int                  `json:"entries"` // without faults
	Problems []audit.AllowProblem `json:"problems"`
}

func (a *app) auditLintCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "lint [FILE…]",
		Short: a.text.ShortAuditLint,
		Long: `Lists what is wrong in allow-lists, or in audit-allow.tsv of the data directory, by line. The exit code is 1 where
anything is: no audit takes such a list.`,
		Example: "  kotae audit lint\n  kotae audit lint allow.tsv",
		RunE:    func(_ *cobra.Command, files []string) error { return a.auditLint(files, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) auditLint(files []string, asJSON bool) error {
	if len(files) == 0 {
		dir, err := a.dataDir()
		if err != nil {
			return err
		}
		path := filepath.Join(dir, allowListName)
		if _, err := os.Stat(path); err == nil {
			files = []string{path}
		} else if !asJSON {
			a.printf(a.text.NoAllowList+"\n", path)
			return nil
		}
	}
	wrong, all := 0, []lintedAllow{}
	for _, path := range files {
		l, err := lintAllowList(path, a.auditRules())
		if err != nil {
			return usage(err)
		}
		wrong += len(l.Problems)
		all = append(all, l)
	}
	if asJSON {
		if err := a.printJSON(all); err != nil {
			return err
		}
	} else {
		for _, l := range all {
			for _, p := range l.Problems {
				a.printf("%s\n", oneLine(p.Error()))
			}
			a.printf(a.text.AllowLinted+"\n", l.File, l.Entries, len(l.Problems))
		}
	}
	if wrong > 0 {
		return errUnusable
	}
	return nil
}

func lintAllowList(path string, rules []audit.Rule) (l lintedAllow, err error) {
	f, err := os.Open(path)
	if err != nil {
		return l, err
	}
	defer f.Close()
	list, problems, err := audit.ReadAllowList(path, f, rules)
	if err != nil {
		return l, err
	}
	return lintedAllow{path, len(list.Entries), orEmpty(problems)}, nil
}
