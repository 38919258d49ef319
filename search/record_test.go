package search_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kotae/corpus"
	"kotae/indexer/generation"
	"kotae/search"
)

// TestRecords reads every question but the forgotten ones, in order.
func TestRecords(t *testing.T) {
	s := newSite(t)
	ctx := context.Background()
	s.index(t, clothes("10", "b", "9", "007", "7", "100", "b-2", "99999999999999999999999", "0", "11")...)
	s.await(func(st search.Status) bool { return st.Ready })
	for _, id := range []string{"11", "b"} {
		if err := s.svc.Forget(ctx, id, ""); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for q, err := range search.Records(ctx, s.store) {
		if err != nil {
			t.Fatal(err)
		}
		if q.Title == "" || q.Body == "" {
			t.Errorf("the record is %+v", q)
		}
		got = append(got, q.ID)
	}
	if want := []string{"0", "007", "7", "9", "10", "100", "99999999999999999999999", "b-2"}; !slices.Equal(got, want) {
		t.Errorf("records %v, want %v", got, want)
	}
	if q, err := search.Record(s.store, "9"); err != nil || q.ID != "9" {
		t.Errorf("record 9: %v", err)
	}
	for _, id := range []string{"11", "b", "404", ""} {
		if _, err := search.Record(s.store, id); !errors.Is(err, search.ErrNotFound) {
			t.Errorf("record %q: %v, want ErrNotFound", id, err)
		}
	}
}

// TestRecordsEnd ends when the caller has had enough, is stopped, or there is no index.
func TestRecordsEnd(t *testing.T) {
	s := newSite(t)
	read := func(ctx context.Context, enough int) (read []*corpus.Question, errs []error) {
		for q, err := range search.Records(ctx, s.store) {
			if err != nil {
				errs = append(errs, err)
				continue
			}
			if read = append(read, q); len(read) == enough {
				break
			}
		}
		return read, errs
	}
	if _, errs := read(context.Background(), 9); len(errs) != 1 || !errors.Is(errs[0], generation.ErrNone) {
		t.Errorf("without an index: %v", errs)
	}
	s.index(t, clothes("1", "2", "3")...)
	if got, errs := read(context.Background(), 2); len(got) != 2 || len(errs) != 0 {
		t.Errorf("stopped after two: %d, %v", len(got), errs)
	}
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	if got, errs := read(stopped, 9); len(got) != 0 || len(errs) != 1 || !errors.Is(errs[0], context.Canceled) {
		t.Errorf("cancelled: %d, %v", len(got), errs)
	}
}

// TestRecordsOfADamagedIndex: who exports is told, and does not get an older index's questions for the current one's.
func TestRecordsOfADamagedIndex(t *testing.T) {
	s := newSite(t)
	s.index(t, clothes("1", "2")...)
	s.index(t, clothes("1", "2", "3")...)
	if err := os.Truncate(filepath.Join(s.store.Dir(), "generations", "g000002", "texts.bin"), 1); err != nil {
		t.Fatal(err)
	}
	var damaged *generation.DamagedError
	if _, err := search.Record(s.store, "1"); !errors.As(err, &damaged) {
		t.Errorf("a record: %v, want that the index is damaged", err)
	}
	for q, err := range search.Records(context.Background(), s.store) {
		if q != nil || !errors.As(err, &damaged) {
			t.Errorf("%v, %v; want that the index is damaged", q, err)
		}
	}
}
