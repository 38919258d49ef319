package indexer_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// TestIdentity: a question keeps its id when its dump is renamed. A run is what the sources hold, as "name:content"; after
// it the index holds what is wanted, as "id:content".
func TestIdentity(t *testing.T) {
	type run struct{ sources, want, renamed string }
	for name, runs := range map[string][]run{
		"renamed":            {{"a:P x:X", "a:P x:X", ""}, {"b:P x:X", "a:P x:X", "a←b"}, {"b:P x:X", "a:P x:X", ""}},
		"then changed":       {{"a:P", "a:P", ""}, {"b:P", "a:P", "a←b"}, {"b:P2", "a:P2", ""}, {"b:P3 y:Y", "a:P3 y:Y", ""}},
		"twice":              {{"a:P", "a:P", ""}, {"b:P", "a:P", "a←b"}, {"c:P", "a:P", "a←c"}, {"c:P2", "a:P2", ""}, {"b:P3", "a:P3", ""}},
		"and changed":        {{"a:P", "a:P", ""}, {"b:P2", "b:P2", ""}},
		"swapped":            {{"a:P b:Q", "a:P b:Q", ""}, {"a:Q b:P", "a:Q b:P", ""}},
		"moved up":           {{"a:P b:Q", "a:P b:Q", ""}, {"b:P c:Q", "b:P c:Q", ""}},
		"the old returns":    {{"a:P", "a:P", ""}, {"b:P", "a:P", "a←b"}, {"a:P b:P", "a:P b:P", ""}, {"b:P2 y:Y", "b:P2 y:Y", ""}},
		"old name back":      {{"a:P", "a:P", ""}, {"b:P", "a:P", "a←b"}, {"a:P2", "a:P2", ""}, {"b:P3", "a:P3", ""}},
		"gone in between":    {{"a:P x:X", "a:P x:X", ""}, {"b:P x:X", "a:P x:X", "a←b"}, {"x:X", "x:X", ""}, {"b:P x:X", "a:P x:X", ""}},
		"same content":       {{"a:P b:P", "a:P b:P", ""}, {"d:P c:P", "a:P b:P", "a←c b←d"}},
		"one of two":         {{"a:P b:P", "a:P b:P", ""}, {"c:P b:P", "a:P b:P", "a←c"}},
		"more than vanished": {{"a:P", "a:P", ""}, {"d:P c:P b:P", "a:P c:P d:P", "a←b"}},
		"the name was taken": {{"a:P b:Q", "a:P b:Q", ""}, {"b:P", "b:P", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			path := filepath.Join(t.TempDir(), "q.jsonl")
			for i, run := range runs {
				jsonl(t, path, parse(run.sources)...)
				r := build(t, s, indexer.Options{Sources: []string{path}})
				if got := held(t, open(t, s)); got != sorted(run.want) {
					t.Errorf("after run %d the index holds %s, want %s", i+1, got, sorted(run.want))
				}
				var renamed []string
				for _, n := range r.Renamed {
					renamed = append(renamed, n.From+"←"+n.To)
				}
				if got := strings.Join(renamed, " "); got != run.renamed || r.RenamedCount != len(renamed) {
					t.Errorf("run %d renamed %s (%d), want %s", i+1, got, r.RenamedCount, run.renamed)
				}
			}
		})
	}
}

// parse makes questions of "id:content id:content". With ~ after it the content is worded the same, but has other dates,
// answers and layout.
func parse(text string) (out []any) {
	for field := range strings.FieldsSeq(text) {
		id, content, _ := strings.Cut(field, ":")
		content, other := strings.CutSuffix(content, "~")
		q := question(id, content, content+"の本文です。")
		q.URL = "https://soudan.example/" + id
		if other {
			q.Body, q.Updated, q.Answers = strings.ToLower(content)+"の　本文\nです｡", "2025-04-07", []corpus.Answer{}
		}
		out = append(out, q)
	}
	return out
}

// held is what an index holds, as parse reads it.
func held(t *testing.T, g *generation.Generation) string {
	t.Helper()
	var all []string
	for n, id := range g.Columns.IDs {
		if g.Columns.Live(uint32(n)) {
			q := record(t, g, id)
			if q.ID != id || q.Hash() != g.Columns.Hashes[n] {
				t.Errorf("the record of %s is called %s, or its hash is another's", id, q.ID)
			}
			all = append(all, id+":"+q.Title)
		}
	}
	return sorted(strings.Join(all, " "))
}

func sorted(text string) string {
	fields := strings.Fields(text)
	slices.Sort(fields)
	return strings.Join(fields, " ")
}

// TestIdentityOfTwoNames: of two names that were found to be one question's, the one found last is it.
func TestIdentityOfTwoNames(t *testing.T) {
	for later, want := range map[string]string{"b": "a:P c:Q", "c": "a:Q b:P"} {
		s := newStore(t)
		for _, name := range []string{"b", "c"} {
			at := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
			if name == later {
				at = at.AddDate(0, 0, 1)
			}
			if err := openDecisions(t, s).Identify(t.Context(), decisions.Identity{Alias: name, ID: "a", At: at}); err != nil {
				t.Fatal(err)
			}
		}
		build(t, s, indexer.Options{Sources: []string{jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), parse("b:P c:Q")...)}})
		if got := held(t, open(t, s)); got != want {
			t.Errorf("where %s came last, the index holds %s, want %s", later, got, want)
		}
	}
}

// TestIdentityOnlyWithPublication: what an import found out about names is not kept where it published nothing of it.
func TestIdentityOnlyWithPublication(t *testing.T) {
	s := newStore(t)
	path := filepath.Join(t.TempDir(), "q.jsonl")
	opts := indexer.Options{Sources: []string{path}}
	jsonl(t, path, append(numbered(1, 60), parse("a:P")...)...)
	build(t, s, opts)
	jsonl(t, path, parse("b:P")...)
	if _, err := indexer.Build(t.Context(), s, nil, opts); err == nil {
		t.Fatal("60 of 61 questions were removed")
	}
	if got := identities(t, s); len(got) != 0 {
		t.Errorf("kept: %v", got)
	}
	opts.Add = true // nor is anything vanished where the sources do not name the whole
	if r := build(t, s, opts); r.Questions != 62 || len(identities(t, s)) != 0 {
		t.Errorf("%+v, kept: %v", r, identities(t, s))
	}
}

func numbered(from, to int) (out []any) {
	for i := from; i <= to; i++ {
		out = append(out, question(fmt.Sprint(i), fmt.Sprint("題", i), "文"))
	}
	return out
}

func identities(t *testing.T, s *generation.Store) map[string]string {
	t.Helper()
	db := openDecisions(t, s)
	all, err := db.Identities(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, i := range all {
		out[i.Alias] = i.ID
	}
	return out
}

func openDecisions(t *testing.T, s *generation.Store) *decisions.DB {
	t.Helper()
	db, err := decisions.Open(t.Context(), s.Dir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// forget forgets questions of the current index as the command does.
func forget(t *testing.T, s *generation.Store, ids ...string) {
	t.Helper()
	g, db := open(t, s), openDecisions(t, s)
	for _, id := range ids {
		f := decisions.Forgotten{ID: id, At: time.Now()}
		if n, ok := g.Number(id); ok {
			f.Print = g.Columns.Prints[n]
		}
		if err := db.Forget(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
}

// TestForgotten: what is forgotten is not indexed, whatever it is called, and leaves the index with the next import.
func TestForgotten(t *testing.T) {
	s := newStore(t)
	path := filepath.Join(t.TempDir(), "q.jsonl")
	run := func(sources, want string, report indexer.Report) {
		t.Helper()
		jsonl(t, path, parse(sources)...)
		r := build(t, s, indexer.Options{Sources: []string{path}})
		if got := held(t, open(t, s)); got != sorted(want) {
			t.Errorf("after %s the index holds %s, want %s", sources, got, want)
		}
		got := indexer.Report{Forgotten: r.Forgotten, ForgottenIDs: r.ForgottenIDs, Erased: r.Erased, Removed: r.Removed}
		if diff := cmp.Diff(report, got); diff != "" {
			t.Errorf("after %s: %s", sources, diff)
		}
	}
	run("a:P b:Q c:R d:S", "a:P b:Q c:R d:S", indexer.Report{})
	run("a2:P b:Q c:R d:S", "a:P b:Q c:R d:S", indexer.Report{})
	forget(t, s, "a")
	// Under its new name; it leaves the index, which is no removal.
	run("a2:P b:Q c:R d:S", "b:Q c:R d:S", indexer.Report{Forgotten: 1, ForgottenIDs: []string{"a2"}, Erased: 1})
	run("a2:P b:Q c:R d:S", "b:Q c:R d:S", indexer.Report{Forgotten: 1, ForgottenIDs: []string{"a2"}})
	// With another content, under both names, under a third one by its content, and that one with another content.
	run("a2:P2 a:P3 b:Q c:R d:S", "b:Q c:R d:S", indexer.Report{Forgotten: 2, ForgottenIDs: []string{"a", "a2"}})
	run("a3:P b:Q c:R d:S", "b:Q c:R d:S", indexer.Report{Forgotten: 1, ForgottenIDs: []string{"a3"}})
	run("a3:P4 b:Q c:R d:S", "b:Q c:R d:S", indexer.Report{Forgotten: 1, ForgottenIDs: []string{"a3"}})
	// The sources lack it too.
	forget(t, s, "b")
	run("c:R d:S", "c:R d:S", indexer.Report{Erased: 1})
	// Renamed and forgotten before the import that could have known it.
	forget(t, s, "c")
	run("c2:R d:S", "d:S", indexer.Report{Forgotten: 1, ForgottenIDs: []string{"c2"}, Erased: 1})
	if diff := cmp.Diff(map[string]string{"a2": "a", "a3": "a", "c2": "c"}, identities(t, s)); diff != "" {
		t.Error(diff)
	}

	// Nothing else is left to index.
	forget(t, s, "d")
	jsonl(t, path, parse("d:S")...)
	if r, err := indexer.Build(t.Context(), s, nil, indexer.Options{Sources: []string{path}}); err != indexer.ErrNothing || r.Forgotten != 1 {
		t.Errorf("%v, %+v", err, r)
	}
	if err := openDecisions(t, s).Remember(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	run("a2:P d:S", "a:P", indexer.Report{Forgotten: 1, ForgottenIDs: []string{"d"}, Erased: 1})
}

// TestForgottenWording: a text that is forgotten does not come back, under whatever id and however little of it has changed,
// and no other question is lost for it. forget is what is forgotten after the first run.
func TestForgottenWording(t *testing.T) {
	type run struct{ sources, want, left string }
	for name, c := range map[string]struct {
		forget string
		runs   []run
	}{
		"renamed and changed a bit": {"a", []run{{"a:P b:Q", "a:P b:Q", ""}, {"c:P~ b:Q", "b:Q", "c"}, {"c:P2 b:Q", "b:Q", "c"}}},
		"gone in between":           {"a", []run{{"a:P b:Q", "a:P b:Q", ""}, {"b:Q", "b:Q", ""}, {"c:P~ b:Q", "b:Q", "c"}}},
		"swapped":                   {"a", []run{{"a:P b:Q", "a:P b:Q", ""}, {"a:Q b:P", "b:Q", "b"}, {"a:Q2 b:P", "b:Q2", "b"}, {"a:Q2 b:Q", "b:Q", "a"}}},
		"swapped and changed a bit": {"a", []run{{"a:P b:Q", "a:P b:Q", ""}, {"a:Q~ b:P~", "b:Q", "b"}, {"a:Q b:P", "b:Q", "b"}}},
		"in the place of another":   {"a", []run{{"a:P b:Q x:X", "a:P b:Q x:X", ""}, {"b:P~ x:X", "x:X", "b"}, {"b:Q x:X", "b:Q x:X", ""}}},
		"moved up":                  {"a", []run{{"a:P b:Q", "a:P b:Q", ""}, {"b:P c:Q", "b:Q", "b"}, {"b:P c:Q2", "b:Q2", "b"}}},
		"beside a copy":             {"a", []run{{"a:P b:P x:X", "a:P b:P x:X", ""}, {"a:P b:P~ x:X", "b:P x:X", "a"}, {"b:P~ c:P x:X", "b:P x:X", "c"}}},
		"both copies":               {"a b", []run{{"a:P b:P x:X", "a:P b:P x:X", ""}, {"c:P d:P~ x:X", "x:X", "c d"}}},
		"edited at its place":       {"a", []run{{"a:P b:Q", "a:P b:Q", ""}, {"a:P2 b:Q", "b:Q", "a"}, {"a:P2 b:Q2", "b:Q2", "a"}}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			path := filepath.Join(t.TempDir(), "q.jsonl")
			for i, run := range c.runs {
				jsonl(t, path, parse(run.sources)...)
				r := build(t, s, indexer.Options{Sources: []string{path}})
				if got := held(t, open(t, s)); got != sorted(run.want) {
					t.Errorf("after run %d the index holds %s, want %s", i+1, got, sorted(run.want))
				}
				if got := strings.Join(r.ForgottenIDs, " "); got != run.left || r.Forgotten != len(r.ForgottenIDs) {
					t.Errorf("run %d left out %s (%d), want %s", i+1, got, r.Forgotten, run.left)
				}
				if i == 0 {
					forget(t, s, strings.Fields(c.forget)...)
				}
			}
		})
	}
}

// TestForgottenWordingAdded: what the sources do not name stays, also where they have a forgotten text under its id.
func TestForgottenWordingAdded(t *testing.T) {
	s := newStore(t)
	path := filepath.Join(t.TempDir(), "q.jsonl")
	jsonl(t, path, parse("a:P b:Q c:R")...)
	build(t, s, indexer.Options{Sources: []string{path}})
	forget(t, s, "a")
	jsonl(t, path, parse("b:P~ d:P c:R2")...)
	r := build(t, s, indexer.Options{Sources: []string{path}, Add: true})
	if got := held(t, open(t, s)); got != "b:Q c:R2" || !slices.Equal(r.ForgottenIDs, []string{"b", "d"}) {
		t.Errorf("the index holds %s, left out %v", got, r.ForgottenIDs)
	}
}

// TestUnforgottenSwap: taken off the list, both questions are called what the export calls them.
func TestUnforgottenSwap(t *testing.T) {
	s := newStore(t)
	path := filepath.Join(t.TempDir(), "q.jsonl")
	opts := indexer.Options{Sources: []string{path}}
	jsonl(t, path, parse("a:P b:Q")...)
	build(t, s, opts)
	forget(t, s, "a")
	jsonl(t, path, parse("a:Q b:P")...)
	build(t, s, opts)
	if err := openDecisions(t, s).Remember(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	if r := build(t, s, opts); held(t, open(t, s)) != "a:Q b:P" || r.Forgotten != 0 {
		t.Errorf("the index holds %s", held(t, open(t, s)))
	}
}
