package indexer_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kotae/indexer"
)

// TestKeptOverErrors: a record that cannot be read takes no question off the site: the one of its id stays as it was, and where
// its id is not known, all that the sources lack stay.
func TestKeptOverErrors(t *testing.T) {
	for name, c := range map[string]struct {
		last  string // the line in place of question 5's
		allow bool
		kept  []string
	}{
		"a known id":          {`{"id":"5","title":"題","body":"本文","asked":"2026-02-30"}`, false, []string{"5"}},
		"no id":               {`{"id":"5","title":`, false, []string{"4", "5"}},
		"nothing wrong":       {``, false, nil},
		"deletion is allowed": {`{"id":"5","title":`, true, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			path := filepath.Join(t.TempDir(), "q.jsonl")
			opts := indexer.Options{Sources: []string{path}}
			jsonl(t, path, numbered(1, 5)...)
			build(t, s, opts)
			jsonl(t, path, numbered(1, 3)...)
			lines, err := os.ReadFile(path)
			if err == nil {
				err = os.WriteFile(path, append(lines, c.last...), 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
			opts.AllowDelete = c.allow
			r := build(t, s, opts)
			checkSum(t, r)
			if !slices.Equal(r.KeptIDs, c.kept) || r.Kept != len(c.kept) || r.Removed != 2-len(c.kept) || r.Questions != 3+len(c.kept) {
				t.Errorf("kept %v, want %v; %+v", r.KeptIDs, c.kept, countsOf(r))
			}
			if again := build(t, s, opts); again.Published || again.Kept != len(c.kept) {
				t.Errorf("again: published %t, kept %d", again.Published, again.Kept)
			}
		})
	}
}
