package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// forgetOptions are the flags of kotae forget.
type forgetOptions struct {
	note               string
	list, undo, asJSON bool
}

func (a *app) forgetCommand() *cobra.Command {
	var o forgetOptions
	cmd := &cobra.Command{
		Use:   "forget ID… | --list | --undo ID…",
		Short: a.text.ShortForget,
		Long: `Forgets questions: no search, page or list of related questions shows them any more, within a second also in
a running server, after a rollback, and whatever an export brings back, also where the text comes back under
another id. It may run during an import.

The text stays on the disk until kotae prune erases it there. Backups made before may still hold it; a question
stays forgotten when one is restored.`,
		Example: `  kotae forget 1203 --note "asked by mail, 2025-04-07"
  kotae prune`,
		Args: func(c *cobra.Command, args []string) error {
			if o.list && o.undo || o.note != "" && (o.list || o.undo) || o.asJSON && !o.list {
				return a.misused(c, a.text.ForgetFlags)
			}
			if o.list {
				return a.arguments(0, 0, a.text.WantNothing)(c, args)
			}
			return a.arguments(1, -1, a.text.WantIDs)(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case o.list:
				return a.listForgotten(c.Context(), o.asJSON)
			case o.undo:
				return a.remember(c.Context(), args)
			}
			return a.forget(c.Context(), args, o.note)
		},
	}
	cmd.Flags().StringVar(&o.note, "note", "", "why, as `TEXT` for the list")
	cmd.Flags().BoolVar(&o.list, "list", false, "list what is forgotten")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "with --list, print JSON")
	cmd.Flags().BoolVar(&o.undo, "undo", false, "take questions off the list")
	return cmd
}

func (a *app) forget(ctx context.Context, ids []string, note string) (err error) {
	store, db, err := a.decisions(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	found, unknown, err := locate(ctx, store, db, ids)
	if err != nil {
		return err
	}
	for i := range found {
		found[i].At, found[i].Note = time.Now(), note
	}
	if len(found) > 0 {
		if err := db.Forget(ctx, found...); err != nil {
			return err
		}
		a.printf(a.text.Forgot+"\n", idsOf(found))
		copies, err := copiesOf(ctx, store, db, found)
		if err != nil {
			return err
		}
		if len(copies) > 0 {
			a.printf(a.text.CopiesStay+"\n", quoted(copies))
		}
	}
	if len(unknown) > 0 {
		return &exitError{exitMissing, fmt.Errorf(a.text.UnknownInAll, quoted(unknown))}
	}
	return nil
}

func (a *app) remember(ctx context.Context, ids []string) (err error) {
	_, db, err := a.decisions(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	aliases, err := aliases(ctx, db)
	if err != nil {
		return err
	}
	list, err := db.Forgotten(ctx)
	if err != nil {
		return err
	}
	forgotten := map[string]bool{}
	for _, f := range list {
		forgotten[f.ID] = true
	}
	var back, unknown []string
	for _, given := range ids {
		id, ok := follow(aliases, given, func(id string) bool { return forgotten[id] })
		if !ok {
			unknown = append(unknown, given)
			continue
		}
		if err := db.Remember(ctx, id); err != nil && !errors.Is(err, decisions.ErrNotFound) { // meanwhile, or named twice
			return err
		}
		back = append(back, id)
	}
	if len(back) > 0 {
		a.printf(a.text.Remembered+"\n", quoted(back))
	}
	if len(unknown) > 0 {
		return &exitError{exitMissing, fmt.Errorf(a.text.NotForgotten, quoted(unknown))}
	}
	return nil
}

func (a *app) listForgotten(ctx context.Context, asJSON bool) (err error) {
	store, err := a.existingStore()
	if err != nil {
		return err
	}
	db, err := decisions.OpenReadOnly(ctx, store.Dir())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	all, err := db.Forgotten(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(orEmpty(all))
	}
	if len(all) == 0 {
		a.printf("%s\n", a.text.NothingForgotten)
		return nil
	}
	var rows [][]string
	for _, f := range all {
		rows = append(rows, []string{f.ID, localTime(f.At), f.Note})
	}
	a.printTable([]column{{title: "ID"}, {title: a.text.When}, {title: a.text.Note}}, rows)
	return nil
}

// decisions opens the data directory and its decisions to write.
func (a *app) decisions(ctx context.Context) (*generation.Store, *decisions.DB, error) {
	store, err := a.existingStore()
	if err != nil {
		return nil, nil, err
	}
	db, err := decisions.Open(ctx, store.Dir())
	return store, db, err
}

func idsOf(list []decisions.Forgotten) string {
	ids := make([]string, len(list))
	for i, f := range list {
		ids[i] = f.ID
	}
	return quoted(ids)
}

// quoted lists what a user typed, safe to print.
func quoted(words []string) string { return oneLine(strings.Join(words, ", ")) }

// localTime is a time as people here read it.
func localTime(t time.Time) string { return t.Local().Format(time.DateTime) }
