package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kotae/indexer/decisions"
	"kotae/search"
)

func (a *app) verdictsCommand() *cobra.Command {
	verdicts := &cobra.Command{
		Use:   "verdicts",
		Short: a.text.ShortVerdicts,
		Long: `Editors decide about pairs of questions: duplicate (and which of the two stands for both), related, different, or
later. Searches mark a duplicate with the question that stands for it, related questions come first among related
ones, and no pair is proposed again that is decided.

A verdict is kept for ever, with who decided it and when; the last one about a pair holds. Where a title or a
question's body is worded otherwise now, it is outdated: the pair is to be looked at again. kotae backup has them
all.`,
		Args: a.knownCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	verdicts.AddCommand(a.verdictsListCommand(), a.verdictsExportCommand(), a.verdictsImportCommand())
	return verdicts
}

// verdictsOptions are the flags of kotae verdicts list.
type verdictsOptions struct {
	kind, by, since  string
	outdated, asJSON bool
}

func (a *app) verdictsListCommand() *cobra.Command {
	var o verdictsOptions
	cmd := &cobra.Command{
		Use:     "list [--kind KIND] [--by EDITOR] [--since TIME] [--outdated]",
		Short:   a.text.ShortVerdictsList,
		Long:    "Lists what holds, the newest first. Verdicts about forgotten questions are not told.",
		Example: "  kotae verdicts list --kind duplicate --since 7d\n  kotae verdicts list --outdated --json | jq -r .[].a",
		Args:    a.arguments(0, 0, a.text.WantNothing),
		RunE:    func(c *cobra.Command, _ []string) error { return a.listVerdicts(c.Context(), o) },
	}
	cmd.Flags().StringVar(&o.kind, "kind", "", "only verdicts of this `KIND`: "+search.Listed(decisions.Kinds))
	cmd.Flags().StringVar(&o.by, "by", "", "only those of this `EDITOR`")
	cmd.Flags().StringVar(&o.since, "since", "", "only those decided since `TIME`: 7d, 12h, 4w or 2026-11-01")
	cmd.Flags().BoolVar(&o.outdated, "outdated", false, "only those to be looked at again, because a question has changed since")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
	_ = cmd.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(strings.Split(search.Listed(decisions.Kinds), ", "), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) listVerdicts(ctx context.Context, o verdictsOptions) error {
	f := search.VerdictFilter{Kind: decisions.Kind(o.kind), By: o.by}
	if f.Kind != "" && !slices.Contains(decisions.Kinds, f.Kind) {
		return usage(fmt.Errorf(a.text.WantVerdictKind, o.kind))
	}
	if o.since != "" {
		var ok bool
		if f.Since, ok = parseSince(o.since, time.Now()); !ok {
			return usage(fmt.Errorf(a.text.WantSince, o.since))
		}
	}
	if o.outdated {
		f.State = search.Outdated
	}
	store, err := a.existingStore()
	if err != nil {
		return err
	}
	list, err := search.Verdicts(ctx, store, f)
	if err != nil {
		return err
	}
	if o.asJSON {
		return a.printJSON(orEmpty(list))
	}
	if len(list) == 0 {
		a.printf("%s\n", a.text.NoVerdicts)
		return nil
	}
	t := a.text
	var rows [][]string
	for _, v := range list {
		first, second := told(v.A, v.TitleA), told(v.B, v.TitleB)
		if v.Kind == decisions.Duplicate && v.Representative == v.A {
			first, second = second, first
		}
		rows = append(rows, []string{localTime(v.At), v.By, first, a.kindOfVerdict(v.Kind), second, a.stateOfVerdict(v.State), v.Note})
	}
	a.printTable([]column{{title: t.When}, {title: t.Editor}, {title: t.Question}, {title: t.Verdict}, {title: t.OtherQuestion}, {title: t.VerdictState}, {title: t.Note}}, rows)
	return nil
}

// maxToldTitle is how much of a title a table shows, in characters.
const maxToldTitle = 20

// told is a question in a table.
func told(id, title string) string {
	if r := []rune(title); len(r) > maxToldTitle {
		title = string(r[:maxToldTitle-1]) + "…"
	}
	return strings.TrimSpace(id + " " + title)
}

func (a *app) kindOfVerdict(k decisions.Kind) string {
	return map[decisions.Kind]string{
		decisions.Duplicate: a.text.IsDuplicate, decisions.Related: a.text.IsRelated, decisions.Different: a.text.IsDifferent, decisions.Later: a.text.IsLater,
	}[k]
}

func (a *app) stateOfVerdict(s search.State) string {
	return map[search.State]string{search.Outdated: a.text.IsOutdated, search.Contradicted: a.text.IsContradicted, search.Absent: a.text.IsAbsent}[s]
}

// goodEditor checks a name that is given for the editor of verdicts.
func (a *app) goodEditor(name string) error {
	if name != "" && !goodKeyName(name) {
		return usage(fmt.Errorf(a.text.BadKeyName, maxKeyName))
	}
	return nil
}
