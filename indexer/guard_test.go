package indexer_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// TestTooManyRemoved: an import that would remove more than 20 questions and more than a tenth of them publishes nothing.
func TestTooManyRemoved(t *testing.T) {
	for _, c := range []struct {
		had, left int
		stopped   bool
	}{{30, 10, false}, {30, 9, true}, {210, 189, false}, {210, 188, true}, {250, 226, false}} {
		s := newStore(t)
		path := filepath.Join(t.TempDir(), "q.jsonl")
		opts := indexer.Options{Sources: []string{path}}
		jsonl(t, path, numbered(1, c.had)...)
		build(t, s, opts)
		jsonl(t, path, numbered(1, c.left)...)
		r, err := indexer.Update(t.Context(), s, analysis.New, opts)
		checkSum(t, r)
		checkClean(t, s)
		removed := c.had - c.left
		if r.Removed != removed || len(r.RemovedIDs) != removed || !slices.IsSorted(r.RemovedIDs) {
			t.Errorf("%d of %d: the report has %d removed, lists %v", removed, c.had, r.Removed, r.RemovedIDs)
		}
		if !c.stopped {
			if err != nil || r.Questions != c.left {
				t.Errorf("%d of %d were not removed: %v", removed, c.had, err)
			}
			continue
		}
		var tooMany *indexer.TooManyRemovedError
		if !errors.As(err, &tooMany) || tooMany.Removed != removed || tooMany.Of != c.had || !slices.Equal(tooMany.IDs, r.RemovedIDs) {
			t.Errorf("%d of %d: %v", removed, c.had, err)
		}
		if r.Published || open(t, s).Manifest.Questions != c.had || r.Questions != c.had || r.Generation != "g000001" {
			t.Errorf("%d of %d were removed: %+v", removed, c.had, countsOf(r))
		}
		opts.AllowDelete = true
		if r := build(t, s, opts); r.Questions != c.left || r.Removed != removed {
			t.Errorf("where it is allowed: %+v", countsOf(r))
		}
	}
}

// TestDamagedBase: an import over an index that cannot be read is compared with the newest whole one, else with how many
// questions the history says there were.
func TestDamagedBase(t *testing.T) {
	lose := func(names ...string) func(t *testing.T, s *generation.Store) {
		return func(t *testing.T, s *generation.Store) {
			for _, name := range names {
				if err := os.Truncate(filepath.Join(s.Dir(), "generations", name, "texts.bin"), 1); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for name, c := range map[string]struct {
		damage          func(t *testing.T, s *generation.Store)
		compared        string
		removed, of     int
		listed, renamed int
	}{
		"an older one is whole": {lose("g000002"), "g000001", 30, 40, 30, 1},
		"none is whole":         {lose("g000001", "g000002"), "", 31, 41, 0, 0},
		"the files are gone": {func(t *testing.T, s *generation.Store) {
			if err := os.RemoveAll(filepath.Join(s.Dir(), "generations")); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(filepath.Join(s.Dir(), "generations"), 0o755); err != nil {
				t.Fatal(err)
			}
		}, "", 31, 41, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			path := filepath.Join(t.TempDir(), "q.jsonl")
			opts := indexer.Options{Sources: []string{path}}
			jsonl(t, path, append(numbered(1, 39), parse("a:P")...)...)
			build(t, s, opts)
			jsonl(t, path, append(numbered(1, 39), parse("a:P b:Q")...)...)
			build(t, s, opts)
			c.damage(t, s)

			jsonl(t, path, numbered(1, 10)...)
			r, err := indexer.Update(t.Context(), s, analysis.New, opts)
			var tooMany *indexer.TooManyRemovedError
			if !errors.As(err, &tooMany) || tooMany.Removed != c.removed || tooMany.Of != c.of || len(tooMany.IDs) != c.listed {
				t.Errorf("half an export: %v", err)
			}
			if r.Published || r.Generation != "" || r.Damage == "" || r.ComparedWith != c.compared {
				t.Errorf("half an export: %+v", r)
			}
			checkClean(t, s)

			jsonl(t, path, append(numbered(1, 39), parse("c:P b:Q")...)...)
			r = build(t, s, opts)
			if r.Questions != 41 || r.Generation != "g000003" || r.RenamedCount != c.renamed || r.Damage == "" {
				t.Errorf("all of it: %+v", r)
			}
			if r := build(t, s, opts); r.Published || r.Damage != "" {
				t.Errorf("again: %+v", r)
			}
		})
	}
}

// TestAnotherAnalyser: after an upgrade the texts are cut anew, but what there was is still known: nothing is removed, renamed
// or added to by accident.
func TestAnotherAnalyser(t *testing.T) {
	s := newStore(t)
	path := filepath.Join(t.TempDir(), "q.jsonl")
	jsonl(t, path, append(numbered(1, 40), parse("a:P")...)...)
	build(t, s, indexer.Options{Sources: []string{path}})
	recut(t, s)
	jsonl(t, path, numbered(1, 10)...)
	var tooMany *indexer.TooManyRemovedError
	if _, err := indexer.Update(t.Context(), s, analysis.New, indexer.Options{Sources: []string{path}}); !errors.As(err, &tooMany) {
		t.Errorf("31 of 41 were removed: %v", err)
	}
	jsonl(t, path, parse("b:Q")...)
	r := build(t, s, indexer.Options{Sources: []string{path}, Add: true})
	if r.Questions != 42 || r.Written != 1 {
		t.Errorf("%+v", countsOf(r))
	}
	jsonl(t, path, append(numbered(1, 40), parse("c:P b:Q")...)...)
	recut(t, s)
	if r = build(t, s, indexer.Options{Sources: []string{path}}); r.RenamedCount != 1 || !r.Published || r.Unchanged != 41 {
		t.Errorf("%+v", r)
	}
	open(t, s) // by this analyser
}

// recut publishes the current generation as one that another analyser has cut.
func recut(t *testing.T, s *generation.Store) {
	t.Helper()
	g := open(t, s)
	d, err := s.Begin()
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Revise(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	var rows []generation.Row
	var texts []byte
	for n := range g.Columns.IDs {
		if g.Columns.Live(uint32(n)) {
			texts = append(texts, g.Text(uint32(n))...)
			row := g.Columns.Row(uint32(n))
			row.TextEnd = int64(len(texts))
			rows = append(rows, row)
		}
	}
	write(t, d.TextsFile(), string(texts))
	if err := r.Save(); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Finish(rows, len(g.Columns.Lengths), nil); err != nil {
		t.Fatal(err)
	}
	m := generation.Manifest{Analyzer: "another", Questions: len(rows), Answers: g.Manifest.Answers}
	if _, err := d.Publish(m); err != nil {
		t.Fatal(err)
	}
}

// TestAdd: what the sources do not name stays, except for the sample.
func TestAdd(t *testing.T) {
	s := newStore(t)
	dir := t.TempDir()
	first := jsonl(t, filepath.Join(dir, "first.jsonl"), parse("a:P b:Q")...)
	second := jsonl(t, filepath.Join(dir, "second.jsonl"), parse("b:Q2 c:R")...)
	build(t, s, indexer.Options{Sample: true})
	if r := build(t, s, indexer.Options{Sources: []string{first}, Add: true}); r.Questions != 2 {
		t.Errorf("added to the sample: %+v", countsOf(r))
	}
	r := build(t, s, indexer.Options{Sources: []string{second}, Add: true})
	g := open(t, s)
	if got := held(t, g); got != "a:P b:Q2 c:R" || r.Written != 2 || r.Removed != 0 {
		t.Errorf("the index holds %s, report %+v", got, countsOf(r))
	}
	if got := g.Manifest.Sources; !slices.Equal(got, []string{first, second}) {
		t.Errorf("made of %v", got)
	}
	if r := build(t, s, indexer.Options{Sources: []string{second}, Add: true}); r.Published {
		t.Errorf("again: %+v", countsOf(r))
	}
	for _, opts := range []indexer.Options{{Sample: true, Add: true}, {Sample: true, Add: true, Sources: []string{first}}} {
		if r, err := indexer.Update(t.Context(), s, analysis.New, opts); !errors.Is(err, indexer.ErrSampleAdded) || r.Published {
			t.Errorf("the sample added: %v, %+v", err, countsOf(r))
		}
	}

	// To what cannot be read nothing can be added, nor is it replaced.
	write(t, filepath.Join(s.Dir(), "CURRENT"), "g0")
	if r, err := indexer.Update(t.Context(), s, analysis.New, indexer.Options{Sources: []string{first}, Add: true}); err == nil || r.Published {
		t.Errorf("added to an index that cannot be read: %+v", r)
	}
}
