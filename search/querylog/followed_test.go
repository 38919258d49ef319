package querylog

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestFollowed: what was opened of a query's hits, what was searched for soon after it, and the suggestions that were taken.
func TestFollowed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l, _ := openLog(t, dir, Options{})
	now := time.Now().Add(-10 * time.Hour).Truncate(time.Second)
	client := Client(0)
	search := func(after time.Duration, text, outcome string) {
		client++
		now = now.Add(after)
		l.Searched(Search{Client: client, At: now, Text: text, Outcome: outcome, Generation: "g000001"})
	}
	opened := func(query, id string) {
		l.Taken(Taken{Client: client, At: now.Add(time.Second), Kind: Result, Query: query, Question: id, Position: 1})
	}
	for range 2 {
		search(time.Hour, "壁打ち", "relaxed")
		opened("壁打ち", "7")
		search(30*time.Second, "模擬面接", "strict")
		search(30*time.Second, "zzz", "zero") // nothing that was found
		search(40*time.Second, "面接 服装", "strict")
	}
	search(time.Hour, "壁打ち", "zero")
	opened("壁打ち", "9")
	search(91*time.Second, "内定", "strict")
	search(time.Hour, "模擬面接", "strict")
	client++
	now = now.Add(time.Minute)
	l.Taken(Taken{Client: client, At: now, Kind: Suggestion, Query: "かべう", Text: "壁打ち", Position: 1})
	search(time.Second, "面接", "strict")
	closeLog(t, l)
	r, err := OpenReader(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	failed, err := r.Zero(t.Context(), time.Time{}, 10)
	if err != nil || len(failed) != 2 || failed[0].Text != "壁打ち" {
		t.Fatalf("%+v %v", failed, err)
	}
	got, err := r.Followed(t.Context(), failed[0], time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	want := Followed{Opened: map[string]int{"7": 2, "9": 1}, Next: []Next{{Text: "模擬面接", After: 2, All: 3}}, Looked: 4}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got, err := r.Followed(t.Context(), failed[0], now); err != nil || len(got.Opened)+len(got.Next)+got.Looked > 0 {
		t.Errorf("of a time without searches: %+v %v", got, err)
	}
	chosen, err := r.Chosen(t.Context(), time.Time{})
	if diff := cmp.Diff([]Chosen{{Typed: "かべう", Text: "壁打ち", Times: 1}}, chosen); diff != "" || err != nil {
		t.Error(diff, err)
	}
}
