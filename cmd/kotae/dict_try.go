package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/thesaurus"
)

// dictTrial is what kotae dict try --json prints.
type dictTrial struct {
	File       string   `json:"file"`
	Kind       string   `json:"kind"` // dictionary or thesaurus
	Generation string   `json:"generation"`
	Queries    int      `json:"queries"`
	Reworded   int      `json:"words_changed"` // queries whose words or alternatives change
	Moved      int      `json:"hits_changed"`  // queries with other hits among the first ten, or more or fewer in all
	Gained     int      `json:"hits_gained"`   // of all queries, among the first ten
	Lost       int      `json:"hits_lost"`
	Changed    []retold `json:"changed"` // the queries of which anything changes
}

// retold is a query that is answered otherwise.
type retold struct {
	reworded
	Before     int        `json:"total_before"`
	After      int        `json:"total_after"`
	HitsGained []movedHit `json:"hits_gained"` // those that come among the first ten
	HitsLost   []movedHit `json:"hits_lost"`   // those that leave them
}

// movedHit is a hit and its rank where it is among the first ten.
type movedHit struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Rank  int    `json:"rank"`
}

func (r *retold) moved() bool {
	return r.Before != r.After || len(r.HitsGained)+len(r.HitsLost) > 0
}

func (a *app) dictTryCommand() *cobra.Command {
	var queries string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "try FILE --queries FILE",
		Short: a.text.ShortDictTry,
		Long: `Asks each query twice, as things are and with the edited file, and lists those whose words or alternatives change or that
are answered otherwise: the hits that come among the first ten or leave them, and how many there are in all. --queries are
lines of text, or of JSON with id and text; - is standard input. For a dictionary the questions of the current index are
indexed anew in a temporary folder. Nothing is written to the data directory.`,
		Example: "  kotae dict try new-words.tsv --queries searches.txt\n  kotae dict try synonyms.tsv --queries searches.jsonl --json",
		Args:    a.arguments(1, 1, a.text.WantDictFile),
		RunE: func(c *cobra.Command, args []string) error {
			if queries == "" {
				return a.misused(c, a.text.WantQueries)
			}
			return a.dictTry(c.Context(), args[0], queries, asJSON)
		},
	}
	cmd.Flags().StringVar(&queries, "queries", "", "ask the queries of `FILE`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) dictTry(ctx context.Context, path, queryFile string, asJSON bool) error {
	f, err := a.readUsable(path)
	if err != nil {
		return err
	}
	queries, err := a.readQueries(queryFile)
	if err != nil {
		return err
	}
	u, err := a.inUse()
	if err != nil {
		return err
	}
	before, err := a.engine()
	if err != nil {
		return err
	}
	defer before.Close()
	t := &dictTrial{File: path, Kind: f.kind, Generation: u.generation, Queries: len(queries), Changed: []retold{}}
	try := func(after *search.Service, old, edited reading) error {
		for _, q := range queries {
			r, err := retell(ctx, before, after, reword(q, old, edited))
			var refused *search.RequestError
			if errors.As(err, &refused) {
				return usage(fmt.Errorf("%s:%d: %w", queryFile, q.Line, err))
			}
			if err != nil {
				return err
			}
			t.add(r)
		}
		return nil
	}
	if f.kind == kindDictionary {
		err = a.withWords(ctx, f.words, u, try)
	} else {
		err = withSynonyms(f.entries, u, try)
	}
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(t)
	}
	a.printTrial(t)
	return nil
}

func (t *dictTrial) add(r *retold) {
	if r.changed() {
		t.Reworded++
	}
	if r.moved() {
		t.Moved++
	}
	t.Gained += len(r.HitsGained)
	t.Lost += len(r.HitsLost)
	if r.changed() || r.moved() {
		t.Changed = append(t.Changed, *r)
	}
}

// withSynonyms answers from the same index with another thesaurus.
func withSynonyms(entries []thesaurus.Entry, u *inUse, try func(*search.Service, reading, reading) error) error {
	t, err := thesaurus.With(entries...)
	if err != nil {
		return err
	}
	after, err := search.Open(u.store, u.analyzer, search.Options{Thesaurus: t})
	if err != nil {
		return err
	}
	defer after.Close()
	return try(after, readAlternatives(u.analyzer, u.thesaurus), readAlternatives(u.analyzer, t))
}

// withWords answers from an index of the same questions that is cut with other words, and then removed.
func (a *app) withWords(ctx context.Context, words *analysis.Words, u *inUse, try func(*search.Service, reading, reading) error) (err error) {
	dir, err := os.MkdirTemp("", "kotae-dict-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	source := filepath.Join(dir, "questions.jsonl")
	if err := recordsTo(ctx, u.store, source); err != nil {
		return err
	}
	store, err := generation.OpenStore(filepath.Join(dir, "data"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(store.Dir(), analysis.DictionaryName), []byte(words.Text()), 0o600); err != nil {
		return err
	}
	bar := a.newProgress()
	report, err := indexer.Update(ctx, store, analysis.New, indexer.Options{
		Sources: []string{source}, Version: currentVersions().Version, Progress: bar.show,
	})
	bar.stop()
	if err != nil {
		return err
	}
	if report.Rejected > 0 {
		return fmt.Errorf("a question of the index cannot be read back: %s", report.Problems[0])
	}
	an, err := analysis.NewWith(words)
	if err != nil {
		return err
	}
	after, err := search.Open(store, an, search.Options{Thesaurus: u.thesaurus})
	if err != nil {
		return err
	}
	defer after.Close()
	return try(after, readWords(u.analyzer), readWords(an))
}

// recordsTo writes the questions of the current index, but the forgotten ones, into a file.
func recordsTo(ctx context.Context, store *generation.Store, path string) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	out := bufio.NewWriterSize(f, 1<<20)
	enc := json.NewEncoder(out)
	for q, err := range search.Records(ctx, store) {
		if err != nil {
			return err
		}
		if err := enc.Encode(q); err != nil {
			return err
		}
	}
	return out.Flush()
}

// retell asks a query of both services.
func retell(ctx context.Context, before, after *search.Service, q reworded) (*retold, error) {
	b, err := before.Search(ctx, search.Request{Query: q.Text})
	if err != nil {
		return nil, err
	}
	a, err := after.Search(ctx, search.Request{Query: q.Text})
	if err != nil {
		return nil, err
	}
	return &retold{
		reworded: q, Before: b.Total, After: a.Total, HitsGained: missing(a.Hits, b.Hits), HitsLost: missing(b.Hits, a.Hits),
	}, nil
}

// missing lists the hits that another list lacks.
func missing(hits, other []search.Hit) []movedHit {
	out := []movedHit{}
	there := map[string]bool{}
	for _, h := range other {
		there[h.ID] = true
	}
	for i, h := range hits {
		if !there[h.ID] {
			out = append(out, movedHit{h.ID, h.Title, i + 1})
		}
	}
	return out
}
