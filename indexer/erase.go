package indexer

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"kotae/indexer/generation"
)

// ErrAllForgotten is returned where nothing would be left of an index.
var ErrAllForgotten = errors.New("every question of the index is forgotten, and an index cannot be empty; " +
	"index other questions, or remove the data directory")

// Erase publishes the current generation without the questions that are forgotten, so that nothing of them is left in its
// files. It needs no dictionary. Where the current generation holds none it publishes nothing. Of the options only Version
// counts. The caller holds the store's lock. The report is returned with every error too.
func Erase(ctx context.Context, store *generation.Store, opts Options) (*Report, error) {
	started := time.Now()
	report := &Report{}
	defer func() { report.Took = time.Since(started) }()
	name, err := store.Current()
	if err != nil {
		return report, err
	}
	g, err := store.OpenAny(name)
	if err != nil {
		return report, err
	}
	defer func() { _ = g.Close() }()
	c := &changes{base: base{Generation: g}}
	if err := c.eraseForgotten(ctx, store.Dir()); err != nil {
		return report, err
	}
	report.Generation, report.Questions, report.Answers = name, g.Manifest.Questions, g.Manifest.Answers
	if c.erased == 0 {
		return report, nil
	}
	if len(c.kept) == 0 {
		return report, ErrAllForgotten
	}
	draft, err := begin(store)
	if err != nil {
		return report, err
	}
	defer func() { _ = draft.Discard() }()
	rows, err := c.revise(ctx, draft, nil, opts) // nothing is analysed
	if err != nil {
		return report, err
	}
	m := generation.Manifest{
		Of: cmp.Or(g.Manifest.Of, name), Version: opts.Version, Analyzer: g.Manifest.Analyzer, Words: g.Manifest.Words,
		Sample: g.Manifest.Sample, Sources: g.Manifest.Sources,
	}
	if err := publish(ctx, draft, m, g.Dictionary, rows, &completer{previous: g.Completions.Words}, report); err != nil {
		return report, err
	}
	report.Erased = c.erased
	return report, nil
}

// eraseForgotten makes changes of which the forgotten questions go and all others stay. It counts those too that are not
// found any more but still stand in the files.
func (c *changes) eraseForgotten(ctx context.Context, dir string) error {
	d, err := readDecided(ctx, dir)
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(d.forgotten)) {
		held, err := c.base.Holds(id)
		if err != nil {
			return err
		}
		if held {
			c.gone = append(c.gone, id)
			c.erased++
		}
	}
	for _, doc := range c.base.live() {
		if !d.forgot(c.base.Columns.IDs[doc]) {
			c.kept = append(c.kept, doc)
		}
	}
	return nil
}
