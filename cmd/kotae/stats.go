package main

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"kotae/indexer/analysis"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// topValues is how many values of each facet are printed; --json has them all.
const topValues = 10

// stats is what kotae stats --json prints.
type stats struct {
	Generation string    `json:"generation"`
	Created    time.Time `json:"created"`
	Sample     bool      `json:"sample"`
	Bytes      int64     `json:"bytes"`
	generation.Stats
	Forgotten     int `json:"forgotten"`          // ever
	ForgottenHere int `json:"forgotten_in_index"` // of which kotae prune has not erased so many from it yet
}

func (a *app) statsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stats",
		Short: a.text.ShortStats,
		Long:  "Counts the questions and answers of the current index, what they are about, and what they lack. Forgotten questions\nare not counted. With --json it lists every category, adviser, status and year.",
		Args:  a.arguments(0, 0, a.text.WantNothing),
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := a.stats(c.Context())
			if err != nil {
				return err
			}
			if asJSON {
				return a.printJSON(s)
			}
			a.printStats(s)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) stats(ctx context.Context) (s *stats, err error) {
	store, err := a.existingStore()
	if err != nil {
		return nil, err
	}
	name, err := store.Current()
	if err != nil {
		return nil, err
	}
	m, columns, err := store.ReadColumns(name)
	if err != nil {
		return nil, err
	}
	db, err := decisions.OpenReadOnly(ctx, store.Dir())
	if err != nil {
		return nil, err
	}
	forgotten, err := db.Forgotten(ctx)
	if err = errors.Join(err, db.Close()); err != nil {
		return nil, err
	}
	hidden := map[string]bool{}
	for _, f := range forgotten {
		hidden[f.ID] = true
	}
	s = &stats{Generation: name, Created: m.Created, Sample: m.Sample, Forgotten: len(forgotten)}
	for _, id := range columns.IDs {
		if hidden[id] {
			s.ForgottenHere++
		}
	}
	s.Stats = columns.Stats(func(id string) bool { return hidden[id] })
	all, err := store.List(analysis.Fingerprint())
	for _, g := range all {
		if g.Name == name {
			s.Bytes = g.Bytes
		}
	}
	return s, err
}

func (a *app) printStats(s *stats) {
	t := a.text
	name := s.Generation
	if s.Sample {
		name += " · " + t.SampleIndex
	}
	span := "–"
	if !s.First.IsZero() {
		span = s.First.Format(time.DateOnly) + " – " + s.Last.Format(time.DateOnly)
	}
	a.printTable([]column{{}, {}}, [][]string{
		{t.IndexName, name},
		{t.Built, localTime(s.Created)},
		{t.Size, size(s.Bytes)},
		{t.QuestionCount, strconv.Itoa(s.Questions)},
		{t.AnswersTitle, strconv.Itoa(s.Answers)},
		{t.MedianAnswers, strconv.FormatFloat(s.MedianAnswers, 'f', -1, 64)},
		{t.AdviserCount, strconv.Itoa(s.Advisers)},
		{t.DateSpan, span},
		{t.WithoutDate, strconv.Itoa(s.WithoutDate)},
		{t.WithoutAnswer, strconv.Itoa(s.WithoutAnswer)},
		{t.WithoutCategory, strconv.Itoa(s.WithoutCategory)},
		{t.ForgottenCount, strconv.Itoa(s.Forgotten)},
		{t.ForgottenHere, strconv.Itoa(s.ForgottenHere)},
	})
	titles := [...]string{t.FacetCategory, t.FacetAdviser, t.FacetStatus, t.FacetYear}
	for f, counts := range s.Facets {
		if len(counts.Values) == 0 {
			continue
		}
		a.printf("\n")
		var rows [][]string
		for _, v := range counts.Values[:min(topValues, len(counts.Values))] {
			rows = append(rows, []string{v.Value, strconv.Itoa(v.Questions)})
		}
		a.printTable([]column{{title: titles[f]}, {t.QuestionCount, true}}, rows)
		if more := len(counts.Values) - topValues; more > 0 {
			a.printf(t.AndMore+"\n", more)
		}
	}
}
