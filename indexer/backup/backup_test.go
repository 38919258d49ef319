package backup_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/backup"
	"kotae/indexer/generation"
)

// TestThereAndBack: what was backed up is served from a fresh data directory just so.
func TestThereAndBack(t *testing.T) {
	for _, name := range []string{"copy", "copy.tar.gz", "COPY.TGZ"} {
		t.Run(name, func(t *testing.T) {
			from := newStore(t)
			publish(t, from, true, "s")
			publish(t, from, false, "a", "b")
			forget(t, from, "b")
			before := contents(t, from.Dir())
			target := create(t, from, name)
			if diff := cmp.Diff(before, contents(t, from.Dir())); diff != "" {
				t.Errorf("the backup changed the data directory: %s", diff)
			}
			if left, err := os.ReadDir(filepath.Dir(target)); err != nil || len(left) != 1 {
				t.Errorf("beside the backup lie %v, %v", left, err)
			}
			to := newStore(t)
			for range 2 { // the second time nothing is new
				r, err := backup.Restore(t.Context(), to, target)
				if err != nil {
					t.Fatal(err)
				}
				if r.Current != "g000002" || r.Questions != 2 || r.Forgotten != 1 || len(r.Generations) != 2 {
					t.Errorf("%+v", r)
				}
				wants(t, to, "g000002", "a", "b")
			}
			if names, err := to.Names(); err != nil || len(names) != 2 {
				t.Errorf("%v, %v", names, err)
			}
			after := contents(t, to.Dir())
			for path, want := range before {
				if path != "HISTORY" && path != "decisions.db" && after[path] != want {
					t.Errorf("%s is not as it was", path)
				}
			}
			if got := forgotten(t, to); !slices.Equal(got, []string{"b"}) {
				t.Errorf("forgotten are %v", got)
			}
			if left, _ := filepath.Glob(filepath.Join(to.Dir(), "generations", ".draft-*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
			if own, err := to.HadOwnQuestions(); err != nil || !own {
				t.Errorf("own questions %v, %v", own, err)
			}
			if _, to, err := to.Rollback(analyzer); err != nil || to != "g000001" {
				t.Errorf("rolled back to %s, %v", to, err)
			}
		})
	}
}

// TestOwnQuestionsAreRemembered: a backup of the current sample alone still says that the site had questions of its own.
func TestOwnQuestionsAreRemembered(t *testing.T) {
	from := newStore(t)
	publish(t, from, false, "a")
	publish(t, from, true, "s")
	target := filepath.Join(t.TempDir(), "copy")
	r, err := backup.Create(t.Context(), from, target, backup.Options{CurrentOnly: true})
	if err != nil || !slices.Equal(r.Generations, []string{"g000002"}) || r.Decisions || r.Bytes == 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	to := newStore(t)
	publish(t, to, true, "s") // as a server without any index does
	if own, _ := to.HadOwnQuestions(); own {
		t.Fatal("the sample counts as own questions")
	}
	if _, err := backup.Restore(t.Context(), to, target); err != nil {
		t.Fatal(err)
	}
	if own, err := to.HadOwnQuestions(); err != nil || !own {
		t.Errorf("own questions %v, %v", own, err)
	}
	if _, err := os.Stat(filepath.Join(to.Dir(), "decisions.db")); err == nil {
		t.Error("decisions were made up")
	}
}

// TestRestoreAdds: what the data directory has stays, under its name.
func TestRestoreAdds(t *testing.T) {
	from, to := newStore(t), newStore(t)
	publish(t, from, false, "a")
	publish(t, from, false, "a", "b")
	forget(t, from, "1")
	target := create(t, from, "copy.tar.gz")
	publish(t, to, false, "x")
	forget(t, to, "2")
	kept := contents(t, filepath.Join(to.Dir(), "generations"))
	r, err := backup.Restore(t.Context(), to, target)
	if err != nil {
		t.Fatal(err)
	}
	want := []generation.Adopted{{From: "g000001", Name: "g000002", New: true}, {From: "g000002", Name: "g000003", New: true}}
	// g000002 of the backup comes after g000001 of it took that name.
	if diff := cmp.Diff(want, r.Generations); diff != "" || r.Before != "g000001" || r.Current != "g000003" {
		t.Errorf("%+v %s", r, diff)
	}
	wants(t, to, "g000003", "a", "b")
	now := contents(t, filepath.Join(to.Dir(), "generations"))
	for path, want := range kept {
		if now[path] != want {
			t.Errorf("%s has changed", path)
		}
	}
	if got := forgotten(t, to); !slices.Equal(got, []string{"1", "2"}) {
		t.Errorf("forgotten are %v", got)
	}
	var events []string
	history, err := to.History()
	for _, e := range history {
		events = append(events, e.Action+" "+e.Generation)
	}
	if diff := cmp.Diff([]string{"publish g000002", "publish g000003", "publish g000001", "restore g000003"}, events); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	// The same again changes nothing but the history, and nothing is there twice.
	if r, err = backup.Restore(t.Context(), to, target); err != nil || r.Current != "g000003" || r.Generations[0].New || r.Generations[1].New {
		t.Errorf("%+v, %v", r, err)
	}
	for _, want := range []string{"g000002", "g000001"} {
		if _, name, err := to.Rollback(analyzer); err != nil || name != want {
			t.Errorf("rolled back to %s, %v; want %s", name, err, want)
		}
	}
	if name := publish(t, to, false, "z"); name != "g000004" {
		t.Errorf("the next one is %s", name)
	}
}

// TestNameOfOneThatIsGone: a name that the history knows is not given to another, but the same one gets it back.
func TestNameOfOneThatIsGone(t *testing.T) {
	from := newStore(t)
	publish(t, from, false, "a")
	target := create(t, from, "copy")
	for range 2 {
		publish(t, from, false, "b")
	}
	if _, err := from.Prune(0); err != nil {
		t.Fatal(err)
	}
	if r, err := backup.Restore(t.Context(), from, target); err != nil || r.Current != "g000001" {
		t.Errorf("its own: %+v, %v", r, err)
	}
	other := newStore(t)
	for range 2 {
		publish(t, other, false, "b")
	}
	if _, err := other.Prune(0); err != nil {
		t.Fatal(err)
	}
	if r, err := backup.Restore(t.Context(), other, target); err != nil || r.Current != "g000003" {
		t.Errorf("another's: %+v, %v", r, err)
	}
}

// TestRestoreOverDamage: the whole copy is served in place of the damaged one of the same name.
func TestRestoreOverDamage(t *testing.T) {
	s := newStore(t)
	name := publish(t, s, false, "a")
	target := create(t, s, "copy.tar.gz")
	if err := os.Truncate(filepath.Join(s.Dir(), "generations", name, "texts.bin"), 1); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(s.Dir(), "CURRENT"), []byte("g00"), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := backup.Restore(t.Context(), s, target)
	if err != nil || r.Before != "" || r.Current != "g000002" {
		t.Fatalf("%+v, %v", r, err)
	}
	wants(t, s, "g000002", "a")
}

// TestCreateRefuses: nothing is written where a backup cannot be whole, and nothing is written over.
func TestCreateRefuses(t *testing.T) {
	s := newStore(t)
	free := filepath.Join(t.TempDir(), "copy.tar.gz")
	if _, err := backup.Create(t.Context(), s, free, backup.Options{}); !errors.Is(err, generation.ErrNone) {
		t.Errorf("of nothing: %v", err)
	}
	first, second := publish(t, s, false, "a"), publish(t, s, false, "b")
	taken := filepath.Join(t.TempDir(), "taken")
	if err := os.Mkdir(taken, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Create(t.Context(), s, taken, backup.Options{}); !errors.Is(err, backup.ErrTaken) {
		t.Errorf("over another: %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := backup.Create(ended, s, free, backup.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	if err := os.Truncate(filepath.Join(s.Dir(), "generations", first, "texts.bin"), 1); err != nil {
		t.Fatal(err)
	}
	r, err := backup.Create(t.Context(), s, free+".older.tgz", backup.Options{})
	if err != nil || len(r.LeftOut) != 1 || r.LeftOut[0].Name != first || !slices.Equal(r.Generations, []string{second}) {
		t.Errorf("with a damaged older one: %+v, %v", r, err)
	}
	if err := os.Truncate(filepath.Join(s.Dir(), "generations", second, "texts.bin"), 1); err != nil {
		t.Fatal(err)
	}
	var broken *generation.DamagedError
	if _, err := backup.Create(t.Context(), s, free, backup.Options{}); !errors.As(err, &broken) {
		t.Errorf("of a damaged one: %v", err)
	}
	if left, err := os.ReadDir(filepath.Dir(free)); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
