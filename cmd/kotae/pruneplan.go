package main

import (
	"context"
	"errors"
	"slices"

	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// prunePlan is what kotae prune is going to do.
type prunePlan struct {
	current      string
	allForgotten bool     // nothing would be left of the current index
	drop         []string // indexes that go
	newer        []string // that stay though they are no older ones
	telling      []string // of these, those that hold forgotten questions or cannot be read to know
}

// planPrune looks at every index before anything is removed. A current index that is damaged is an error: the others may be
// all that is left.
func planPrune(ctx context.Context, store *generation.Store, o pruneOptions) (*prunePlan, error) {
	forgotten, err := forgottenIn(ctx, store.Dir())
	if err != nil {
		return nil, err
	}
	plan := &prunePlan{}
	if plan.current, err = store.Current(); err != nil {
		return nil, err
	}
	current, err := store.OpenAny(plan.current)
	if err != nil {
		return nil, err
	}
	s := &searcher{forgotten, current.Columns}
	if err := current.Close(); err != nil {
		return nil, err
	}
	plan.allForgotten = len(forgotten) > 0 && s.allForgotten()
	older, newer, err := store.Others()
	if err != nil {
		return nil, err
	}
	if o.all {
		plan.drop = append(older, newer...)
		return plan, nil
	}
	var clean []string
	for _, name := range older {
		if s.mayHold(store, name) {
			plan.drop = append(plan.drop, name)
		} else {
			clean = append(clean, name)
		}
	}
	plan.drop = append(plan.drop, clean[:max(0, len(clean)-o.keep)]...)
	plan.newer = newer
	for _, name := range newer {
		if s.mayHold(store, name) {
			plan.telling = append(plan.telling, name)
		}
	}
	return plan, ctx.Err()
}

func forgottenIn(ctx context.Context, dir string) (map[string]decisions.Forgotten, error) {
	db, err := decisions.OpenReadOnly(ctx, dir)
	if err != nil {
		return nil, err
	}
	list, err := db.Forgotten(ctx)
	if err = errors.Join(err, db.Close()); err != nil {
		return nil, err
	}
	byID := map[string]decisions.Forgotten{}
	for _, f := range list {
		byID[f.ID] = f
	}
	return byID, nil
}

// searcher looks for forgotten questions in indexes.
type searcher struct {
	forgotten map[string]decisions.Forgotten // by id
	current   *generation.Columns
}

func (s *searcher) allForgotten() bool {
	for n, id := range s.current.IDs {
		if _, ok := s.forgotten[id]; !ok && s.current.Live(uint32(n)) {
			return false
		}
	}
	return true
}

// mayHold reports whether an index holds a forgotten question, or cannot be read to know.
func (s *searcher) mayHold(store *generation.Store, name string) bool {
	if len(s.forgotten) == 0 {
		return false
	}
	g, err := store.OpenAny(name)
	if err != nil {
		return true
	}
	held, err := s.holds(g)
	return errors.Join(err, g.Close()) != nil || held
}

// holds looks for the ids of forgotten questions, be it as ones that are gone and only not found any more, and for their
// texts under other ids. A copy that the current index has just so, and that is not forgotten, does not count.
func (s *searcher) holds(g *generation.Generation) (bool, error) {
	prints := map[string]bool{}
	for id, f := range s.forgotten {
		if held, err := g.Holds(id); held || err != nil {
			return held, err
		}
		prints[f.Print] = f.Print != ""
	}
	for n, print := range g.Columns.Prints {
		if prints[print] && !s.isCopy(g.Columns.IDs[n], print) {
			return true, nil
		}
	}
	return false, nil
}

func (s *searcher) isCopy(id, print string) bool {
	n := slices.Index(s.current.IDs, id)
	return n >= 0 && s.current.Prints[n] == print
}
