package indexer_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// TestUpdateEqualsRebuild: after any edits, all that a search sees is what a build of the same questions from nothing gives;
// only what is new or changed was analysed; and however often it is done, the segments and holes stay bounded.
func TestUpdateEqualsRebuild(t *testing.T) {
	a := newAnalyzer(t)
	for seed := range uint64(2) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 0))
			pool := sampleQuestions(t, 60)
			site := map[string]*corpus.Question{}
			for _, q := range pool[:40] {
				site[q.ID] = q
			}
			s := newStore(t)
			opts := indexer.Options{Sources: []string{filepath.Join(t.TempDir(), "q.jsonl")}, AllowDelete: true, Workers: 2}
			changed := len(site)
			for round := range 14 {
				jsonl(t, opts.Sources[0], records(slices.Collect(maps.Values(site)))...)
				analysed := 0
				opts.Progress = func(p indexer.Progress) {
					if !p.Reading {
						analysed = p.Done
					}
				}
				report, err := indexer.Build(context.Background(), s, a, opts)
				if err != nil {
					t.Fatal(err)
				}
				checkSum(t, report)
				checkClean(t, s)
				if analysed != changed || report.Written != changed {
					t.Errorf("round %d: %d were analysed and %d written; %d have changed", round, analysed, report.Written, changed)
				}
				changed = edit(r, site, pool, round)
			}
			// The last edits were not built yet.
			jsonl(t, opts.Sources[0], records(slices.Collect(maps.Values(site)))...)
			build(t, s, opts)
			got := open(t, s)
			checkBounded(t, s, got)
			anew := newStore(t)
			build(t, anew, opts)
			want := contents(t, open(t, anew))
			if len(want) < 1000 {
				t.Fatalf("only %d things were compared", len(want))
			}
			if diff := cmp.Diff(want, contents(t, got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// edit changes, removes and adds questions, and returns how many are new or changed.
func edit(r *rand.Rand, site map[string]*corpus.Question, pool []*corpus.Question, round int) int {
	fresh := map[string]bool{}
	for _, i := range r.Perm(len(pool))[:1+r.IntN(4)] {
		id := pool[i].ID
		old, ok := site[id]
		switch {
		case !ok: // never one that had this content: it would be known again
			q := *pool[i]
			q.Title += fmt.Sprint(round)
			site[id], fresh[id] = &q, true
		case r.IntN(3) == 0:
			delete(site, id)
			delete(fresh, id)
		default:
			q := *old
			q.Body = fmt.Sprintf("%d回目の追記です。%s", round, q.Body)
			q.Categories = append([]string{"面接"}, q.Categories...)
			q.Answers = append(slices.Clone(q.Answers), corpus.Answer{
				ID: fmt.Sprint("n", round), Adviser: "新任 一郎", Headline: "準備が大切です", Sections: []corpus.Section{{Text: "まず調べます。"}},
			})
			site[id], fresh[id] = &q, true
		}
	}
	return len(fresh)
}

func checkBounded(t *testing.T, s *generation.Store, g *generation.Generation) {
	t.Helper()
	holes := 0
	for n := range g.Columns.IDs {
		if !g.Columns.Live(uint32(n)) {
			holes++
		}
	}
	if 4*holes > len(g.Columns.IDs) {
		t.Errorf("%d of %d documents are gone but still stored", holes, len(g.Columns.IDs))
	}
	if n := segments(t, s, g); n > 10 {
		t.Errorf("%d segments", n)
	}
}

// segments counts the segment files of a generation.
func segments(t *testing.T, s *generation.Store, g *generation.Generation) int {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(s.Dir(), "generations", g.Manifest.Name, "store", "*.zap"))
	if err != nil {
		t.Fatal(err)
	}
	return len(files)
}

// TestUpdateIsIncremental: a small change adds a segment beside those there were; a large one writes all anew.
func TestUpdateIsIncremental(t *testing.T) {
	qs := sampleQuestions(t, 20)
	s := newStore(t)
	opts := indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), records(qs)...)}}
	build(t, s, opts)
	for _, c := range []struct{ from, to, segments int }{{0, 1, 2}, {1, 3, 3}, {3, 18, 1}} {
		for _, q := range qs[c.from:c.to] {
			q.Body += "追記です。"
		}
		jsonl(t, opts.Sources[0], records(qs)...)
		if r := build(t, s, opts); r.Written != c.to-c.from || r.Unchanged != len(qs)-r.Written {
			t.Errorf("report: %+v", countsOf(r))
		}
		if got := segments(t, s, open(t, s)); got != c.segments {
			t.Errorf("after %d changes there are %d segments, want %d", c.to-c.from, got, c.segments)
		}
	}
}

// TestUpdateNeedsNoDictionary where nothing is new or changed.
func TestUpdateNeedsNoDictionary(t *testing.T) {
	qs := sampleQuestions(t, 5)
	s := newStore(t)
	opts := indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), records(qs)...)}}
	build(t, s, opts)
	none := func() (*analysis.Analyzer, error) { return nil, errors.New("the dictionary was asked for") }
	for _, left := range []int{5, 4} { // nothing, one removed
		jsonl(t, opts.Sources[0], records(qs[:left])...)
		r, err := indexer.Update(context.Background(), s, none, opts)
		if err != nil || r.Questions != left {
			t.Errorf("%+v, %v", r, err)
		}
	}
	jsonl(t, opts.Sources[0], records(qs)...)
	if _, err := indexer.Update(context.Background(), s, none, opts); err == nil {
		t.Error("a new question was analysed without a dictionary")
	}
}

// TestUpdateStopped: Ctrl-C in an update leaves the generation as it was, and nothing else.
func TestUpdateStopped(t *testing.T) {
	qs := sampleQuestions(t, 30)
	s := newStore(t)
	opts := indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), records(qs)...)}}
	build(t, s, opts)
	want := contents(t, open(t, s))
	for _, q := range qs[:8] {
		q.Body += "追記です。"
	}
	jsonl(t, opts.Sources[0], records(qs)...)
	for _, at := range []int{1, 8} {
		ctx, stop := context.WithCancel(context.Background())
		opts.Progress = func(p indexer.Progress) {
			if !p.Reading && p.Done == at {
				stop()
			}
		}
		if r, err := indexer.Update(ctx, s, analysis.New, opts); !errors.Is(err, context.Canceled) || r.Published {
			t.Errorf("stopped at %d: %v, %+v", at, err, r)
		}
		stop()
		checkClean(t, s)
	}
	g := open(t, s)
	if diff := cmp.Diff(want, contents(t, g)); diff != "" || g.Manifest.Name != "g000001" {
		t.Errorf("%s: %s", g.Manifest.Name, diff)
	}
}
