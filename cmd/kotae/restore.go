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
	return &cobra.Command{
		Use:   "restore DIR | FILE.tar.gz",
		Short: a.text.ShortRestore,
		Long: `Adds what a backup holds to the data directory, which may be a new one, and makes the backup's current index
current. Every sum is checked and every index opened before anything changes. Nothing that is there is lost: an
index whose name is taken by another gets the next free one; what is forgotten on either side stays forgotten;
a key that either side has revoked stays revoked. A running server moves to it by itself.`,
		Args: a.arguments(1, 1, a.text.WantBackup),
		RunE: func(c *cobra.Command, args []string) error { return a.restore(c.Context(), args[0]) },
	}
}

func (a *app) restore(ctx context.Context, from string) (err error) {
	store, err := a.store()
	if err != nil {
		return err
	}
	unlock, err := store.Lock("kotae restore")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	r, err := backup.Restore(ctx, store, from)
	var broken *backup.DamagedError
	switch {
	case errors.Is(err, backup.ErrNoBackup):
		return &exitError{exitFailed, fmt.Errorf(a.text.NoBackup, from)}
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
	if r.Decisions != nil {
		for _, name := range r.Decisions.LeftOut {
			a.notef(a.text.KeyLeftOut, name)
		}
	}
	a.printf(a.text.RestoredNow+"\n", r.Current, r.Questions)
	if r.Forgotten > 0 {
		a.printf(a.text.StillForgotten+"\n", r.Forgotten)
	}
	return a.sayWhetherUsable(store, r.Current)
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
