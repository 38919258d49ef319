package search_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"kotae/indexer/decisions"
	"kotae/search"
)

// TestNoAliasAnyMore: a question that was taken for a forgotten one, and is known to be one of its own since, is found.
func TestNoAliasAnyMore(t *testing.T) {
	s := newSite(t)
	ctx := context.Background()
	s.index(t, clothes("1", "2")...)
	s.decide(t, func(ctx context.Context, db *decisions.DB) error {
		return errors.Join(db.Forget(ctx, decisions.Forgotten{ID: "0", At: time.Now()}), db.Identify(ctx, decisions.Identity{Alias: "2", ID: "0"}))
	})
	s.await(func(st search.Status) bool { return st.Ready && st.Questions == 1 })
	s.decide(t, func(ctx context.Context, db *decisions.DB) error {
		return db.Identify(ctx, decisions.Identity{Alias: "2", ID: "2"})
	})
	s.await(func(st search.Status) bool { return st.Ready && st.Questions == 2 })
	if q, err := s.svc.Question(ctx, "2"); err != nil || q.ID != "2" {
		t.Errorf("question 2: %v", err)
	}
}
