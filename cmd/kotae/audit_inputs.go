package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"kotae/corpus"
	"kotae/corpus/source"
	"kotae/search"
	"kotae/search/audit"
	"kotae/search/audit/ruleset"
)

// allowListName is the file of a data directory that holds what audits of its index let stand.
const allowListName = "audit-allow.tsv"

// auditRules are the rules there are.
func (a *app) auditRules() []audit.Rule { return ruleset.All() }

// settleSources fills in how sources are read: as the flags say, else as kotae index would.
func (a *app) settleSources(c *cobra.Command, o *source.Options) error {
	for flag, key := range map[string]string{"source-format": "import.format", "source-encoding": "import.encoding", "columns": "import.columns"} {
		if f := c.Flags().Lookup(flag); f.Changed {
			if err := a.settings.Override(key, flag, flagTexts(f, false)); err != nil {
				return usage(err)
			}
		}
	}
	format, _ := a.settings.Get("import.format")
	encoding, _ := a.settings.Get("import.encoding")
	columns, _ := a.settings.Get("import.columns")
	o.Format, o.Encoding = format.Value.(string), encoding.Value.(string)
	o.Columns = columns.Value.(map[string]string)
	if err := o.Validate(); err != nil {
		return usage(err)
	}
	return nil
}

// readAllowList reads the file that is named, or that of the data directory, if the index is audited and has one. Any fault in
// it is an error: an entry that is left out would make the audit fail for no reason that anybody sees.
func (a *app) readAllowList(path string, rules []audit.Rule, index bool) (*audit.AllowList, error) {
	named := path != ""
	if !named {
		dir, err := a.dataDir()
		if err != nil || !index {
			return nil, err
		}
		path = filepath.Join(dir, allowListName)
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		if named {
			return nil, &exitError{exitMissing, fmt.Errorf(a.text.NoSuchFile, path)}
		}
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, problems, err := audit.ReadAllowList(path, f, rules)
	if err != nil {
		return nil, usage(err)
	}
	if len(problems) > 0 {
		return nil, usage(fmt.Errorf(a.text.AllowBroken, problems[0].Error(), path))
	}
	return list, nil
}

func (a *app) readBaseline(path string) (*audit.Report, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &exitError{exitMissing, fmt.Errorf(a.text.NoSuchFile, path)}
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	report, err := audit.ReadReport(path, f)
	if err != nil {
		return nil, usage(err)
	}
	return report, nil
}

// auditItems are the records of the sources, or those of the current index.
func (a *app) auditItems(ctx context.Context, o auditOptions, paths []string) (iter.Seq2[corpus.Item, error], error) {
	if len(paths) > 0 {
		return source.Read(ctx, paths, o.sources), nil
	}
	store, err := a.existingStore()
	if err != nil {
		return nil, err
	}
	return audit.Records(search.Records(ctx, store)), nil
}
