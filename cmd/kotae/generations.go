package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

func (a *app) generationsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "generations",
		Short: a.text.ShortGenerations,
		Long: `Lists the indexes in the data directory, oldest first; * marks the current one. Each import that changes
something publishes a new one; kotae rollback goes back to an older one, kotae prune removes those.
Files that were changed but not resized are only noticed when an index is opened.`,
		Args: a.arguments(0, 0, a.text.WantNothing),
		RunE: func(*cobra.Command, []string) error { return a.generations(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) generations(asJSON bool) error {
	store, err := a.existingStore()
	if err != nil {
		return err
	}
	_, problem := store.Current()
	if errors.Is(problem, generation.ErrNone) {
		return problem
	}
	all, err := store.List(analysis.Fingerprint())
	if err != nil {
		return err
	}
	if problem != nil {
		a.notef("kotae: %v", problem)
	}
	if asJSON {
		return a.printJSON(all)
	}
	t := a.text
	var rows [][]string
	for _, s := range all {
		mark, kind, created := "", "", ""
		if s.Current {
			mark = "*"
		}
		if s.Sample {
			kind = t.SampleIndex
		}
		if !s.Created.IsZero() {
			created = localTime(s.Created)
		}
		rows = append(rows, []string{mark, s.Name, created, strconv.Itoa(s.Questions), strconv.Itoa(s.Answers), size(s.Bytes), kind, a.events(s.Events)})
	}
	a.printTable([]column{{}, {title: t.IndexName}, {title: t.Built}, {t.QuestionCount, true}, {t.AnswersTitle, true}, {t.Size, true}, {}, {title: t.BecameCurrent}}, rows)
	for _, s := range all {
		if s.Problem != "" {
			a.printf(t.Unusable+"\n", s.Name, oneLine(s.Problem))
		}
	}
	return nil
}

// events tells when a generation became current, and how.
func (a *app) events(events []generation.Event) string {
	actions := map[string]string{"publish": a.text.ByPublishing, "rollback": a.text.ByRollback, "restore": a.text.ByRestore}
	var out []string
	for _, e := range events {
		out = append(out, fmt.Sprintf("%s %s", actions[e.Action], localTime(e.Time)))
	}
	return strings.Join(out, ", ")
}

// size is a number of bytes as people read it.
func size(n int64) string {
	const step = 1000
	if n < step {
		return fmt.Sprintf("%d B", n)
	}
	value, unit := float64(n)/step, 0
	for value >= step-0.05 && unit < 3 {
		value /= step
		unit++
	}
	return fmt.Sprintf("%.1f %s", value, [...]string{"kB", "MB", "GB", "TB"}[unit])
}
