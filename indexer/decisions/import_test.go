package decisions_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/decisions"
)

// TestImport: a history is taken in as it is, into any database, and changes nothing a second time.
func TestImport(t *testing.T) {
	ctx := t.Context()
	from, to := open(t, t.TempDir()), open(t, t.TempDir())
	decide(t, from, "hana", duplicate("1", "2"), verdict("3", "4", decisions.Later))
	decide(t, from, "jiro", verdict("1", "2", decisions.Different))
	if _, err := from.Undo(ctx, "jiro"); err != nil {
		t.Fatal(err)
	}
	decide(t, to, "saki", verdict("3", "4", decisions.Related))
	for round, want := range []int{3, 0} {
		before := revision(t, to)
		n, err := to.Import(ctx, history(t, from), always)
		if err != nil || n != want || (revision(t, to) == before) != (round == 1) {
			t.Errorf("round %d: %d new, %v, revision %d after %d", round, n, err, revision(t, to), before)
		}
	}
	wantSettled(t, to)
	if diff := cmp.Diff(map[decisions.Pair]string{{A: "1", B: "2"}: "duplicate2", {A: "3", B: "4"}: "related"}, holding(t, to)); diff != "" {
		t.Error(diff)
	}
	if _, err := from.Undo(ctx, "hana"); err != nil { // of a batch that is there already
		t.Fatal(err)
	}
	if n, err := to.Import(ctx, history(t, from), always); err != nil || n != 0 {
		t.Errorf("%d, %v", n, err)
	}
	wantSettled(t, to)
	if len(holding(t, to)) != 1 {
		t.Errorf("what was undone there holds here: %v", holding(t, to))
	}
}

// TestImportAnew: verdicts without an id are decided now, once, unless they contradict what holds.
func TestImportAnew(t *testing.T) {
	ctx := t.Context()
	d := open(t, t.TempDir())
	by := func(name string, v decisions.Verdict) decisions.Verdict { v.By = name; return v }
	dated := by("hana", verdict("6", "5", decisions.Different))
	dated.At = monday
	rows := list(by("hana", duplicate("1", "2")), by("jiro", verdict("3", "4", decisions.Related)), by("hana", duplicate("8", "2")), dated)
	for _, want := range []int{4, 0} {
		if n, err := d.Import(ctx, rows, always); err != nil || n != want {
			t.Errorf("%d new, %v, want %d", n, err, want)
		}
	}
	batches := map[string]string{}
	for _, v := range history(t, d) {
		batches[v.A+v.B] = v.Batch
	}
	if batches["12"] != batches["28"] || batches["12"] == batches["34"] || batches["12"] == batches["56"] || len(batches) != 4 {
		t.Errorf("the batches are %v", batches)
	}
	if n, err := d.Import(ctx, list(by("jiro", duplicate("1", "2"))), always); err != nil || n != 1 {
		t.Errorf("by somebody else: %d, %v", n, err)
	}
	before := history(t, d)
	var c *decisions.ContradictionError
	if _, err := d.Import(ctx, list(by("saki", verdict("9", "7", decisions.Later)), by("saki", duplicate("1", "9"))), always); !errors.As(err, &c) {
		t.Errorf("a contradiction: %v", err)
	}
	changed := before[0]
	changed.Note = "another"
	stolen := before[0]
	stolen.ID, stolen.By = "X", "saki"
	odd := before[0]
	odd.ID, odd.Kind, odd.Representative = "Y", "same", ""
	for _, bad := range []decisions.Verdict{changed, stolen, odd} {
		var row *decisions.RowError
		if _, err := d.Import(ctx, list(by("saki", verdict("9", "7", decisions.Later)), bad), always); !errors.As(err, &row) || row.Row != 1 || row.Fix == "" || !strings.Contains(err.Error(), row.Reason) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if diff := cmp.Diff(before, history(t, d)); diff != "" {
		t.Errorf("an import that failed changed something: %s", diff)
	}
}
