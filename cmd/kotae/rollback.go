package main

import (
	"errors"

	"github.com/spf13/cobra"

	"kotae/indexer/analysis"
)

func (a *app) rollbackCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rollback",
		Short: a.text.ShortRollback,
		Long: `Makes the newest older index current that is whole and that this kotae can read. A running server
moves to it by itself. Run it again to go back further; kotae index goes forward again.`,
		Args: a.arguments(0, 0, a.text.WantNothing),
		RunE: func(*cobra.Command, []string) error { return a.rollback() },
	}
}

func (a *app) rollback() (err error) {
	store, err := a.existingStore()
	if err != nil {
		return err
	}
	unlock, err := store.Lock("kotae rollback")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	from, to, err := store.Rollback(analysis.Fingerprint())
	if err != nil {
		return err
	}
	a.printf(a.text.RolledBack+"\n", from, to)
	return nil
}
