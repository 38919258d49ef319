package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kotae/search/audit"
	"kotae/search/audit/ruleset"
	"kotae/search/audit/wording"
)

// lintedAllow is what kotae audit lint --json prints of an allow-list.
type lintedAllow struct {
	File     string               `json:"file"`
	Entries  int                  `json:"entries"` // without faults
	Problems []audit.AllowProblem `json:"problems"`
}

// lintedRules is what it prints of a rules file.
type lintedRules struct {
	File     string         `json:"file"` // "" for the rules that come along
	Rules    int            `json:"rules"`
	Examples int            `json:"examples"` // that were tried
	Problems []rulesProblem `json:"problems"`
}

type rulesProblem struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Text string `json:"text"` // in the user's language
}

func (a *app) auditLintCommand() *cobra.Command {
	var asJSON bool
	var own string
	cmd := &cobra.Command{
		Use:   "lint [FILE…]",
		Short: a.text.ShortAuditLint,
		Long:  auditLintHelp,
		Example: `  kotae audit lint
  kotae audit lint allow.tsv house-style.yaml`,
		RunE: func(c *cobra.Command, files []string) error { return a.auditLint(c.Context(), files, own, asJSON) },
	}
	cmd.Flags().StringVar(&own, "rules", "", "let allow-lists name the rules of `FILE` too (default: audit-rules.yaml of the data directory)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// isRules tells a rules file from an allow-list.
func isRules(path string) bool {
	return slices.Contains([]string{".yaml", ".yml"}, strings.ToLower(filepath.Ext(path)))
}

func (a *app) auditLint(ctx context.Context, files []string, own string, asJSON bool) error {
	wrong, all := 0, []any{}
	if len(files) == 0 {
		var missing string
		var err error
		if files, missing, err = a.lintedFiles(); err != nil {
			return err
		}
		l, err := a.lintRules(ctx, "")
		if err != nil {
			return err
		}
		wrong += len(l.Problems)
		all = append(all, l)
		if missing != "" && !asJSON {
			a.printf(a.text.NoAllowList+"\n", missing)
		}
	}
	for _, path := range files {
		if isRules(path) {
			l, err := a.lintRules(ctx, path)
			if err != nil {
				return a.unreadable(path, err)
			}
			wrong += len(l.Problems)
			all = append(all, l)
			continue
		}
		rules, _, err := a.auditRules(own)
		if err != nil {
			return err
		}
		l, err := lintAllowList(path, rules)
		if err != nil {
			return a.unreadable(path, err)
		}
		wrong += len(l.Problems)
		all = append(all, l)
	}
	if asJSON {
		if err := a.printJSON(all); err != nil {
			return err
		}
	} else {
		a.printAuditLint(all)
	}
	if wrong > 0 {
		return errUnusable
	}
	return nil
}

// unreadable is what is said of a file that cannot be read; an audit says the same of one that is not there.
func (a *app) unreadable(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &exitError{exitMissing, fmt.Errorf(a.text.NoSuchFile, path)}
	}
	return usage(err)
}

// lintedFiles are the rules and the allow-list of the data directory, as far as they are there, and the allow-list that is not.
func (a *app) lintedFiles() (files []string, missing string, err error) {
	if path := a.ownRulesPath(); path != "" {
		files = append(files, path)
	}
	dir, err := a.dataDir()
	if err != nil {
		return nil, "", err
	}
	path := filepath.Join(dir, allowListName)
	if _, err := os.Stat(path); err != nil {
		return files, path, nil
	}
	return append(files, path), "", nil
}

func (a *app) printAuditLint(all []any) {
	for _, l := range all {
		switch l := l.(type) {
		case lintedAllow:
			for _, p := range l.Problems {
				a.printf("%s\n", oneLine(p.Error()))
			}
			a.printf(a.text.AllowLinted+"\n", l.File, l.Entries, len(l.Problems))
		case lintedRules:
			for _, p := range l.Problems {
				a.printf("%s\n", oneLine(wording.Problem{File: p.File, Line: p.Line, Text: audit.Texts{English: p.Text, Japanese: p.Text}}.In(a.text.Language)))
			}
			name := l.File
			if name == "" {
				name = a.text.ShippedRules
			}
			a.printf(a.text.RulesLinted+"\n", name, l.Rules, l.Examples, len(l.Problems))
		}
	}
}

// lintRules reads a rules file and tries its examples; "" stands for the rules that come along.
func (a *app) lintRules(ctx context.Context, path string) (l lintedRules, err error) {
	l.File = path
	var own *wording.File
	var problems []wording.Problem
	if path != "" {
		if own, problems, err = wording.ReadFile(path); err != nil {
			return l, err
		}
	}
	words, more := ruleset.Load(own)
	problems = append(problems, more...)
	analyzer, err := a.analyzer()
	if err != nil {
		return l, err
	}
	tried, wrong, err := words.Try(ctx, analyzer, path)
	if err != nil {
		return l, err
	}
	l.Examples, l.Rules = tried, len(words.Rules)
	if own != nil {
		l.Rules = len(own.Rules)
	}
	l.Problems = []rulesProblem{}
	problems = append(problems, wrong...)
	slices.SortStableFunc(problems, func(a, b wording.Problem) int { return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line) })
	for _, p := range problems {
		l.Problems = append(l.Problems, rulesProblem{p.File, p.Line, p.Text.In(a.text.Language)})
	}
	return l, nil
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
