package generation

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// NoSuchError is returned for a name that no generation has.
type NoSuchError struct{ Name string }

func (e *NoSuchError) Error() string {
	return fmt.Sprintf("there is no index %.40q; kotae generations lists them", e.Name)
}

// Rollback makes the newest older generation current that is whole and was cut by this analyser. Where CURRENT is torn
// or missing, from is "", and to is the one that the history says was current, or an older one. The caller holds the lock.
func (s *Store) Rollback(analyzer string) (from, to string, err error) {
	from, err = s.Current()
	if err != nil && !errors.Is(err, errTorn) {
		return "", "", err
	}
	names, err := s.instead(from)
	if err != nil {
		return "", "", err
	}
	var tried []error
	for _, name := range names {
		event, err := s.rolledBack(name, analyzer)
		if err != nil {
			tried = append(tried, err)
			continue
		}
		return from, name, s.makeCurrent(event)
	}
	none := errors.New("there is no older index to go back to")
	if from != "" {
		none = fmt.Errorf("there is no older index than %s to go back to", from)
	}
	return "", "", errors.Join(append([]error{none}, tried...)...)
}

// RollbackTo makes a generation current, be it older or newer, that is whole and was cut by this analyser. from is "" where
// CURRENT is torn or missing. Where it is current already nothing changes. The caller holds the lock.
func (s *Store) RollbackTo(name, analyzer string) (from string, err error) {
	from, err = s.Current()
	if err != nil && !errors.Is(err, errTorn) {
		return "", err
	}
	names, err := s.Names()
	if err != nil {
		return "", err
	}
	if !slices.Contains(names, name) {
		return "", &NoSuchError{name}
	}
	event, err := s.rolledBack(name, analyzer)
	if err != nil || name == from {
		return from, err
	}
	return from, s.makeCurrent(event)
}

// rolledBack checks a generation and returns the event of its becoming current.
func (s *Store) rolledBack(name, analyzer string) (Event, error) {
	g, err := s.Open(name, analyzer)
	if err != nil {
		return Event{}, err
	}
	e := Event{Time: time.Now().UTC(), Action: "rollback", Generation: name, Sample: g.Manifest.Sample, Questions: g.Manifest.Questions}
	return e, g.Close()
}

// makeCurrent makes a generation current, and writes it into the history first.
func (s *Store) makeCurrent(e Event) error {
	if err := s.record(e); err != nil {
		return err
	}
	return s.setCurrent(e.Generation)
}

// instead lists what may be served in place of the current generation, the best first: the older ones. Where CURRENT is
// torn or missing, current is "" and the one that the history says was current comes first.
func (s *Store) instead(current string) ([]string, error) {
	last := ""
	if current == "" {
		var err error
		if last, err = s.lastCurrent(); err != nil {
			return nil, err
		}
	}
	names, err := s.Names()
	if err != nil {
		return nil, err
	}
	slices.Reverse(names)
	switch {
	case current != "":
		age := s.age(current)
		return slices.DeleteFunc(names, func(n string) bool { return n == current || s.age(n) >= age }), nil
	case last != "":
		age := s.age(last)
		return slices.DeleteFunc(names, func(n string) bool { return n != last && s.age(n) >= age }), nil
	}
	return names, nil
}

// age orders generations as they were imported: one that is another, but for what was erased from it, is as old as that.
func (s *Store) age(name string) string {
	if m, err := readManifest(s.path(name)); err == nil && m.Of != "" {
		return m.Of
	}
	return name
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
