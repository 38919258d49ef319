package verdictfile_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/decisions"
	"kotae/indexer/decisions/verdictfile"
)

// TestHistoryRoundTrip: whatever editors decided and took back, a file of it makes another database the same, and changes
// nothing in one that has it.
func TestHistoryRoundTrip(t *testing.T) {
	ctx := t.Context()
	always := func(*decisions.Verdict) bool { return true }
	r := rand.New(rand.NewPCG(5, 6))
	from, err := decisions.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	for range 60 {
		by := fmt.Sprint("editor", r.IntN(3))
		if r.IntN(4) == 0 {
			if _, err := from.Undo(ctx, by); err != nil && !errors.Is(err, decisions.ErrNotFound) {
				t.Fatal(err)
			}
			continue
		}
		batch := random(r, 1+r.IntN(3))
		for i := range batch { // few questions, so that pairs come again; contradictions are another test's
			batch[i].A, batch[i].B = fmt.Sprint(r.IntN(4)), fmt.Sprint(4+r.IntN(4))
			if batch[i].Kind == decisions.Duplicate {
				batch[i].Kind = decisions.Related
			}
			batch[i].Representative = ""
		}
		if _, err := from.Decide(ctx, by, batch, always); err != nil {
			t.Fatal(err)
		}
	}
	state := func(d *decisions.DB) (all [2][]decisions.Verdict, revision int64) {
		t.Helper()
		var errs [3]error
		all[0], errs[0] = d.History(ctx)
		all[1], errs[1] = d.Verdicts(ctx, 0)
		revision, errs[2] = d.Revision(ctx)
		if err := errors.Join(errs[:]...); err != nil {
			t.Fatal(err)
		}
		holding := map[decisions.Pair]decisions.Verdict{}
		for _, v := range all[1] {
			if v.Kind != "" {
				holding[v.Pair()] = v
			}
		}
		all[1] = nil
		for a := range 8 {
			for b := range 8 {
				if v, ok := holding[decisions.Pair{A: fmt.Sprint(a), B: fmt.Sprint(b)}]; ok {
					all[1] = append(all[1], v)
				}
			}
		}
		return all, revision
	}
	want, before := state(from)
	if len(want[0]) < 40 || len(want[1]) < 5 {
		t.Fatalf("%d verdicts, of which %d hold", len(want[0]), len(want[1]))
	}
	for _, format := range verdictfile.Formats {
		verdicts := read(t, written(t, format, want[0]))
		to, err := decisions.Open(ctx, t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		defer to.Close()
		for i, n := range []int{len(want[0]), 0} {
			if got, err := to.Import(ctx, verdicts, always); err != nil || got != n {
				t.Fatalf("%s, import %d: %d new, %v, want %d", format, i+1, got, err, n)
			}
			got, revision := state(to)
			if diff := cmp.Diff(want, got); diff != "" || revision != 1 {
				t.Errorf("%s, import %d: revision %d, %s", format, i+1, revision, diff)
			}
		}
		if n, err := from.Import(ctx, verdicts, always); err != nil || n != 0 {
			t.Errorf("%s: %d new where it came from, %v", format, n, err)
		}
	}
	if _, after := state(from); after != before {
		t.Errorf("what was known moved the revision from %d to %d", before, after)
	}
}
