package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"kotae/indexer/backup"
)

func (a *app) backupCommand() *cobra.Command {
	var currentOnly bool
	cmd := &cobra.Command{
		Use:   "backup DIR | FILE.tar.gz",
		Short: a.text.ShortBackup,
		Long: `Copies the indexes, their history, what was decided (forgotten questions, names, keys, verdicts) and the site's own dictionary.tsv,
synonyms.tsv and audit-rules.yaml into a new folder or archive, with a SHA-256 sum of each file. It is made beside and put in place in one step: there is no partial
backup, but a killed one may leave a folder .kotae-backup-… there. Searches go on meanwhile; imports wait.

The other dictionaries are compiled into kotae and not in a backup. An index remembers which version of the analyser
cut its texts; a kotae with another one restores it, but kotae index must then build it anew from the sources.

A backup holds the text of questions that were forgotten but not yet erased by kotae prune. It is readable
by its owner only.`,
		Example: `  kotae backup /backups/kotae-2025-04-07.tar.gz
  kotae --data elsewhere restore /backups/kotae-2025-04-07.tar.gz`,
		Args: a.arguments(1, 1, a.text.WantTarget),
		RunE: func(c *cobra.Command, args []string) error { return a.backup(c.Context(), args[0], currentOnly) },
	}
	cmd.Flags().BoolVar(&currentOnly, "current-only", false, "without the older indexes")
	return cmd
}

func (a *app) backup(ctx context.Context, target string, currentOnly bool) (err error) {
	if !goodTarget(target) {
		return usage(fmt.Errorf(a.text.BadTarget, target))
	}
	store, err := a.existingStore()
	if err != nil {
		return err
	}
	unlock, err := store.Lock("kotae backup")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	r, err := backup.Create(ctx, store, target, backup.Options{Version: currentVersions().Version, CurrentOnly: currentOnly})
	if errors.Is(err, backup.ErrTaken) {
		return &exitError{exitFailed, fmt.Errorf(a.text.TargetTaken, target)}
	}
	if errors.Is(err, backup.ErrInside) {
		return usage(fmt.Errorf(a.text.TargetInside, target))
	}
	if err != nil {
		return err
	}
	for _, l := range r.LeftOut {
		a.notef(a.text.LeftOut, l.Name, l.Reason)
	}
	a.printf(a.text.BackedUp+"\n", target, len(r.Generations), r.Current, size(r.Bytes))
	return nil
}

// goodTarget reports whether a name is an archive's or a folder's: who writes copy.zip wants no folder of that name. Digits
// after a dot are a date's.
func goodTarget(target string) bool {
	lower := strings.ToLower(target)
	if target == "" {
		return false
	}
	if os.IsPathSeparator(target[len(target)-1]) || strings.HasSuffix(lower, ".tar.gz") || strings.HasSuffix(lower, ".tgz") {
		return true
	}
	name := strings.TrimLeft(filepath.Base(target), ".")
	return !strings.ContainsFunc(filepath.Ext(name), unicode.IsLetter)
}
