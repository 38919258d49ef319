package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"kotae/search/audit"
	"kotae/search/audit/ruleset"
	"kotae/search/audit/wording"
)

// auditRules are the rules there are, with those of the file that is named, or else of audit-rules.yaml in the data directory,
// if it has one. Any fault in it is an error: a rule that is left out would be missed by nobody.
func (a *app) auditRules(path string) ([]audit.Rule, *wording.Set, error) {
	own, problems, err := a.ownRules(path)
	if err != nil {
		return nil, nil, err
	}
	words, more := ruleset.Load(own)
	if problems = append(problems, more...); len(problems) > 0 {
		return nil, nil, usage(fmt.Errorf(a.text.AllowBroken, oneLine(problems[0].In(a.text.Language)), own.Name))
	}
	return ruleset.With(words), words, nil
}

// ownRules reads the rules of a site; without any they are nil.
func (a *app) ownRules(path string) (*wording.File, []wording.Problem, error) {
	named := path != ""
	if !named {
		dir, err := a.dataDir()
		if err != nil {
			return nil, nil, nil // nor is there an index; sources can be audited all the same
		}
		path = filepath.Join(dir, wording.FileName)
	}
	own, problems, err := wording.ReadFile(path)
	switch {
	case err == nil:
		return own, problems, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, nil, err
	case named:
		return nil, nil, &exitError{exitMissing, fmt.Errorf(a.text.NoSuchFile, path)}
	}
	return nil, nil, nil
}

// readyWords cuts the patterns of the rules as the texts will be cut, where a rule that is asked wants it.
func (a *app) readyWords(words *wording.Set, rules []audit.Rule) error {
	for _, r := range rules {
		if !r.NeedsTerms {
			continue
		}
		analyzer, err := a.analyzer()
		if err != nil {
			return err
		}
		if problems := words.Compile(analyzer); len(problems) > 0 {
			return usage(fmt.Errorf(a.text.AllowBroken, oneLine(problems[0].In(a.text.Language)), problems[0].File))
		}
		return nil
	}
	return nil
}

// ownRulesPath is where a data directory has rules, or "".
func (a *app) ownRulesPath() string {
	dir, err := a.dataDir()
	if err != nil {
		return ""
	}
	path := filepath.Join(dir, wording.FileName)
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	return path
}
