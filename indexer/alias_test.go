package indexer_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer"
	"kotae/indexer/decisions"
)

// TestVoidAlias: a name that was another question's and is one of its own now is not lost when the other is forgotten.
func TestVoidAlias(t *testing.T) {
	for name, c := range map[string]struct {
		both   string // what the sources hold when both are questions
		before bool   // whether an import has both before a is forgotten
	}{
		"the sources name both": {"a:P b:P2 x:X", false},
		"the index has both":    {"a:P b:P2 x:X", true},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			path := filepath.Join(t.TempDir(), "q.jsonl")
			run := func(sources, want string) {
				t.Helper()
				jsonl(t, path, parse(sources)...)
				build(t, s, indexer.Options{Sources: []string{path}})
				if got := held(t, open(t, s)); got != sorted(want) {
					t.Errorf("after %s the index holds %s, want %s", sources, got, want)
				}
			}
			run("a:P x:X", "a:P x:X")
			run("b:P x:X", "a:P x:X")
			run(c.both, c.both)
			if c.before {
				run(c.both, c.both)
			}
			if diff := cmp.Diff(map[string]string{"b": "b"}, identities(t, s)); diff != "" {
				t.Error(diff)
			}
			forget(t, s, "a")
			run(c.both, "b:P2 x:X")
			run("x:X", "x:X")
			run("b:P2 x:X", "b:P2 x:X")
		})
	}
}

// TestAliasOfForgotten: what is an alias of a forgotten question stays one where only the name is in the index.
func TestAliasOfForgotten(t *testing.T) {
	s := newStore(t)
	path := jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), parse("b:P x:X")...)
	build(t, s, indexer.Options{Sources: []string{path}})
	db := openDecisions(t, s)
	if err := db.Identify(t.Context(), decisions.Identity{Alias: "b", ID: "a", At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	forget(t, s, "a")
	build(t, s, indexer.Options{Sources: []string{path}})
	if diff := cmp.Diff(map[string]string{"b": "a"}, identities(t, s)); diff != "" {
		t.Error(diff)
	}
}

// TestUnreadKeepsItsID: no other question takes the id of one whose record could not be read.
func TestUnreadKeepsItsID(t *testing.T) {
	unread := func(id string) any { return `{"id":"` + id + `","title":"題","body":"本文","asked":"2026-02-30"}` }
	for name, c := range map[string]struct {
		before []string // what the sources held
		last   []any
		want   string
	}{
		"of its content":            {[]string{"a:P x:X"}, append(parse("c:P x:X"), unread("a")), "a:P c:P x:X"},
		"under its new name":        {[]string{"a:P x:X", "b:P x:X"}, append(parse("c:P x:X"), unread("b")), "a:P c:P x:X"},
		"whose new name it was":     {[]string{"a:P x:X", "b:P x:X"}, append(parse("b:P2 x:X"), unread("a")), "a:P b:P2 x:X"},
		"but for one that has gone": {[]string{"a:P x:X"}, append(parse("c:P"), unread("x")), "a:P x:X"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			path := filepath.Join(t.TempDir(), "q.jsonl")
			opts := indexer.Options{Sources: []string{path}}
			for _, sources := range c.before {
				jsonl(t, path, parse(sources)...)
				build(t, s, opts)
			}
			jsonl(t, path, c.last...)
			build(t, s, opts)
			if got := held(t, open(t, s)); got != sorted(c.want) {
				t.Errorf("the index holds %s, want %s", got, c.want)
			}
		})
	}
}

// TestForgottenName: where a name is forgotten and was found to be another question's, what came last holds; in one and the
// same second that is the forgetting.
func TestForgottenName(t *testing.T) {
	at := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	for alias, want := range map[time.Duration]string{-time.Second: "x:X", 0: "x:X", time.Second: "a:P2 x:X"} {
		s := newStore(t)
		path := jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), parse("a:P x:X")...)
		build(t, s, indexer.Options{Sources: []string{path}})
		db := openDecisions(t, s)
		if err := db.Identify(t.Context(), decisions.Identity{Alias: "b", ID: "a", At: at.Add(alias)}); err != nil {
			t.Fatal(err)
		}
		if err := db.Forget(t.Context(), decisions.Forgotten{ID: "b", At: at}); err != nil {
			t.Fatal(err)
		}
		jsonl(t, path, parse("b:P2 x:X")...)
		build(t, s, indexer.Options{Sources: []string{path}})
		if got := held(t, open(t, s)); got != want {
			t.Errorf("with the alias %s later the index holds %s, want %s", alias, got, want)
		}
	}
}

// TestForgottenNameTakenOver: a name that another question is found to have taken over after it was forgotten is that one's
// from then on, whatever the clock said.
func TestForgottenNameTakenOver(t *testing.T) {
	s := newStore(t)
	path := jsonl(t, filepath.Join(t.TempDir(), "q.jsonl"), parse("a:P b:Q")...)
	build(t, s, indexer.Options{Sources: []string{path}})
	if err := openDecisions(t, s).Forget(t.Context(), decisions.Forgotten{ID: "b", At: time.Now().Add(time.Minute)}); err != nil {
		t.Fatal(err)
	}
	jsonl(t, path, parse("b:P")...)
	for run := range 2 {
		build(t, s, indexer.Options{Sources: []string{path}})
		if got := held(t, open(t, s)); got != "a:P" {
			t.Errorf("after run %d the index holds %s", run+1, got)
		}
	}
}
