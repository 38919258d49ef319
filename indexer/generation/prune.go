package generation

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Others lists the generations that are older than the current one, and those that are newer, as after a rollback; each the
// oldest first.
func (s *Store) Others() (older, newer []string, err error) {
	current, err := s.Current()
	if err != nil {
		return nil, nil, err
	}
	names, err := s.Names()
	if err != nil {
		return nil, nil, err
	}
	age := s.age(current)
	for _, name := range names {
		switch {
		case name == current:
		case s.age(name) > age:
			newer = append(newer, name)
		default:
			older = append(older, name)
		}
	}
	return older, newer, nil
}

// Prune removes the oldest generations until keep that are older than the current one remain. It returns the names removed.
// The caller holds the lock. A server that still reads one keeps its open files where the system allows it; elsewhere that
// generation stays whole until a later Prune.
func (s *Store) Prune(keep int) (removed []string, err error) {
	older, _, err := s.Others()
	if err != nil {
		return nil, err
	}
	return s.Drop(older[:max(0, len(older)-max(0, keep))]...)
}

// Drop removes generations, of which none may be the current one. It returns the names removed, also of those whose files
// could not all go yet, which is an error as well. The caller holds the lock; for a server that reads one see Prune.
func (s *Store) Drop(names ...string) (removed []string, err error) {
	current, err := s.Current()
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, name := range names {
		if name == current {
			return removed, errors.Join(append(errs, fmt.Errorf("index %s is current and cannot be removed", name))...)
		}
		gone, err := s.remove(name)
		if err != nil {
			errs = append(errs, fmt.Errorf("index %s cannot be removed: %w", name, err))
		}
		if gone {
			removed = append(removed, name)
		}
	}
	return removed, errors.Join(errs...)
}

// remove takes a generation out of the list at once, so that none is ever seen half removed; if the files cannot go
// now, the next build removes them as it does a draft. It reports whether the generation is out of the list.
func (s *Store) remove(name string) (gone bool, err error) {
	draft := filepath.Join(filepath.Dir(s.path(name)), draftPrefix+name)
	if err := os.Rename(s.path(name), draft); err != nil {
		return false, err
	}
	return true, os.RemoveAll(draft)
}
