package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"kotae/cmd/kotae/config"
	"kotae/indexer/decisions"
)

// maxKeyName bounds a key's name, in characters: it stands in logs and metrics.
const maxKeyName = 64

func (a *app) keyCommand() *cobra.Command {
	key := &cobra.Command{
		Use:   "key",
		Short: a.text.ShortKey,
		Long: `Keys let programs use the parts of the API that are not open to all, as Authorization: Bearer kotae_…
A key's scope is search, editor or admin; each may do what those before it may. Only a sum of the secret is kept.
A running server knows of a change within a second.`,
		Args: a.knownCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	key.AddCommand(a.keyAddCommand(), a.keyListCommand(), a.keyRevokeCommand())
	return key
}

func (a *app) keyAddCommand() *cobra.Command {
	scope := string(decisions.Search)
	cmd := &cobra.Command{
		Use:     "add NAME [--scope SCOPE]",
		Short:   a.text.ShortKeyAdd,
		Long:    "Makes a key and prints its secret, which cannot be shown again.",
		Example: "  kotae key add intranet --scope editor",
		Args:    a.arguments(1, 1, a.text.WantKeyName),
		RunE:    func(c *cobra.Command, args []string) error { return a.addKey(c.Context(), args[0], scope) },
	}
	cmd.Flags().StringVar(&scope, "scope", scope, "search, editor or admin")
	_ = cmd.RegisterFlagCompletionFunc("scope", cobra.FixedCompletions(
		[]cobra.Completion{string(decisions.Search), string(decisions.Editor), string(decisions.Admin)}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) addKey(ctx context.Context, name, scope string) (err error) {
	if !decisions.Scope(scope).Valid() {
		return usage(fmt.Errorf(a.text.WantScope, scope))
	}
	if !goodKeyName(name) {
		return usage(fmt.Errorf(a.text.BadKeyName, maxKeyName))
	}
	store, err := a.store() // a key may come before the first index
	if err != nil {
		return err
	}
	db, err := decisions.Open(ctx, store.Dir())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	secret, err := db.AddKey(ctx, name, decisions.Scope(scope))
	if errors.Is(err, decisions.ErrExists) {
		return &exitError{exitFailed, fmt.Errorf(a.text.KeyTaken, name)}
	}
	if err != nil {
		return err
	}
	a.printf("%s\n", secret)
	a.notef("%s", a.text.SecretOnce)
	return nil
}

func goodKeyName(name string) bool {
	n := utf8.RuneCountInString(name)
	bad := func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }
	for _, r := range name {
		if bad(r) {
			return false
		}
	}
	return n > 0 && n <= maxKeyName && utf8.ValidString(name)
}

func (a *app) keyListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: a.text.ShortKeyList,
		Args:  a.arguments(0, 0, a.text.WantNothing),
		RunE:  func(c *cobra.Command, _ []string) error { return a.listKeys(c.Context(), asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) listKeys(ctx context.Context, asJSON bool) (err error) {
	dir, err := a.dataDir()
	if err != nil {
		return err
	}
	db, err := decisions.OpenReadOnly(ctx, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	keys, err := db.Keys(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(orEmpty(keys))
	}
	if len(keys) == 0 {
		a.printf("%s\n", a.text.NoKeys)
		return nil
	}
	t := a.text
	var rows [][]string
	for _, k := range keys {
		revoked := ""
		if !k.Revoked.IsZero() {
			revoked = localTime(k.Revoked)
		}
		rows = append(rows, []string{k.Name, string(k.Scope), localTime(k.At), revoked})
	}
	a.printTable([]column{{title: t.KeyName}, {title: t.KeyScope}, {title: t.When}, {title: t.KeyRevoked}}, rows)
	return nil
}

func (a *app) keyRevokeCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "revoke NAME",
		Short: a.text.ShortKeyRevoke,
		Long:  "Ends a key for good. Its name is not given again, so that a name in a log always means one key.",
		Args:  a.arguments(1, 1, a.text.WantKeyName),
		RunE:  func(c *cobra.Command, args []string) error { return a.revokeKey(c.Context(), args[0]) },
	}
	cmd.ValidArgsFunction = func(c *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return a.goodKeys(c.Context()), cobra.ShellCompDirectiveNoFileComp
	}
	return cmd
}

// goodKeys are the names of the keys that a shell may offer; none where they cannot be read.
func (a *app) goodKeys(ctx context.Context) (names []cobra.Completion) {
	settings, err := config.Load(a.configFile, runtime.GOOS, a.env) // a shell that asks has not configured the command
	if err != nil {
		return nil
	}
	dir := cmp.Or(a.data, settings.Text("data"))
	db, err := decisions.OpenReadOnly(ctx, dir)
	if err != nil {
		return nil
	}
	keys, err := db.Keys(ctx)
	if errors.Join(err, db.Close()) != nil {
		return nil
	}
	for _, k := range keys {
		if k.Revoked.IsZero() {
			names = append(names, k.Name)
		}
	}
	return names
}

func (a *app) revokeKey(ctx context.Context, name string) (err error) {
	_, db, err := a.decisions(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	err = db.RevokeKey(ctx, name)
	if errors.Is(err, decisions.ErrNotFound) {
		return &exitError{exitMissing, fmt.Errorf(a.text.NoSuchKey, oneLine(name))}
	}
	if err != nil {
		return err
	}
	a.printf(a.text.Revoked+"\n", oneLine(name))
	return nil
}
