package decisions_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kotae/indexer/decisions"
)

var (
	monday  = time.Date(2025, 4, 7, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

func open(t testing.TB, dir string) *decisions.DB {
	t.Helper()
	d, err := decisions.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func openReadOnly(t testing.TB, dir string) *decisions.DB {
	t.Helper()
	d, err := decisions.OpenReadOnly(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// forgotten lists the ids.
func forgotten(t testing.TB, d *decisions.DB) (ids []string) {
	t.Helper()
	all, err := d.Forgotten(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		ids = append(ids, f.ID)
	}
	return ids
}

func revision(t testing.TB, d *decisions.DB) int64 {
	t.Helper()
	n, err := d.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestForget(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	d := open(t, dir)
	if err := d.Forget(ctx, decisions.Forgotten{ID: "2", At: monday}, decisions.Forgotten{ID: "1", Print: "p1", At: monday, Note: "本人の依頼"}); err != nil {
		t.Fatal(err)
	}
	// A second time changes nothing but the print that was not known.
	if err := d.Forget(ctx, decisions.Forgotten{ID: "1", Print: "other", At: tuesday}, decisions.Forgotten{ID: "2", Print: "p2", At: tuesday, Note: "x"}); err != nil {
		t.Fatal(err)
	}
	got, err := openReadOnly(t, dir).Forgotten(ctx)
	want := []decisions.Forgotten{{ID: "1", Print: "p1", At: monday, Note: "本人の依頼"}, {ID: "2", Print: "p2", At: monday}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	if err := d.Remember(ctx, "1"); err != nil {
		t.Fatal(err)
	}
	before := revision(t, d)
	if err := d.Remember(ctx, "1"); !errors.Is(err, decisions.ErrNotFound) {
		t.Errorf("remembered what was not forgotten: %v", err)
	}
	if got := revision(t, d); got != before {
		t.Errorf("a decision that failed moved the revision from %d to %d", before, got)
	}
	if diff := cmp.Diff([]string{"2"}, forgotten(t, d)); diff != "" {
		t.Error(diff)
	}
}

func TestIdentify(t *testing.T) {
	ctx := t.Context()
	d := open(t, t.TempDir())
	for _, i := range [][]decisions.Identity{nil, {{"b", "a", monday}, {"d", "c", monday}}, {{"b", "z", tuesday}}} {
		if err := d.Identify(ctx, i...); err != nil {
			t.Fatal(err)
		}
	}
	got, err := d.Identities(ctx)
	if diff := cmp.Diff([]decisions.Identity{{"b", "z", tuesday}, {"d", "c", monday}}, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	if got := revision(t, d); got != 2 {
		t.Errorf("revision %d after two decisions", got)
	}
}

func TestKeys(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	d := open(t, dir)
	secret, err := d.AddKey(ctx, "site", decisions.Search)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.AddKey(ctx, "site", decisions.Admin); !errors.Is(err, decisions.ErrExists) {
		t.Errorf("a second key of one name: %v", err)
	}
	for _, wrong := range []struct{ name, scope string }{{"", "search"}, {"x", "root"}, {"x", ""}} {
		if _, err := d.AddKey(ctx, wrong.name, decisions.Scope(wrong.scope)); err == nil {
			t.Errorf("made a key %q of scope %q", wrong.name, wrong.scope)
		}
	}
	find := func(secret string) (string, bool) {
		keys, err := d.Keys(ctx)
		if err != nil {
			t.Fatal(err)
		}
		k, ok := decisions.FindKey(keys, secret)
		return k.Name, ok
	}
	if name, ok := find(secret); !ok || name != "site" || !strings.HasPrefix(secret, "kotae_") {
		t.Errorf("the key of %q is %q, %v", secret, name, ok)
	}
	for _, wrong := range []string{"", "kotae_", secret[:len(secret)-1], secret + "A"} {
		if name, ok := find(wrong); ok {
			t.Errorf("%q opens as %s", wrong, name)
		}
	}
	if err := d.RevokeKey(ctx, "site"); err != nil {
		t.Fatal(err)
	}
	if _, ok := find(secret); ok {
		t.Error("a revoked key is good")
	}
	for _, name := range []string{"site", "none"} {
		if err := d.RevokeKey(ctx, name); !errors.Is(err, decisions.ErrNotFound) {
			t.Errorf("revoking %s: %v", name, err)
		}
	}
	if _, err := d.AddKey(ctx, "site", decisions.Search); !errors.Is(err, decisions.ErrExists) {
		t.Errorf("the name of a revoked key was given again: %v", err)
	}
	b, err := os.ReadFile(filepath.Join(dir, decisions.FileName))
	if err != nil || strings.Contains(string(b), secret) {
		t.Errorf("the secret is in the file (%v)", err)
	}
}

func TestScope(t *testing.T) {
	scopes := []decisions.Scope{"nobody", decisions.Search, decisions.Editor, decisions.Admin}
	for i, have := range scopes {
		for j, need := range scopes[1:] {
			if got, want := have.Includes(need), i > j; got != want {
				t.Errorf("%s includes %s: %v", have, need, got)
			}
		}
	}
}

// TestNothingDecided: reading makes no file and finds nothing.
func TestNothingDecided(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	d := openReadOnly(t, dir)
	keys, err := d.Keys(ctx)
	if got := forgotten(t, d); len(got) > 0 || revision(t, d) != 0 || len(keys) > 0 || err != nil {
		t.Errorf("found %v, %v, %v", got, keys, err)
	}
	if made, err := d.Snapshot(ctx, filepath.Join(dir, "copy")); made || err != nil {
		t.Errorf("a copy of nothing: %v, %v", made, err)
	}
	if err := d.Forget(ctx, decisions.Forgotten{ID: "1"}); err == nil {
		t.Error("decided something that nobody keeps")
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("left %v, %v", entries, err)
	}
}

// TestDamagedFile: what cannot be read is an error that says what to do, never an empty list.
func TestDamagedFile(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	var many []decisions.Forgotten
	for _, id := range strings.Split(strings.Repeat("q", 1000), "") {
		many = append(many, decisions.Forgotten{ID: id + strings.Repeat("x", len(many)), At: monday})
	}
	if err := errors.Join(d.Forget(t.Context(), many...), d.Close()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, decisions.FileName)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	garbled := make([]byte, len(whole))
	copy(garbled, whole)
	for i := len(whole) / 2; i < len(whole)/2+5000; i++ {
		garbled[i] ^= 0xff
	}
	newer := append([]byte(nil), whole...)
	newer[63] = 9 // PRAGMA user_version
	for name, c := range map[string]struct {
		content []byte
		want    string
	}{
		"empty":       {nil, "kotae restore"},
		"no database": {[]byte(strings.Repeat("これは違う", 1000)), "kotae restore"},
		"cut":         {whole[:len(whole)/2], "kotae restore"},
		"garbled":     {garbled, "kotae restore"},
		"newer":       {newer, "format is 9"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(path, c.content, 0o644); err != nil {
				t.Fatal(err)
			}
			for what, open := range map[string]func() (*decisions.DB, error){
				"to read":  func() (*decisions.DB, error) { return decisions.OpenReadOnly(t.Context(), dir) },
				"to write": func() (*decisions.DB, error) { return decisions.Open(t.Context(), dir) },
			} {
				if d, err := open(); err == nil || d != nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
					t.Errorf("opened %s: %v, error %v; want %q and the path", what, d, err, c.want)
				}
				var unusable *decisions.UnusableError
				if _, err := open(); !errors.As(err, &unusable) || unusable.Broken != (name != "newer") {
					t.Errorf("opened %s: %#v", what, err)
				}
			}
		})
	}
}

func TestSnapshot(t *testing.T) {
	ctx, dir, to := t.Context(), t.TempDir(), t.TempDir()
	d := open(t, dir)
	if err := d.Forget(ctx, decisions.Forgotten{ID: "1", At: monday}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(to, decisions.FileName)
	if made, err := openReadOnly(t, dir).Snapshot(ctx, path); !made || err != nil {
		t.Fatalf("%v, %v", made, err)
	}
	if err := d.Forget(ctx, decisions.Forgotten{ID: "2", At: monday}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"1"}, forgotten(t, openReadOnly(t, to))); diff != "" {
		t.Error(diff)
	}
	if _, err := d.Snapshot(ctx, path); err == nil {
		t.Error("a copy was written over another")
	}
}

func TestMerge(t *testing.T) {
	ctx := t.Context()
	here, there := open(t, t.TempDir()), open(t, t.TempDir())
	add := func(d *decisions.DB, name string) string {
		t.Helper()
		secret, err := d.AddKey(ctx, name, decisions.Editor)
		if err != nil {
			t.Fatal(err)
		}
		return secret
	}
	lost := add(there, "lost")
	other := add(there, "taken")
	mine := add(here, "taken")
	err := errors.Join(
		here.Forget(ctx, decisions.Forgotten{ID: "1", At: monday, Note: "here"}, decisions.Forgotten{ID: "2", At: monday}),
		there.Forget(ctx, decisions.Forgotten{ID: "1", Print: "p", At: tuesday, Note: "there"}, decisions.Forgotten{ID: "3", At: monday}),
		here.Identify(ctx, decisions.Identity{"older", "h", tuesday}, decisions.Identity{"newer", "h", monday}, decisions.Identity{"tie", "h", monday}),
		there.Identify(ctx, decisions.Identity{"older", "t", monday}, decisions.Identity{"newer", "t", tuesday}, decisions.Identity{"tie", "t", monday}),
	)
	if err != nil {
		t.Fatal(err)
	}
	m, err := here.Merge(ctx, there)
	if diff := cmp.Diff(&decisions.Merged{Forgotten: 1, Identities: 1, Keys: 1, LeftOut: []string{"taken"}}, m); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	got, err := here.Forgotten(ctx)
	want := []decisions.Forgotten{{ID: "1", Print: "p", At: monday, Note: "here"}, {ID: "2", At: monday}, {ID: "3", At: monday}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	identities, err := here.Identities(ctx)
	if diff := cmp.Diff([]decisions.Identity{{"newer", "t", tuesday}, {"older", "h", tuesday}, {"tie", "h", monday}}, identities); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	good := func(secret string) bool {
		keys, err := here.Keys(ctx)
		if err != nil {
			t.Fatal(err)
		}
		_, ok := decisions.FindKey(keys, secret)
		return ok
	}
	if !good(lost) || !good(mine) || good(other) {
		t.Errorf("good are lost %v, mine %v, other %v", good(lost), good(mine), good(other))
	}

	// Revoked on either side is revoked.
	if err := there.RevokeKey(ctx, "lost"); err != nil {
		t.Fatal(err)
	}
	back := open(t, t.TempDir()) // as it was when the key was still good
	if _, err := back.Merge(ctx, here); err != nil {
		t.Fatal(err)
	}
	if _, err := here.Merge(ctx, there); err != nil {
		t.Fatal(err)
	}
	if good(lost) {
		t.Error("the key revoked there is good")
	}
	if m, err := here.Merge(ctx, back); err != nil || m.Keys != 0 || good(lost) {
		t.Errorf("%+v, %v: the key revoked here is good %v", m, err, good(lost))
	}
	keys, err := here.Keys(ctx)
	names := cmp.Diff([]decisions.Key{{Name: "lost", Scope: "editor"}, {Name: "taken", Scope: "editor"}}, keys,
		cmpopts.IgnoreFields(decisions.Key{}, "At", "Revoked"), cmpopts.IgnoreUnexported(decisions.Key{}))
	if err != nil || names != "" {
		t.Errorf("%v %s", err, names)
	}
	// Nothing to read is nothing new.
	if m, err := here.Merge(ctx, openReadOnly(t, t.TempDir())); err != nil || !cmp.Equal(m, &decisions.Merged{}) {
		t.Errorf("%+v, %v", m, err)
	}
}

// TestForgottenAgain: a merge tells which questions it forgets though they had been taken off the list here.
func TestForgottenAgain(t *testing.T) {
	ctx := t.Context()
	here, there := open(t, t.TempDir()), open(t, t.TempDir())
	one, two, three := decisions.Forgotten{ID: "1", At: monday}, decisions.Forgotten{ID: "2", At: monday}, decisions.Forgotten{ID: "3", At: monday}
	err := errors.Join(
		there.Forget(ctx, one, two, three), here.Forget(ctx, one, two),
		here.Remember(ctx, "1"), here.Remember(ctx, "2"), here.Forget(ctx, two), here.Remember(ctx, "2"), here.Forget(ctx, two),
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []*decisions.Merged{{Forgotten: 2, Again: []string{"1"}}, {}} {
		if m, err := here.Merge(ctx, there); err != nil || !cmp.Equal(m, want) {
			t.Errorf("%+v, %v; want %+v", m, err, want)
		}
	}
}
