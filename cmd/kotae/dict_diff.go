package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
	"kotae/search/thesaurus"
)

// dictDiff is what kotae dict diff --json prints.
type dictDiff struct {
	File       string `json:"file"`
	Kind       string `json:"kind"` // dictionary or thesaurus
	Generation string `json:"generation"`

	Words  *changes[analysis.UserWord] `json:"words,omitempty"`  // of a dictionary
	Groups *changes[group]             `json:"groups,omitempty"` // of a thesaurus
	Recut  *recut                      `json:"questions,omitempty"`
	Terms  []termFound                 `json:"terms,omitempty"` // of a thesaurus, in the order of the file

	Queries  int        `json:"queries"`
	Reworded []reworded `json:"queries_changed"`
}

// changes is what a file has that is not in use, and the reverse.
type changes[T any] struct {
	Added   []T         `json:"added"`
	Removed []T         `json:"removed"`
	Changed []change[T] `json:"changed"`
}

type change[T any] struct {
	Before T `json:"before"`
	After  T `json:"after"`
}

// group is a group of a thesaurus.
type group struct {
	ID    string   `json:"id"`
	Kind  string   `json:"kind"` // equivalent, near, oneway, never or typo
	Terms []string `json:"terms"`
}

// termFound is a term of a thesaurus in the index.
type termFound struct {
	Term      string   `json:"term"`
	Words     []string `json:"words"`     // as which it is looked for
	Questions int      `json:"questions"` // in which it stands
}

func (a *app) dictDiffCommand() *cobra.Command {
	var queries string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "diff FILE [--queries FILE]",
		Short: a.text.ShortDictDiff,
		Long: `Compares a dictionary with the words that the current index was cut with, or a thesaurus with the synonyms.tsv in use.
Of a dictionary it tells in how many questions the terms would change, which are gained and lost most, and the first ten such
questions; of a thesaurus in how many questions each of its terms stands. With --queries, lines of text or of JSON with id and
text, it also lists the queries whose words or alternatives change. Nothing is written.`,
		Example: "  kotae dict diff new-words.tsv\n  kotae dict diff synonyms.tsv --queries searches.txt",
		Args:    a.arguments(1, 1, a.text.WantDictFile),
		RunE:    func(c *cobra.Command, args []string) error { return a.dictDiff(c.Context(), args[0], queries, asJSON) },
	}
	cmd.Flags().StringVar(&queries, "queries", "", "tell which queries of `FILE` change")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// inUse is what an edited file is compared with.
type inUse struct {
	store      *generation.Store
	generation string
	words      *analysis.Words
	entries    []thesaurus.Entry
	thesaurus  *thesaurus.Thesaurus
	analyzer   *analysis.Analyzer // of the current index
}

// inUse reads what counts in the data directory now. A synonyms.tsv that is broken there counts as none.
func (a *app) inUse() (u *inUse, err error) {
	u = &inUse{}
	if u.store, err = a.existingStore(); err != nil {
		return nil, err
	}
	if u.generation, err = u.store.Current(); err != nil {
		return nil, err
	}
	if u.words, err = indexer.WordsOf(u.store, u.generation); err != nil {
		return nil, err
	}
	if u.analyzer, err = analysis.NewWith(u.words); err != nil {
		return nil, err
	}
	path := filepath.Join(u.store.Dir(), thesaurus.FileName)
	if u.thesaurus, err = thesaurus.Load(path); err != nil {
		a.notef("kotae: %v", err)
		u.thesaurus, err = thesaurus.Default()
		return u, err
	}
	if u.entries, err = thesaurus.ParseFile(path); errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return u, err
}

func (a *app) dictDiff(ctx context.Context, path, queryFile string, asJSON bool) error {
	f, err := a.readUsable(path)
	if err != nil {
		return err
	}
	var queries []typed
	if queryFile != "" { // before all is cut for nothing
		if queries, err = a.readQueries(queryFile); err != nil {
			return err
		}
	}
	u, err := a.inUse()
	if err != nil {
		return err
	}
	d := &dictDiff{File: path, Kind: f.kind, Generation: u.generation, Queries: len(queries), Reworded: []reworded{}}
	if f.kind == kindDictionary {
		err = a.diffWords(ctx, d, f, u, queries)
	} else {
		err = a.diffGroups(ctx, d, f, u, queries)
	}
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(d)
	}
	a.printDiff(d)
	return nil
}

func (a *app) diffWords(ctx context.Context, d *dictDiff, f *edited, u *inUse, queries []typed) error {
	before, err := u.words.All()
	if err != nil {
		return err
	}
	after, err := f.words.All()
	if err != nil {
		return err
	}
	d.Words = compare(before, after, func(w analysis.UserWord) string { return w.Surface }, analysis.UserWord.Equal)
	an, err := analysis.NewWith(f.words)
	if err != nil {
		return err
	}
	d.reword(queries, readWords(u.analyzer), readWords(an))
	var surfaces []string
	for _, w := range append(slices.Clone(d.Words.Added), d.Words.Removed...) {
		surfaces = append(surfaces, w.Surface)
	}
	for _, w := range d.Words.Changed {
		surfaces = append(surfaces, w.After.Surface)
	}
	d.Recut, err = recutQuestions(ctx, u.store, u.analyzer, an, surfaces, a.noteCompared())
	return err
}

func (a *app) diffGroups(ctx context.Context, d *dictDiff, f *edited, u *inUse, queries []typed) error {
	before, err := ownGroups(u.entries)
	if err != nil {
		return err
	}
	after, err := ownGroups(f.entries)
	if err != nil {
		return err
	}
	d.Groups = compare(before, after, func(g group) string { return g.ID }, func(a, b group) bool {
		return a.Kind == b.Kind && slices.Equal(a.Terms, b.Terms)
	})
	t, err := thesaurus.With(f.entries...)
	if err != nil {
		return err
	}
	d.reword(queries, readAlternatives(u.analyzer, u.thesaurus), readAlternatives(u.analyzer, t))
	service, err := a.engine()
	if err != nil {
		return err
	}
	defer service.Close()
	seen := map[string]bool{}
	for _, g := range after {
		for _, term := range g.Terms {
			if seen[term] {
				continue
			}
			seen[term] = true
			phrase := `"` + strings.ReplaceAll(term, `"`, " ") + `"`
			answer, err := service.Search(ctx, search.Request{Query: phrase, PerPage: 1})
			if err != nil {
				return fmt.Errorf("%s: %w", term, err)
			}
			d.Terms = append(d.Terms, termFound{term, readWords(u.analyzer)(term), answer.Total})
		}
	}
	return nil
}

// ownGroups are the groups of a site's file.
func ownGroups(entries []thesaurus.Entry) (groups []group, err error) {
	t, err := thesaurus.New(entries...)
	if err != nil {
		return nil, err
	}
	for _, g := range t.Groups() {
		groups = append(groups, group{g.ID, g.Kind, g.Terms})
	}
	return groups, nil
}

func (d *dictDiff) reword(queries []typed, before, after reading) {
	for _, q := range queries {
		if r := reword(q, before, after); r.changed() {
			d.Reworded = append(d.Reworded, r)
		}
	}
}

// compare finds what is in one list only, and what has one key in both but differs.
func compare[T any](before, after []T, key func(T) string, equal func(a, b T) bool) *changes[T] {
	c := &changes[T]{Added: []T{}, Removed: []T{}, Changed: []change[T]{}}
	old := map[string]T{}
	for _, b := range before {
		old[key(b)] = b
	}
	kept := map[string]bool{}
	for _, a := range after {
		b, had := old[key(a)]
		kept[key(a)] = true
		if !had {
			c.Added = append(c.Added, a)
		} else if !equal(a, b) {
			c.Changed = append(c.Changed, change[T]{b, a})
		}
	}
	for _, b := range before {
		if !kept[key(b)] {
			c.Removed = append(c.Removed, b)
		}
	}
	return c
}
