package decisions_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kotae/indexer/decisions"
)

func always(*decisions.Verdict) bool { return true }

// duplicate says that a question is one of a representative.
func duplicate(id, of string) decisions.Verdict {
	return decisions.Verdict{A: id, B: of, Kind: decisions.Duplicate, Representative: of}
}

func verdict(a, b string, kind decisions.Kind) decisions.Verdict {
	return decisions.Verdict{A: a, B: b, Kind: kind}
}

func decide(t testing.TB, d *decisions.DB, by string, verdicts ...decisions.Verdict) []decisions.Verdict {
	t.Helper()
	written, err := d.Decide(t.Context(), by, verdicts, always)
	if err != nil {
		t.Fatal(err)
	}
	return written
}

func history(t testing.TB, d *decisions.DB) []decisions.Verdict {
	t.Helper()
	all, err := d.History(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// holding tells of each pair what holds.
func holding(t testing.TB, d *decisions.DB) map[decisions.Pair]string {
	t.Helper()
	all, err := d.Verdicts(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	m := map[decisions.Pair]string{}
	for _, v := range all {
		if v.Kind != "" {
			m[v.Pair()] = string(v.Kind) + v.Representative
		}
	}
	return m
}

// wantSettled checks what holds against the history: of each pair the last verdict that is not undone.
func wantSettled(t testing.TB, d *decisions.DB) {
	t.Helper()
	last := map[decisions.Pair]decisions.Verdict{}
	for _, v := range history(t, d) {
		if l, ok := last[v.Pair()]; v.Undone.IsZero() && (!ok || decisions.NewestFirst(v, l) < 0) {
			last[v.Pair()] = v
		}
	}
	want := map[decisions.Pair]string{}
	for p, v := range last {
		want[p] = string(v.Kind) + v.Representative
	}
	if diff := cmp.Diff(want, holding(t, d)); diff != "" {
		t.Errorf("what holds is not what the history says: %s", diff)
	}
}

func TestDecide(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	d := open(t, dir)
	related := decisions.Verdict{A: "2", B: "1", Kind: decisions.Related, Note: "=メモ", WordingA: "w2", WordingB: "w1"}
	written := decide(t, d, "hana", related, duplicate("4", "3"))
	want := decisions.Verdict{ID: written[0].ID, Batch: written[0].Batch, A: "1", B: "2", Kind: decisions.Related, By: "hana", At: written[0].At, Note: "=メモ", WordingA: "w1", WordingB: "w2"}
	if diff := cmp.Diff([]decisions.Verdict{want, written[1]}, history(t, openReadOnly(t, dir)), cmpopts.SortSlices(func(a, b decisions.Verdict) bool { return a.A < b.A })); diff != "" {
		t.Error(diff)
	}
	if written[1].Batch != want.Batch || written[1].ID == want.ID || !written[1].At.Equal(want.At) || written[1].Member() != "4" {
		t.Errorf("%+v", written[1])
	}
	decide(t, d, "jiro", verdict("1", "2", decisions.Different))
	if diff := cmp.Diff(map[decisions.Pair]string{{A: "1", B: "2"}: "different", {A: "3", B: "4"}: "duplicate3"}, holding(t, d)); diff != "" {
		t.Error(diff)
	}
	if got := revision(t, d); got != 2 {
		t.Errorf("revision %d after two decisions", got)
	}
	news, err := d.Verdicts(ctx, 1)
	if err != nil || len(news) != 1 || news[0].By != "jiro" {
		t.Errorf("changed since the first: %+v, %v", news, err)
	}
	for _, wrong := range []decisions.Verdict{
		verdict("1", "1", decisions.Related), verdict("", "1", decisions.Related), verdict("1", "2", ""), verdict("1", "2", "same"),
		verdict("1", "2", decisions.Duplicate), {A: "1", B: "2", Kind: decisions.Duplicate, Representative: "3"},
		{A: "1", B: "2", Kind: decisions.Related, Representative: "1"},
	} {
		if _, err := d.Decide(ctx, "hana", []decisions.Verdict{verdict("8", "9", decisions.Later), wrong}, always); err == nil {
			t.Errorf("decided %+v", wrong)
		}
	}
	if got := revision(t, d); got != 2 || len(holding(t, d)) != 2 {
		t.Errorf("what was refused changed something: revision %d, %v", got, holding(t, d))
	}
}

// TestUndo: each takes back what is his own, a batch at a time, and what was decided before holds again.
func TestUndo(t *testing.T) {
	ctx := t.Context()
	d := open(t, t.TempDir())
	decide(t, d, "hana", verdict("1", "2", decisions.Later))
	decide(t, d, "jiro", verdict("1", "2", decisions.Related), verdict("3", "4", decisions.Related))
	batch := decide(t, d, "hana", duplicate("1", "2"), verdict("5", "6", decisions.Different))
	one, three := decisions.Pair{A: "1", B: "2"}, decisions.Pair{A: "3", B: "4"}
	for _, step := range []struct {
		by   string
		n    int
		want map[decisions.Pair]string
	}{
		{"hana", 2, map[decisions.Pair]string{one: "related", three: "related"}},
		{"jiro", 2, map[decisions.Pair]string{one: "later"}},
		{"hana", 1, map[decisions.Pair]string{}},
	} {
		before := revision(t, d)
		undone, err := d.Undo(ctx, step.by)
		if err != nil || len(undone) != step.n || undone[0].Undone.IsZero() {
			t.Fatalf("%s: %+v, %v", step.by, undone, err)
		}
		if diff := cmp.Diff(step.want, holding(t, d)); diff != "" {
			t.Errorf("after %s: %s", step.by, diff)
		}
		if step.n == 2 && step.by == "hana" && undone[0].Batch != batch[0].Batch {
			t.Error("another batch was taken back")
		}
		news, err := d.Verdicts(ctx, before)
		if err != nil || len(news) != step.n {
			t.Errorf("changed since %d: %+v, %v", before, news, err)
		}
	}
	for _, by := range []string{"hana", "jiro", "nobody"} {
		if _, err := d.Undo(ctx, by); !errors.Is(err, decisions.ErrNotFound) {
			t.Errorf("%s takes back more: %v", by, err)
		}
	}
	if n := len(history(t, d)); n != 5 {
		t.Errorf("the history has %d verdicts", n)
	}
	decide(t, d, "hana", duplicate("2", "1"))
	wantSettled(t, d)
}

// TestContradictions: what cannot hold together is refused as a whole, and said.
func TestContradictions(t *testing.T) {
	type step struct {
		verdicts []decisions.Verdict
		broken   string // the pair that would not hold, or ""
	}
	for name, steps := range map[string][]step{
		"chain":                {{list(duplicate("a", "b")), ""}, {list(duplicate("b", "c")), ""}, {list(duplicate("a", "c")), ""}},
		"in one":               {{list(duplicate("a", "b"), duplicate("b", "c"), duplicate("d", "b")), ""}},
		"two representatives":  {{list(duplicate("a", "b")), ""}, {list(duplicate("a", "c")), "a b"}},
		"both at once":         {{list(duplicate("a", "b"), duplicate("b", "c")), ""}, {list(duplicate("b", "d")), "b c"}, {list(duplicate("b", "d"), verdict("b", "c", decisions.Later)), ""}},
		"turned around":        {{list(duplicate("a", "b")), ""}, {list(duplicate("b", "a")), ""}},
		"circle":               {{list(duplicate("a", "b")), ""}, {list(duplicate("b", "c")), ""}, {list(duplicate("c", "a")), "a b"}},
		"circle at once":       {{list(duplicate("a", "b"), duplicate("b", "c"), duplicate("c", "a")), "?"}},
		"different by way of":  {{list(duplicate("a", "b"), duplicate("b", "c")), ""}, {list(verdict("a", "c", decisions.Different)), "?"}},
		"duplicates by way of": {{list(verdict("a", "c", decisions.Different)), ""}, {list(duplicate("a", "b")), ""}, {list(duplicate("b", "c")), "a c"}},
		"of two groups": {{list(duplicate("a", "b"), duplicate("c", "d")), ""}, {list(verdict("a", "c", decisions.Different)), ""},
			{list(duplicate("b", "d")), "?"}, {list(duplicate("b", "d"), verdict("a", "c", decisions.Related)), ""}},
		"different instead": {{list(duplicate("a", "b")), ""}, {list(verdict("a", "b", decisions.Different)), ""}, {list(duplicate("a", "c")), ""}},
		"said again":        {{list(duplicate("a", "b"), duplicate("b", "c")), ""}, {list(duplicate("a", "b"), duplicate("a", "c")), ""}},
		"merging by roots":  {{list(duplicate("a", "b"), duplicate("c", "d")), ""}, {list(duplicate("a", "d")), "a b"}, {list(duplicate("b", "d")), ""}, {list(duplicate("a", "d")), ""}},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, t.TempDir())
			for i, s := range steps {
				before := holding(t, d)
				_, err := d.Decide(t.Context(), "hana", s.verdicts, always)
				var c *decisions.ContradictionError
				switch {
				case s.broken == "" && err != nil, s.broken != "" && !errors.As(err, &c):
					t.Fatalf("step %d: %v", i+1, err)
				case s.broken != "" && s.broken != "?" && (len(c.Broken) != 1 || c.Broken[0].A+" "+c.Broken[0].B != s.broken):
					t.Errorf("step %d: %v, want %s", i+1, err, s.broken)
				case s.broken != "" && !cmp.Equal(before, holding(t, d)):
					t.Errorf("step %d was refused and changed something", i+1)
				}
			}
			wantSettled(t, d)
		})
	}
}

func list(verdicts ...decisions.Verdict) []decisions.Verdict { return verdicts }

// TestOnlyWhatIsInForceCounts: a verdict about texts that have changed contradicts nothing.
func TestOnlyWhatIsInForceCounts(t *testing.T) {
	d := open(t, t.TempDir())
	old := duplicate("a", "b")
	old.WordingA = "old"
	decide(t, d, "hana", old)
	fresh := func(v *decisions.Verdict) bool { return v.WordingA != "old" }
	if _, err := d.Decide(t.Context(), "hana", list(duplicate("a", "c")), fresh); err != nil {
		t.Error(err)
	}
}

// TestGroups: whatever contradicts itself in merged databases, each question has one representative, nothing that is called
// different by a newer verdict is in one group, and verdicts that a database would take all hold.
func TestGroups(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		n := 2 + random.IntN(8)
		id := func() string { return string(rune('a' + random.IntN(n))) }
		seen := map[decisions.Pair]bool{}
		var all []decisions.Verdict
		for range random.IntN(2 * n) {
			v := duplicate(id(), id())
			if random.IntN(4) == 0 {
				v = verdict(v.A, v.B, decisions.Different)
			}
			v.Turn()
			if v.A == v.B || seen[v.Pair()] {
				continue
			}
			seen[v.Pair()] = true
			all = append(all, v) // the newest first
		}
		g := decisions.NewGroups(all)
		holds := slices.DeleteFunc(slices.Clone(all), func(v decisions.Verdict) bool {
			return slices.ContainsFunc(g.Broken, func(b decisions.Broken) bool { return b.Verdict == v })
		})
		for _, v := range holds {
			together := g.Representative(v.A) == g.Representative(v.B)
			if together != (v.Kind == decisions.Duplicate) || (g.Apart(v.A, v.B) != nil) != (v.Kind == decisions.Different) {
				t.Fatalf("%v: %+v holds, and they are together %v", all, v, together)
			}
		}
		if again := decisions.NewGroups(holds); len(again.Broken) > 0 {
			t.Fatalf("%v: of what holds %v does not", all, again.Broken)
		}
		if len(all) > 0 && !slices.Contains(holds, all[0]) {
			t.Fatalf("%v: the newest does not hold", all)
		}
		for i := range n {
			r := g.Representative(string(rune('a' + i)))
			if g.Representative(r) != r {
				t.Fatalf("%v: %s represents, and is represented", all, r)
			}
		}
	}
}

// TestMergeVerdicts: whichever way two databases are merged, both have the union of the histories, and the later verdict and
// what either has undone hold.
func TestMergeVerdicts(t *testing.T) {
	ctx := t.Context()
	random := rand.New(rand.NewPCG(3, 4))
	here, there := open(t, t.TempDir()), open(t, t.TempDir())
	for step := range 120 {
		d := here
		if random.IntN(2) == 0 {
			d = there
		}
		by := fmt.Sprint("editor", random.IntN(3))
		switch random.IntN(8) {
		case 0:
			if _, err := d.Undo(ctx, by); err != nil && !errors.Is(err, decisions.ErrNotFound) {
				t.Fatal(err)
			}
		case 1:
			from := here
			if d == here {
				from = there
			}
			if _, err := d.Merge(ctx, from); err != nil {
				t.Fatal(err)
			}
		default:
			var batch []decisions.Verdict
			for range 1 + random.IntN(3) {
				a := random.IntN(8)
				batch = append(batch, verdict(fmt.Sprint(a), fmt.Sprint((a+1+random.IntN(7))%8), []decisions.Kind{decisions.Related, decisions.Different, decisions.Later}[step%3]))
			}
			decide(t, d, by, batch...)
		}
		wantSettled(t, d)
	}
	union := map[string]bool{}
	for _, v := range append(history(t, here), history(t, there)...) {
		union[v.ID] = true
	}
	if m, err := here.Merge(ctx, there); err != nil || m.Verdicts == 0 {
		t.Fatalf("%+v, %v", m, err)
	}
	if _, err := there.Merge(ctx, here); err != nil {
		t.Fatal(err)
	}
	if m, err := here.Merge(ctx, there); err != nil || m.Verdicts != 0 {
		t.Errorf("merged again: %+v, %v", m, err)
	}
	wantSettled(t, here)
	if diff := cmp.Diff(holding(t, here), holding(t, there)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(history(t, here), history(t, there)); diff != "" || len(history(t, here)) != len(union) {
		t.Errorf("%d of %d, %s", len(history(t, here)), len(union), diff)
	}
}
