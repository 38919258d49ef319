package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kotae/search/audit"
	"kotae/search/audit/demand"
	"kotae/search/querylog"
)

var demandFormats = []string{"table", "json", "synonyms"}

func (a *app) auditDemandCommand() *cobra.Command {
	var since, format string
	cmd := &cobra.Command{
		Use:   "demand",
		Short: a.text.ShortAuditDemand,
		Long: `Asks the searches of the query log again that found nothing, or only what comes closest, and brings together what lacks
the same. Where questions say it in another word, the synonym is proposed by which most of them are found; else nobody
has written about it. What was searched for fewer than three times is only counted.

--format synonyms writes the proposals as lines of synonyms.tsv, each with what speaks for it as a comment. Look them
through before they are used; kotae dict try tells what they change.`,
		Example: "  kotae audit demand --since 30d\n  kotae audit demand --format synonyms >>proposed.tsv\n  kotae dict lint proposed.tsv",
		Args:    a.arguments(0, 0, a.text.WantNothing),
		RunE: func(c *cobra.Command, _ []string) error {
			if !slices.Contains(demandFormats, format) {
				return usage(fmt.Errorf(a.text.WantDemandFormat, format))
			}
			from, err := a.settleSince(since, time.Now())
			if err != nil {
				return err
			}
			r, err := a.mineDemand(c.Context(), from)
			if err != nil {
				return err
			}
			return a.printDemand(r, format)
		},
	}
	cmd.Flags().StringVar(&since, "since", "", "only what was searched for since `TIME`: 7d, 12h, 4w or 2026-11-01 (default: all that is kept)")
	cmd.Flags().StringVar(&format, "format", "table", "print `FORMAT`: table, json or synonyms")
	completeFlags(cmd, map[string][]string{"format": demandFormats})
	return cmd
}

// settleDemand gives the rules of demand what the log says. Sources have no log: there these rules are left out, and asking
// for them alone is a mistake.
func (a *app) settleDemand(ctx context.Context, o *auditOptions, run *auditRun) error {
	since, err := a.settleSince(o.since, run.AsOf)
	if err != nil {
		return err
	}
	asks := func(r audit.Rule) bool { return demand.Reads(&r) }
	if !slices.ContainsFunc(run.Rules, asks) {
		return nil
	}
	if len(run.paths) > 0 {
		if run.Rules = slices.DeleteFunc(run.Rules, asks); len(run.Rules) == 0 {
			return usage(errors.New(a.text.DemandWantsIndex))
		}
		return nil
	}
	store, err := a.existingStore()
	if err != nil {
		return err
	}
	if _, err := store.Current(); err != nil {
		return err
	}
	run.demand, err = a.mineDemand(ctx, since)
	var missing *exitError
	if errors.As(err, &missing) && missing.code == exitMissing { // there is an index, so it is the log; a rule says so
		err = nil
	}
	demand.Bind(run.Rules, run.demand)
	return err
}

// settleSince is the time that a flag says, of 30d that long before now, which --as-of may say.
func (a *app) settleSince(text string, now time.Time) (since time.Time, err error) {
	if text == "" {
		return since, nil
	}
	since, ok := parseSince(text, now)
	if !ok {
		return since, usage(fmt.Errorf(a.text.WantSince, text))
	}
	return since, nil
}

// mineDemand reads the log of the data directory.
func (a *app) mineDemand(ctx context.Context, since time.Time) (report *demand.Report, err error) {
	err = a.readLog(ctx, func(r *querylog.Reader) error {
		report, err = demand.Mine(ctx, r, func() (demand.Site, error) {
			u, err := a.inUse()
			if err != nil {
				return demand.Site{}, err
			}
			return demand.Site{Store: u.store, Analyzer: u.analyzer, Own: u.entries}, nil
		}, since)
		return err
	})
	return report, err
}

func (a *app) printDemand(r *demand.Report, format string) error {
	switch format {
	case "json":
		return a.printJSON(r)
	case "synonyms":
		a.printSynonyms(r)
		return nil
	}
	t := a.text
	columns := []column{{title: t.DemandTerm}, {t.DemandSearches, true}, {t.LogZero, true}, {title: t.DemandProposal}, {t.DemandGain, true}, {title: t.DemandQueries}}
	w := newStreamTable(a.out, columns)
	for i := range r.Clusters {
		c := &r.Clusters[i]
		row := []string{c.Term, strconv.Itoa(c.Searches), strconv.Itoa(c.Zero), t.DemandNoContent, "", c.Shown()}
		if p := c.Proposal; p != nil {
			row[3], row[4] = p.Term, fmt.Sprintf(t.DemandOf, p.Searches, c.Searches)
		}
		if err := w.row(row); err != nil {
			return err
		}
	}
	if err := w.end(); err != nil {
		return err
	}
	if w.rows == 0 {
		a.printf("%s\n", t.DemandNone)
	}
	a.printf("\n"+t.DemandSummary+"\n", r.Searches, r.Failed, r.Solved, r.Rare)
	return nil
}

// printSynonyms writes the proposals as lines of synonyms.tsv.
func (a *app) printSynonyms(r *demand.Report) {
	for i := range r.Clusters {
		c := &r.Clusters[i]
		if p := c.Proposal; p != nil {
			a.printf("# %s: %d of %d searches, by %s\n%s\n", oneLine(c.Term), p.Searches, c.Searches, strings.Join(p.Evidence, ", "), strings.Join(p.Lines, "\n"))
		}
	}
}
