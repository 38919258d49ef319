package generation

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Rollback makes the newest older generation current that is whole and was cut by this analyser. Where CURRENT is torn
// or missing, that is the one which the history says was current, or an older one. The caller holds the lock.
func (s *Store) Rollback(analyzer string) (from, to string, err error) {
	from, err = s.Current()
	if err != nil && !errors.Is(err, errTorn) {
		return "", "", err
	}
	names, err := s.instead(from)
	if err != nil {
		return "", "", err
	}
	if from == "" {
		from = "(unknown)"
	}
	var tried []error
	for _, name := range names {
		g, err := s.Open(name, analyzer)
		if err != nil {
			tried = append(tried, err)
			continue
		}
		event := Event{Time: time.Now().UTC(), Action: "rollback", Generation: name, Sample: g.Manifest.Sample, Questions: g.Manifest.Questions}
		if err := g.Close(); err != nil {
			return "", "", err
		}
		if err := s.record(event); err != nil {
			return "", "", err
		}
		if err := s.setCurrent(name); err != nil {
			return "", "", err
		}
		return from, name, nil
	}
	return "", "", errors.Join(append([]error{fmt.Errorf("there is no older generation than %s to go back to", from)}, tried...)...)
}

// instead lists what may be served in place of the current generation, the best first: the older ones. Where CURRENT is
// torn or missing, current is "" and the one that the history says was current comes first.
func (s *Store) instead(current string) ([]string, error) {
	names, err := s.Names()
	if err != nil {
		return nil, err
	}
	slices.Reverse(names)
	if current != "" {
		return slices.DeleteFunc(names, func(n string) bool { return n >= current }), nil
	}
	last, err := s.lastCurrent()
	if err != nil || last == "" {
		return names, err
	}
	return slices.DeleteFunc(names, func(n string) bool { return n > last }), nil
}

// Prune removes the oldest generations until keep others than the current one remain. It returns the names removed. The
// caller holds the lock. A server that still reads one keeps its open files where the system allows it; elsewhere that
// generation stays whole until a later Prune.
func (s *Store) Prune(keep int) (removed []string, err error) {
	current, err := s.Current()
	if err != nil {
		return nil, err
	}
	names, err := s.Names()
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(n string) bool { return n == current })
	return s.Drop(names[:max(0, len(names)-max(0, keep))]...)
}

// Drop removes generations, of which none may be the current one. It returns the names removed. The caller holds the lock;
// for a server that reads one see Prune.
func (s *Store) Drop(names ...string) (removed []string, err error) {
	current, err := s.Current()
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, name := range names {
		if name == current {
			return removed, errors.Join(append(errs, fmt.Errorf("generation %s is current and cannot be removed", name))...)
		}
		if err := s.remove(name); err != nil {
			errs = append(errs, fmt.Errorf("generation %s cannot be removed: %w", name, err))
			continue
		}
		removed = append(removed, name)
	}
	return removed, errors.Join(errs...)
}

// remove takes a generation out of the list at once, so that none is ever seen half removed; if the files cannot go
// now, the next build removes them as it does a draft.
func (s *Store) remove(name string) error {
	gone := filepath.Join(filepath.Dir(s.path(name)), draftPrefix+name)
	if err := os.Rename(s.path(name), gone); err != nil {
		return err
	}
	return os.RemoveAll(gone)
}

// OpenCurrent opens the current generation or, if that cannot be served, the newest older one that can; then err says
// what is wrong with the current one although a generation is returned. Where CURRENT is torn or missing, the one that
// the history says was current is the first to be tried. The sample is never served instead of a site's own questions.
func (s *Store) OpenCurrent(analyzer string) (*Generation, error) {
	current, err := s.Current()
	if err == nil {
		var g *Generation
		if g, err = s.Open(current, analyzer); err == nil {
			return g, nil
		}
	} else if !errors.Is(err, errTorn) {
		return nil, err
	}
	names, listErr := s.instead(current)
	if listErr != nil {
		return nil, errors.Join(err, listErr)
	}
	own, listErr := s.HadOwnQuestions()
	if listErr != nil {
		return nil, errors.Join(err, listErr)
	}
	wanted, listErr := s.lastCurrent() // the sample, where somebody chose it
	if listErr != nil {
		return nil, errors.Join(err, listErr)
	}
	for _, name := range names {
		g, e := s.Open(name, analyzer)
		if e != nil {
			continue
		}
		if own && g.Manifest.Sample && name != wanted {
			err = errors.Join(err, g.Close())
			continue
		}
		return g, err
	}
	return nil, err
}
