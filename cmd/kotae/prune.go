package main

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

func (a *app) pruneCommand() *cobra.Command {
	keep := 0
	cmd := &cobra.Command{
		Use:   "prune [--keep N]",
		Short: a.text.ShortPrune,
		Long: `Erases the text of forgotten questions from the disk: it writes the current index without them, and removes
the older indexes, which kotae rollback goes back to. --keep leaves the newest N of those that hold no
forgotten question. It also removes what an interrupted import has left. Backups are elsewhere: they may
still hold what is forgotten.`,
		Args: a.arguments(0, 0, a.text.WantNothing),
		RunE: func(c *cobra.Command, _ []string) error { return a.prune(c.Context(), keep) },
	}
	cmd.Flags().IntVar(&keep, "keep", 0, "older indexes that stay, `N`")
	return cmd
}

func (a *app) prune(ctx context.Context, keep int) (err error) {
	store, err := a.existingStore()
	if err != nil {
		return err
	}
	unlock, err := store.Lock("kotae prune")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	if err := sweep(store); err != nil {
		return err
	}
	bytes, err := bytesByName(store)
	if err != nil {
		return err
	}
	report, err := indexer.Erase(ctx, store, indexer.Options{Version: currentVersions().Version})
	switch {
	case errors.Is(err, indexer.ErrAllForgotten):
		return &exitError{exitFailed, errors.New(a.text.AllForgotten)}
	case err != nil:
		return err
	case report.Published:
		a.printf(a.text.ErasedFrom+"\n", report.Erased, report.Generation)
	}
	holding, err := holdForgotten(ctx, store)
	if err != nil {
		return err
	}
	removed, err := store.Drop(holding...)
	if err == nil {
		var more []string
		more, err = store.Prune(keep)
		removed = append(removed, more...)
	}
	slices.Sort(removed)
	var freed int64
	for _, name := range removed {
		a.printf(a.text.RemovedIndex+"\n", name, size(bytes[name]))
		freed += bytes[name]
	}
	if err != nil {
		return err
	}
	if len(removed) == 0 {
		a.printf("%s\n", a.text.NothingToPrune)
		return nil
	}
	a.printf(a.text.Freed+"\n", len(removed), size(freed))
	return nil
}

// sweep removes what an interrupted build left: it may hold forgotten questions too.
func sweep(store *generation.Store) error {
	draft, err := store.Begin()
	if err != nil {
		return err
	}
	return draft.Discard()
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

// holdForgotten lists the older generations whose files hold a forgotten question, or cannot be read to know.
func holdForgotten(ctx context.Context, store *generation.Store) (names []string, err error) {
	db, err := decisions.OpenReadOnly(ctx, store.Dir())
	if err != nil {
		return nil, err
	}
	forgotten, err := db.Forgotten(ctx)
	if err = errors.Join(err, db.Close()); err != nil || len(forgotten) == 0 {
		return nil, err
	}
	current, err := store.Current()
	if err != nil {
		return nil, err
	}
	all, err := store.Names()
	if err != nil {
		return nil, err
	}
	for _, name := range all {
		if name == current {
			continue
		}
		held, err := holds(store, name, forgotten)
		if held || err != nil {
			names = append(names, name)
		}
	}
	return names, ctx.Err()
}

// holds reports whether a generation has one of the forgotten questions, also under another name.
func holds(store *generation.Store, name string, forgotten []decisions.Forgotten) (held bool, err error) {
	g, err := store.OpenAny(name)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	for _, f := range forgotten {
		if f.Print != "" && slices.Contains(g.Columns.Prints, f.Print) {
			return true, nil
		}
		if held, err := g.Holds(f.ID); held || err != nil {
			return held, err
		}
	}
	return false, nil
}
