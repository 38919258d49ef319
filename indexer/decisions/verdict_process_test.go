package decisions_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"kotae/indexer/decisions"
)

// judge is the editor of TestKilledEditors.
func judge(ctx context.Context, dir string) error {
	d, err := decisions.Open(ctx, dir)
	if err != nil {
		return err
	}
	by := fmt.Sprint("editor ", os.Getpid())
	for n := 1; n <= 1000; n++ {
		id := func(i int) string { return fmt.Sprintf("%d-%d-%d", os.Getpid(), n, i) }
		cluster := []decisions.Verdict{duplicate(id(1), id(0)), duplicate(id(2), id(0)), {A: id(0), B: id(3), Kind: decisions.Different}}
		written, err := patiently(func() ([]decisions.Verdict, error) { return d.Decide(ctx, by, cluster, always) })
		if err != nil {
			return err
		}
		fmt.Println("decided", written[0].Batch)
		if n%5 == 0 {
			undone, err := patiently(func() ([]decisions.Verdict, error) { return d.Undo(ctx, by) })
			if err != nil {
				return err
			}
			fmt.Println("undone", undone[0].Batch)
		}
	}
	return nil
}

// patiently tries again while another process is writing, as the error says: on a busy machine that may be all the time.
func patiently(write func() ([]decisions.Verdict, error)) (v []decisions.Verdict, err error) {
	for range 100 {
		if v, err = write(); err == nil || !strings.Contains(err.Error(), "try again") {
			break
		}
	}
	return v, err
}

// TestKilledEditors: two editors decide at once and are killed, again and again. What each has said to be decided, or taken
// back, outlives it; each batch is there as a whole or not at all; and what holds is what the history says.
func TestKilledEditors(t *testing.T) {
	dir := t.TempDir()
	said := map[string]string{}
	rounds := 3
	if os.Getenv("KOTAE_LONG") != "" { // as in .ci/run
		rounds = 8
	}
	for round := range rounds {
		first, firstSays := other(t, "judge", dir)
		second, secondSays := other(t, "judge", dir)
		hear := func(s *bufio.Scanner) bool {
			if !s.Scan() {
				return false
			}
			what, batch, ok := strings.Cut(s.Text(), " ")
			if !ok || what != "decided" && what != "undone" {
				t.Fatalf("a process said %q", s.Text())
			}
			said[batch] = what
			return true
		}
		for range 3 + 2*round {
			if !hear(firstSays) || !hear(secondSays) {
				t.Fatal("a process ended")
			}
		}
		if err := first.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for hear(firstSays) {
		}
		if err := second.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for hear(secondSays) {
		}
	}
	d := openReadOnly(t, dir)
	history := history(t, d)
	size, undone := map[string]int{}, map[string]bool{}
	for _, v := range history {
		size[v.Batch]++
		undone[v.Batch] = !v.Undone.IsZero()
	}
	for batch, what := range said {
		if size[batch] == 0 || what == "undone" && !undone[batch] {
			t.Errorf("batch %s was %s, and that is lost", batch, what)
		}
	}
	for batch, n := range size {
		if n != 3 {
			t.Errorf("batch %s has %d verdicts of 3", batch, n)
		}
	}
	if len(said) < rounds*(rounds+2) { // half of what was waited for
		t.Errorf("only %d batches were decided", len(said))
	}
	wantSettled(t, d)
}
