package generation

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"time"
)

// Rollback makes the newest older generation current that is whole and was cut by this analyser. The caller holds the lock.
func (s *Store) Rollback(analyzer string) (from, to string, err error) {
	from, err = s.Current()
	if err != nil {
		return "", "", err
	}
	names, err := s.Names()
	if err != nil {
		return "", "", err
	}
	slices.Reverse(names)
	var tried []error
	for _, name := range names {
		if name >= from {
			continue
		}
		g, err := s.Open(name, analyzer)
		if err != nil {
			tried = append(tried, err)
			continue
		}
		event := Event{Time: time.Now().UTC(), Action: "rollback", Generation: name, Sample: g.Manifest.Sample, Questions: g.Manifest.Questions}
		if err := errors.Join(g.Close(), s.record(event), s.setCurrent(name)); err != nil {
			return "", "", err
		}
		return from, name, nil
	}
	return "", "", errors.Join(append([]error{fmt.Errorf("there is no older generation than %s to go back to", from)}, tried...)...)
}

// Prune removes the oldest generations until keep others than the current one remain. It returns the names removed. The
// caller holds the lock. A server that still reads one keeps its open files where the system allows it.
func (s *Store) Prune(keep int) ([]string, error) {
	current, err := s.Current()
	if err != nil {
		return nil, err
	}
	names, err := s.Names()
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(n string) bool { return n == current })
	if len(names) <= keep {
		return nil, nil
	}
	names = names[:len(names)-keep]
	for _, name := range names {
		if err := os.RemoveAll(s.path(name)); err != nil {
			return nil, fmt.Errorf("generation %s cannot be removed: %w", name, err)
		}
	}
	return names, nil
}

// OpenCurrent opens the current generation or, if that cannot be served, the newest older one that can; then err says
// what is wrong with the current one although a generation is returned.
func (s *Store) OpenCurrent(analyzer string) (*Generation, error) {
	current, err := s.Current()
	if err != nil {
		return nil, err
	}
	g, err := s.Open(current, analyzer)
	if err == nil {
		return g, nil
	}
	names, listErr := s.Names()
	if listErr != nil {
		return nil, errors.Join(err, listErr)
	}
	slices.Reverse(names)
	for _, name := range names {
		if name >= current {
			continue
		}
		if g, e := s.Open(name, analyzer); e == nil {
			return g, err
		}
	}
	return nil, err
}
