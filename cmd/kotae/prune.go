package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// pruneOptions are the flags of kotae prune.
type pruneOptions struct {
	keep int
	all  bool
}

func (a *app) pruneCommand() *cobra.Command {
	var o pruneOptions
	cmd := &cobra.Command{
		Use:   "prune [--keep N | --all]",
		Short: a.text.ShortPrune,
		Long: `Erases the text of forgotten questions from the disk: it writes the current index without them, and removes
the older indexes, which kotae rollback goes back to. --keep leaves the newest N of those that hold no
forgotten question. It also removes what an interrupted import has left. Backups are elsewhere: they may
still hold what is forgotten.

Indexes that are newer than the current one, as after a rollback, stay. Where one of them holds forgotten
questions it says so, and the exit code is 1. --all removes every index but the current one.`,
		Args: func(c *cobra.Command, args []string) error {
			if o.keep < 0 || o.all && c.Flags().Changed("keep") {
				return a.misused(c, a.text.PruneFlags)
			}
			return a.arguments(0, 0, a.text.WantNothing)(c, args)
		},
		RunE: func(c *cobra.Command, _ []string) error { return a.prune(c.Context(), o) },
	}
	cmd.Flags().IntVar(&o.keep, "keep", 0, "older indexes that stay, `N`")
	cmd.Flags().BoolVar(&o.all, "all", false, "remove every index but the current one")
	return cmd
}

func (a *app) prune(ctx context.Context, o pruneOptions) (err error) {
	store, err := a.existingStore()
	if err != nil {
		return err
	}
	unlock, err := store.Lock("kotae prune")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	if err := store.Sweep(); err != nil { // what an interrupted build left may hold forgotten questions too
		return err
	}
	bytes, err := bytesByName(store)
	if err != nil {
		return err
	}
	plan, err := planPrune(ctx, store, o)
	if err != nil {
		return err
	}
	if plan.allForgotten {
		return &exitError{exitFailed, errors.New(a.text.AllForgotten)}
	}
	removed, err := a.carryOut(ctx, store, plan)
	a.printRemoved(removed, bytes)
	if err != nil {
		return err
	}
	switch {
	case len(plan.telling) > 0:
		return &exitError{exitFailed, fmt.Errorf(a.text.NewerHolds, strings.Join(plan.telling, ", "))}
	case len(plan.newer) > 0:
		a.printf(a.text.NewerStay+"\n", strings.Join(plan.newer, ", "))
	}
	return nil
}

// carryOut removes what is to go before it writes: on a full disk that makes the room. What cannot be removed does not keep
// the forgotten questions in the current index.
func (a *app) carryOut(ctx context.Context, store *generation.Store, plan *prunePlan) (removed []string, err error) {
	removed, dropErr := store.Drop(plan.drop...)
	defer func() { err = errors.Join(dropErr, err) }()
	report, err := indexer.Erase(ctx, store, indexer.Options{Version: currentVersions().Version})
	if err != nil || !report.Published {
		return removed, err
	}
	a.printf(a.text.ErasedFrom+"\n", report.Erased, report.Generation)
	before, err := store.Drop(plan.current)
	return append(removed, before...), err
}

func (a *app) printRemoved(removed []string, bytes map[string]int64) {
	slices.Sort(removed)
	var freed int64
	for _, name := range removed {
		a.printf(a.text.RemovedIndex+"\n", name, size(bytes[name]))
		freed += bytes[name]
	}
	if len(removed) == 0 {
		a.printf("%s\n", a.text.NothingToPrune)
		return
	}
	a.printf(a.text.Freed+"\n", len(removed), size(freed))
}

func bytesByName(store *generation.Store) (map[string]int64, error) {
	all, err := store.List(analysis.Fingerprint())
	if err != nil {
		return nil, err
	}
	bytes := map[string]int64{}
	for _, s := range all {
		bytes[s.Name] = s.Bytes
	}
	return bytes, nil
}
