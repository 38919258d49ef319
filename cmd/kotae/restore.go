package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"kotae/indexer/analysis"
	"kotae/indexer/backup"
	"kotae/indexer/generation"
)

func (a *app) restoreCommand() *cobra.Command {
	var decisionsOnly bool
	cmd := &cobra.Command{
		Use:   "restore DIR | FILE.tar.gz",
		Short: a.text.ShortRestore,
		Long: `Adds what a backup holds to the data directory, which may be a new one, and makes the backup's current index
current. Every sum is checked and every index opened before anything changes. Nothing that is there is lost: an
index whose name is taken by another gets the next free one; what is forgotten on either side stays forgotten;
a key that either side has revoked stays revoked; of two verdicts about a pair of questions the later holds. A
running server moves to it by itself.

A dictionary.tsv, synonyms.tsv or audit-rules.yaml of the backup is put in place; one here that differs is kept beside it.
Decisions here that are damaged or gone are replaced by those of the backup; a damaged file is kept beside them. With
--decisions-only the indexes stay as they are.`,
		Args: a.arguments(1, 1, a.text.WantBackup),
		RunE: func(c *cobra.Command, args []string) error { return a.restore(c.Context(), args[0], decisionsOnly) },
	}
	cmd.Flags().BoolVar(&decisionsOnly, "decisions-only", false, "only what was decided: forgotten questions, names, keys, verdicts")
	return cmd
}

func (a *app) restore(ctx context.Context, from string, decisionsOnly bool) (err error) {
	store, err := a.store()
	if err != nil {
		return err
	}
	unlock, err := store.Lock("kotae restore")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	restore := backup.Restore
	if decisionsOnly {
		restore = backup.RestoreDecisions
	}
	r, err := restore(ctx, store, from)
	var broken *backup.DamagedError
	switch {
	case errors.Is(err, backup.ErrNoBackup):
		return &exitError{exitFailed, fmt.Errorf(a.text.NoBackup, from)}
	case errors.Is(err, backup.ErrNoDecisions):
		return &exitError{exitFailed, fmt.Errorf(a.text.NoDecisions, from)}
	case errors.As(err, &broken):
		return &exitError{exitFailed, fmt.Errorf(a.text.BrokenBackup, from, oneLine(broken.Reason))}
	case err != nil:
		return err
	}
	for _, g := range r.Generations {
		if g.Name != g.From {
			a.printf(a.text.RestoredAs+"\n", g.From, g.Name)
		}
	}
	a.printRestoredDecisions(r)
	for _, own := range r.Own {
		if own.Aside != "" {
			a.printf(a.text.OwnKeptAside+"\n", own.Name, own.Aside)
		}
	}
	if decisionsOnly {
		a.printf(a.text.DecisionsRestored+"\n", r.Forgotten)
		return nil
	}
	a.printf(a.text.RestoredNow+"\n", r.Current, r.Questions)
	if r.Forgotten > 0 {
		a.printf(a.text.StillForgotten+"\n", r.Forgotten)
	}
	return a.sayWhetherUsable(store, r.Current)
}

// printRestoredDecisions tells what became of the decisions here, where it is not simply more of them.
func (a *app) printRestoredDecisions(r *backup.Restored) {
	if r.Replaced {
		a.printf("%s\n", a.text.DecisionsReplaced)
	}
	if r.Aside != "" {
		a.printf(a.text.KeptAside+"\n", r.Aside)
	}
	if r.Decisions == nil {
		return
	}
	if again := r.Decisions.Again; len(again) > 0 {
		a.printf(a.text.ForgottenAgain+"\n", quoted(again))
	}
	if n := r.Decisions.Verdicts; n > 0 {
		a.printf(a.text.VerdictsRestored+"\n", n)
	}
	for _, name := range r.Decisions.LeftOut {
		a.notef(a.text.KeyLeftOut, name)
	}
}

// sayWhetherUsable tells at once what a server would only tell in its log.
func (a *app) sayWhetherUsable(store *generation.Store, name string) error {
	all, err := store.List(analysis.Fingerprint())
	for _, g := range all {
		if g.Name == name && g.Problem != "" {
			a.notef("kotae: "+a.text.Outdated, g.Problem)
		}
	}
	return err
}
