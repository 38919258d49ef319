package generation

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Verify checks and opens a generation's directory wherever it is, whatever analyser cut its texts.
func Verify(dir string) (*Manifest, error) {
	g, err := openDir(dir)
	if err != nil {
		return nil, err
	}
	return &g.Manifest, g.Close()
}

// Adopted says what became of a generation that was taken in.
type Adopted struct {
	From string `json:"from"` // its name in the backup
	Name string `json:"name"` // its name here
	New  bool   `json:"new"`  // false where it was here already
}

// Adopt takes in verified directories of generations, each named as its generation, which it moves from the same file
// system. One that is here already is left alone, and one whose name is or was another's gets the next free one. Then
// current, of the names of dirs, becomes current, with the events of past before its own in the history. The caller holds
// the lock.
func (s *Store) Adopt(dirs []string, current string, past []Event) ([]Adopted, error) {
	history, err := s.History()
	if err != nil {
		return nil, err
	}
	dirs = slices.Sorted(slices.Values(dirs))
	var all []Adopted
	var served *Manifest
	names := map[string]string{}
	for _, dir := range dirs {
		m, err := readManifest(dir)
		if err != nil {
			return all, err
		}
		a, err := s.adopt(dir, m, history, names)
		if err != nil {
			return all, fmt.Errorf("index %s cannot be taken in: %w", m.Name, err)
		}
		all = append(all, a)
		names[a.From] = a.Name
		if a.From == current {
			served = m
		}
	}
	if served == nil {
		return all, fmt.Errorf("there is no index %s to make current", current)
	}
	now := Event{Time: time.Now().UTC(), Action: "restore", Generation: names[current], Sample: served.Sample, Questions: served.Questions}
	if err := s.writeHistory(append(merged(history, past, names), now)); err != nil {
		return all, err
	}
	return all, s.setCurrent(names[current])
}

// adopt moves one generation in. names are those here of the ones before it, which what Of names is among.
func (s *Store) adopt(dir string, m *Manifest, history []Event, names map[string]string) (Adopted, error) {
	a := Adopted{From: m.Name, Name: m.Name, New: true}
	here, err := s.Names()
	if err != nil {
		return a, err
	}
	for _, name := range here {
		if same(s.path(name), m) {
			a.Name, a.New = name, false
			return a, nil
		}
	}
	of, known := names[m.Of]
	switch {
	case slices.Contains(here, m.Name) || slices.ContainsFunc(history, func(e Event) bool {
		return e.Generation == m.Name && e.Action == "publish" && !e.Time.Equal(m.Created)
	}):
		if a.Name, err = s.nextName(); err != nil {
			return a, err
		}
		err = m.rename(dir, a.Name)
	case known && of != m.Of:
		err = m.rename(dir, m.Name)
	}
	if err != nil {
		return a, err
	}
	if err := os.Rename(dir, s.path(a.Name)); err != nil {
		return a, err
	}
	return a, syncDir(filepath.Dir(s.path(a.Name)))
}

// same reports whether a directory is the generation of a manifest, but for its name, and whole.
func same(dir string, m *Manifest) bool {
	other, err := readManifest(dir)
	if err != nil {
		return false
	}
	unnamed := *other
	unnamed.Name, unnamed.Of = m.Name, m.Of
	return unnamed.sum() == m.Checksum && other.check(dir) == nil
}

// rename writes the manifest under another name; the files and their sums stay. What Of names may be another one here.
func (m *Manifest) rename(dir, name string) error {
	m.Name, m.Of = name, ""
	m.Checksum = m.sum()
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, manifestName), append(b, '\n'))
}

// merged is a history with the events of another one, whose generations have the given names here, that it lacks, in the
// order of time.
func merged(history, past []Event, names map[string]string) []Event {
	out := slices.Clone(history)
	for _, e := range past {
		if name, ok := names[e.Generation]; ok {
			e.Generation = name
		}
		if !slices.ContainsFunc(history, func(h Event) bool {
			return h.Time.Equal(e.Time) && h.Action == e.Action && h.Generation == e.Generation
		}) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Event) int { return a.Time.Compare(b.Time) })
	return out
}

// writeHistory replaces the history in one step.
func (s *Store) writeHistory(events []Event) error {
	var b []byte
	for _, e := range events {
		line, err := json.Marshal(e)
		if err != nil {
			return err
		}
		b = append(append(b, line...), '\n')
	}
	if err := writeFile(filepath.Join(s.dir, "HISTORY"), b); err != nil {
		return fmt.Errorf("the history cannot be written: %w", err)
	}
	return nil
}
