package backup

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// Restored tells what a backup brought.
type Restored struct {
	Before      string               `json:"before"`  // what was current, or ""
	Current     string               `json:"current"` // what is current now
	Questions   int                  `json:"questions"`
	Generations []generation.Adopted `json:"generations"`
	Decisions   *decisions.Merged    `json:"decisions"` // null where the backup has none
	Replaced    bool                 `json:"replaced"`  // the decisions here were damaged or gone, and are now those of the backup
	Aside       string               `json:"aside"`     // where the damaged ones are kept; "" where there were none
	Forgotten   int                  `json:"forgotten"` // questions that are forgotten now; the restored indexes may hold their text
	Own         []OwnFile            `json:"own_files"` // those that the backup brought: none that was here just so
}

// Restore adds what a backup holds and makes its current generation current. It checks every sum and opens every
// generation before anything changes, and takes nothing away: see generation.Adopt, decisions.Merge, decisions.Replace and
// OwnFile.
// The caller holds the store's lock.
func Restore(ctx context.Context, store *generation.Store, from string) (*Restored, error) {
	return restore(ctx, store, from, func(staged *generation.Store, r *Restored) error {
		current, dirs, err := r.verify(staged)
		if err != nil {
			return err
		}
		past, err := staged.History()
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		// The decisions come first: what is forgotten must be before it is served.
		if err := r.merge(ctx, store, staged.Dir()); err != nil {
			return err
		}
		if r.Own, err = bringOwn(store.Dir(), staged.Dir()); err != nil {
			return err
		}
		if r.Generations, err = store.Adopt(dirs, current, past); err != nil {
			return err
		}
		r.Current, err = store.Current()
		return err
	})
}

// RestoreDecisions adds the decisions of a backup, whose sums it checks, and leaves the generations as they are. The caller
// holds the store's lock.
func RestoreDecisions(ctx context.Context, store *generation.Store, from string) (*Restored, error) {
	return restore(ctx, store, from, func(staged *generation.Store, r *Restored) error {
		if err := r.merge(ctx, store, staged.Dir()); err != nil {
			return err
		}
		if r.Decisions == nil {
			return ErrNoDecisions
		}
		r.Current = r.Before
		return nil
	})
}

// restore unpacks a backup, and clears away what take has not taken of it.
func restore(ctx context.Context, store *generation.Store, from string, take func(staged *generation.Store, r *Restored) error) (r *Restored, err error) {
	draft, err := store.Begin()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, draft.Discard()) }()
	dir := draft.ScratchDir() // on the disk of the generations, and cleared away by the next build if this is killed
	if err := unpack(ctx, from, dir); err != nil {
		return nil, err
	}
	staged, err := generation.OpenStore(dir)
	if err != nil {
		return nil, err
	}
	r = &Restored{}
	if r.Before, err = store.Current(); err != nil {
		r.Before = "" // none yet, or what says which is torn
	}
	if err := take(staged, r); err != nil {
		return nil, err
	}
	return r, nil
}

// verify opens every generation that was unpacked, and returns which one was current.
func (r *Restored) verify(staged *generation.Store) (current string, dirs []string, err error) {
	names, err := staged.Names()
	if err != nil {
		return "", nil, err
	}
	if current, err = staged.Current(); err != nil || !slices.Contains(names, current) {
		return "", nil, damaged("it does not say which of its indexes is current")
	}
	for _, name := range names {
		dir := filepath.Join(staged.Dir(), "generations", name)
		m, err := generation.Verify(dir)
		var broken *generation.DamagedError
		if errors.As(err, &broken) { // without its advice, which is for a data directory
			return "", nil, damaged("index %s: %s", name, broken.Reason)
		}
		if err != nil {
			return "", nil, damaged("%v", err)
		}
		if m.Name != name {
			return "", nil, damaged("its index %s calls itself %s", name, m.Name)
		}
		if name == current {
			r.Questions = m.Questions
		}
		dirs = append(dirs, dir)
	}
	return current, dirs, nil
}

// merge adds the decisions of the backup. Those here that are damaged or gone are replaced, if the backup has any.
func (r *Restored) merge(ctx context.Context, store *generation.Store, dir string) (err error) {
	from, err := decisions.OpenReadOnly(ctx, dir)
	if err != nil {
		return damaged("%v", err)
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	had, err := from.Revision(ctx)
	if err != nil {
		return damaged("%v", err)
	}
	to, err := open(ctx, store.Dir(), had > 0)
	var unusable *decisions.UnusableError
	if errors.As(err, &unusable) && unusable.Broken {
		if had == 0 {
			return fmt.Errorf("nothing was restored: %w; this backup has no decisions, take one that has", err)
		}
		r.Replaced = true
		if r.Aside, r.Decisions, err = decisions.Replace(ctx, store.Dir(), from); err == nil {
			to, err = open(ctx, store.Dir(), false)
		}
	}
	if err != nil {
		return fmt.Errorf("nothing was restored: %w", err)
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	if had > 0 && !r.Replaced {
		if r.Decisions, err = to.Merge(ctx, from); err != nil {
			return fmt.Errorf("nothing was restored: %w", err)
		}
	}
	forgotten, err := to.Forgotten(ctx)
	r.Forgotten = len(forgotten)
	return err
}

// open makes no decisions where there are none to write.
func open(ctx context.Context, dir string, write bool) (*decisions.DB, error) {
	if write {
		return decisions.Open(ctx, dir)
	}
	return decisions.OpenReadOnly(ctx, dir)
}
