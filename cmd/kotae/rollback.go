package main

import (
	"errors"

	"github.com/spf13/cobra"

	"kotae/indexer/analysis"
)

func (a *app) rollbackCommand() *cobra.Command {
	var to string
	cmd := &cobra.Command{
		Use:   "rollback [--to INDEX]",
		Short: a.text.ShortRollback,
		Long: `Makes the newest older index current that is whole and that this kotae can read. A running server
moves to it by itself. Run it again to go back further; kotae index goes forward again. With --to any index becomes
current that kotae generations lists, also a newer one.`,
		Args: a.arguments(0, 0, a.text.WantNothing),
		RunE: func(c *cobra.Command, _ []string) error { return a.rollback(to, c.Flags().Changed("to")) },
	}
	cmd.Flags().StringVar(&to, "to", "", "make `INDEX` current")
	return cmd
}

// rollback goes back to the index before or, where it is named, to that one.
func (a *app) rollback(to string, named bool) (err error) {
	store, err := a.existingStore()
	if err != nil {
		return err
	}
	unlock, err := store.Lock("kotae rollback")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	var from string
	if named {
		from, err = store.RollbackTo(to, analysis.Fingerprint())
	} else {
		from, to, err = store.Rollback(analysis.Fingerprint())
	}
	switch {
	case err != nil:
		return err
	case from == "":
		a.printf(a.text.RolledBackFromNone+"\n", to)
	case from == to:
		a.printf(a.text.CurrentAlready+"\n", to)
	default:
		a.printf(a.text.RolledBack+"\n", from, to)
	}
	return nil
}
