package search_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/indexer/decisions"
	"kotae/search"
)

// clothes are questions about one thing with titles that differ.
func clothes(ids ...string) []corpus.Question {
	var questions []corpus.Question
	for _, id := range ids {
		questions = append(questions, corpus.Question{
			ID: id, Title: "面接の服装はどう選ぶか、相談" + id, Body: "面接の服装で迷っています。スーツの色は何がよいでしょうか。", Categories: []string{"面接"},
		})
	}
	return questions
}

// decide writes decisions as another process does.
func (s *site) decide(t *testing.T, write func(context.Context, *decisions.DB) error) {
	t.Helper()
	ctx := context.Background()
	db, err := decisions.Open(ctx, s.store.Dir())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(write(ctx, db), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// wantGone checks that a service shows the questions left, and the others in no way.
func wantGone(t *testing.T, svc *search.Service, gone []string, left ...string) {
	t.Helper()
	ctx := context.Background()
	a, err := svc.Search(ctx, search.Request{Query: "面接の服装"})
	if err != nil {
		t.Fatal(err)
	}
	found := ids(a)
	slices.Sort(found)
	if !slices.Equal(found, left) || a.Total != len(left) {
		t.Errorf("found %v of %d, want %v", found, a.Total, left)
	}
	if st := svc.Status(); st.Questions != len(left) {
		t.Errorf("the status tells of %d questions, want %d", st.Questions, len(left))
	}
	for _, id := range gone {
		if q, err := svc.Question(ctx, id); !errors.Is(err, search.ErrNotFound) {
			t.Errorf("question %s is %v, %v", id, q, err)
		}
		if a, err := svc.Related(ctx, id, 10); !errors.Is(err, search.ErrNotFound) {
			t.Errorf("related to %s: %v, %v", id, a, err)
		}
	}
	for _, id := range left {
		if q, err := svc.Question(ctx, id); err != nil || q.ID != id {
			t.Errorf("question %s: %v", id, err)
		}
		a, err := svc.Related(ctx, id, 10)
		if err != nil {
			t.Fatal(err)
		}
		if a.Total != len(left)-1 || len(a.Hits) != a.Total || slices.ContainsFunc(gone, func(id string) bool { return slices.Contains(ids(a), id) }) {
			t.Errorf("related to %s: %v of %d", id, ids(a), a.Total)
		}
	}
	a, err = svc.RelatedTo(ctx, search.Draft{Title: "面接の服装"}, 10)
	if err != nil {
		t.Fatal(err)
	}
	if a.Total != len(left) || len(a.Hits) != a.Total {
		t.Errorf("related to a draft: %v of %d, want %v", ids(a), a.Total, left)
	}
}

// TestForgottenIsGone forgets questions by the service and by another process, moves to other generations and opens
// another service.
func TestForgottenIsGone(t *testing.T) {
	s := newSite(t)
	ctx := context.Background()
	s.index(t, clothes("1", "2", "3", "4")...)
	s.await(func(st search.Status) bool { return st.Ready })
	wantGone(t, s.svc, nil, "1", "2", "3", "4")

	if err := s.svc.Forget(ctx, "2", "asked for"); err != nil {
		t.Fatal(err)
	}
	wantGone(t, s.svc, []string{"2"}, "1", "3", "4")
	if err := s.svc.Forget(ctx, "2", "again"); err != nil {
		t.Errorf("forgetting again: %v", err)
	}
	if err := s.svc.Forget(ctx, "9", ""); !errors.Is(err, search.ErrNotFound) {
		t.Errorf("forgetting what there is not: %v", err)
	}

	s.decide(t, func(ctx context.Context, db *decisions.DB) error {
		return db.Forget(ctx, decisions.Forgotten{ID: "3", At: time.Now()})
	})
	s.await(func(st search.Status) bool { return st.Questions == 2 })
	wantGone(t, s.svc, []string{"2", "3"}, "1", "4")
	if n := s.svc.Status().Decisions; n != 2 {
		t.Errorf("the revision is %d, in the status %d, want 2", n, s.svc.Status().Decisions)
	}

	s.index(t, clothes("1", "4", "5")...)
	s.await(func(st search.Status) bool { return st.Generation == "g000002" })
	wantGone(t, s.svc, []string{"2", "3"}, "1", "4", "5")
	if _, _, err := s.store.Rollback(analysis.Fingerprint()); err != nil {
		t.Fatal(err)
	}
	s.await(func(st search.Status) bool { return st.Generation == "g000001" })
	wantGone(t, s.svc, []string{"2", "3"}, "1", "4")

	fresh, err := search.Open(s.store, s.analyzer, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	wantGone(t, fresh, []string{"2", "3"}, "1", "4")

	s.decide(t, func(ctx context.Context, db *decisions.DB) error { return db.Remember(ctx, "2") })
	s.await(func(st search.Status) bool { return st.Questions == 3 })
	wantGone(t, s.svc, []string{"3"}, "1", "2", "4")

	list := listForgotten(t, s)
	if len(list) != 1 || list[0].ID != "3" {
		t.Errorf("the list is %+v", list)
	}
}

func listForgotten(t *testing.T, s *site) (list []decisions.Forgotten) {
	t.Helper()
	s.decide(t, func(ctx context.Context, db *decisions.DB) (err error) {
		list, err = db.Forgotten(ctx)
		return err
	})
	return list
}

// TestAliases asks for questions by what an export calls them now.
func TestAliases(t *testing.T) {
	s := newSite(t)
	ctx := context.Background()
	s.index(t, clothes("1", "2", "3")...)
	s.decide(t, func(ctx context.Context, db *decisions.DB) error {
		return db.Identify(ctx,
			decisions.Identity{Alias: "new", ID: "1"}, decisions.Identity{Alias: "newest", ID: "new"},
			decisions.Identity{Alias: "3", ID: "2"}, // not heeded: 3 is a question of its own
			decisions.Identity{Alias: "round", ID: "about"}, decisions.Identity{Alias: "about", ID: "round"})
	})
	s.await(func(st search.Status) bool { return st.Ready && st.Decisions == 1 })
	for alias, id := range map[string]string{"new": "1", "newest": "1", "3": "3", "2": "2"} {
		q, err := s.svc.Question(ctx, alias)
		if err != nil || q.ID != id {
			t.Errorf("question %s: %v, want %s", alias, err, id)
		}
		if a, err := s.svc.Related(ctx, alias, 10); err != nil || slices.Contains(ids(a), id) || len(a.Hits) != 2 {
			t.Errorf("related to %s: %v", alias, err)
		}
		if q, err := search.Record(s.store, alias); err != nil || q.ID != id {
			t.Errorf("record %s: %v, want %s", alias, err, id)
		}
	}
	if _, err := s.svc.Question(ctx, "round"); !errors.Is(err, search.ErrNotFound) {
		t.Errorf("a circle of aliases: %v", err)
	}
	for range 2 { // the second time it is forgotten already
		if err := s.svc.Forget(ctx, "newest", "by its new name"); err != nil {
			t.Fatal(err)
		}
	}
	wantGone(t, s.svc, []string{"1", "new", "newest"}, "2", "3")
	list := listForgotten(t, s)
	if len(list) != 1 || list[0].ID != "1" || list[0].Print == "" || list[0].Note != "by its new name" {
		t.Errorf("the list is %+v", list)
	}
	if err := s.svc.Forget(ctx, "2", ""); err != nil {
		t.Fatal(err)
	}
	wantGone(t, s.svc, []string{"1", "2"}, "3")

	// An older generation may still call a forgotten question by another name.
	s.decide(t, func(ctx context.Context, db *decisions.DB) error {
		return errors.Join(db.Forget(ctx, decisions.Forgotten{ID: "0", At: time.Now()}), db.Identify(ctx, decisions.Identity{Alias: "3", ID: "0"}))
	})
	s.await(func(st search.Status) bool { return st.Ready && st.Questions == 0 })
}

// TestKeysInForce adds keys while the service runs.
func TestKeysInForce(t *testing.T) {
	s := newSite(t)
	var secret string
	s.decide(t, func(ctx context.Context, db *decisions.DB) (err error) {
		if _, err = db.AddKey(ctx, "old", decisions.Admin); err == nil {
			secret, err = db.AddKey(ctx, "editors", decisions.Editor)
		}
		return errors.Join(err, db.RevokeKey(ctx, "old"))
	})
	for s.svc.Status().Decisions != 3 {
		time.Sleep(10 * time.Millisecond)
	}
	keys, err := s.svc.Keys()
	if err != nil || len(keys) != 1 {
		t.Errorf("%d keys are good, want 1", len(keys))
	}
	if k, ok := decisions.FindKey(keys, secret); !ok || k.Name != "editors" {
		t.Errorf("the key is %+v", k)
	}
}

// TestForgetUnderLoad asks from many sides while questions are forgotten and generations move: no answer fails, none is
// of what had been forgotten before it was asked for.
func TestForgetUnderLoad(t *testing.T) {
	if os.Getenv("KOTAE_LONG") == "" {
		t.Skip("takes long; KOTAE_LONG=1 runs it, as .ci/run does")
	}
	s := newSite(t)
	ctx := context.Background()
	const questions = 30
	var all []string
	for i := range questions {
		all = append(all, fmt.Sprint(i))
	}
	s.index(t, clothes(all...)...)
	s.await(func(st search.Status) bool { return st.Ready })
	var forgotten atomic.Int64 // those below it are gone
	var stop atomic.Bool
	var group sync.WaitGroup
	check := func(gone int64, a *search.Answer, err error) bool {
		if err != nil {
			t.Errorf("a request failed: %v", err)
			return false
		}
		for _, id := range all[:gone] {
			if slices.Contains(ids(a), id) {
				t.Errorf("%s is found, and %d are forgotten", id, gone)
				return false
			}
		}
		if a.Total > questions-int(gone) || len(a.Hits) != a.Total {
			t.Errorf("%d hits of %d, and %d are forgotten", len(a.Hits), a.Total, gone)
			return false
		}
		return true
	}
	for range 3 {
		group.Go(func() {
			for !stop.Load() {
				gone := forgotten.Load()
				a, err := s.svc.Search(ctx, search.Request{Query: "面接の服装", PerPage: 100})
				if !check(gone, a, err) {
					return
				}
			}
		})
		group.Go(func() {
			for !stop.Load() {
				gone := forgotten.Load()
				a, err := s.svc.Related(ctx, all[questions-1], 100)
				if !check(gone, a, err) {
					return
				}
			}
		})
		group.Go(func() {
			for !stop.Load() {
				gone := forgotten.Load()
				for i, id := range all {
					_, err := s.svc.Question(ctx, id)
					if int64(i) < gone && !errors.Is(err, search.ErrNotFound) || i == questions-1 && err != nil {
						t.Errorf("question %s: %v, and %d are forgotten", id, err, gone)
						return
					}
				}
			}
		})
	}
	forget := func(n int) {
		for range n {
			if err := s.svc.Forget(ctx, all[forgotten.Load()], ""); err != nil {
				t.Errorf("forgetting %s: %v", all[forgotten.Load()], err)
			}
			forgotten.Add(1)
		}
	}
	forget(8)
	s.index(t, append(clothes(all...), corpus.Question{ID: "photo", Title: "履歴書の写真", Body: "どこで撮るか。"})...)
	forget(8)
	s.await(func(st search.Status) bool { return st.Generation == "g000002" })
	if _, _, err := s.store.Rollback(analysis.Fingerprint()); err != nil {
		t.Error(err)
	}
	forget(8) // some while it moves
	s.await(func(st search.Status) bool { return st.Generation == "g000001" })
	stop.Store(true)
	group.Wait()
}
