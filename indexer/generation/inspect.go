package generation

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Summary says what a generation is, as far as that can be told without reading all of it.
type Summary struct {
	Name      string    `json:"name"`
	Current   bool      `json:"current"`
	Created   time.Time `json:"created,omitzero"`
	Sample    bool      `json:"sample"`
	Questions int       `json:"questions"`
	Answers   int       `json:"answers"`
	Bytes     int64     `json:"bytes"`             // on the disk
	Problem   string    `json:"problem,omitempty"` // why it cannot be served; files that were changed but not resized are not noticed
	Events    []Event   `json:"events"`            // when it became current, oldest first
}

// List tells of all generations, oldest first. analyzer is the fingerprint that the texts of one that can be served were
// cut with.
func (s *Store) List(analyzer string) ([]Summary, error) {
	current, err := s.Current()
	if err != nil && !errors.Is(err, errTorn) {
		return nil, err
	}
	names, err := s.Names()
	if err != nil {
		return nil, err
	}
	history, err := s.History()
	if err != nil {
		return nil, err
	}
	all := make([]Summary, 0, len(names))
	for _, name := range names {
		sum, err := s.summary(name, analyzer)
		if errors.Is(err, fs.ErrNotExist) { // removed meanwhile
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("index %s cannot be read: %w", name, err)
		}
		sum.Current, sum.Events = name == current, []Event{}
		for _, e := range history {
			if e.Generation == name && !e.Time.Before(sum.Created) { // not of another that had its name, before a restore
				sum.Events = append(sum.Events, e)
			}
		}
		all = append(all, sum)
	}
	return all, nil
}

func (s *Store) summary(name, analyzer string) (Summary, error) {
	sum := Summary{Name: name}
	sizes, err := sizes(s.path(name))
	if err != nil {
		return sum, err
	}
	for _, size := range sizes {
		sum.Bytes += size
	}
	m, err := readManifest(s.path(name))
	if err != nil {
		sum.Problem = err.Error()
		return sum, nil
	}
	sum.Created, sum.Sample, sum.Questions, sum.Answers = m.Created, m.Sample, m.Questions, m.Answers
	for _, f := range m.Files {
		size, ok := sizes[f.Path]
		switch {
		case sum.Problem != "":
		case !ok:
			sum.Problem = (&DamagedError{name, f.Path + " is missing"}).Error()
		case size != f.Size:
			sum.Problem = (&DamagedError{name, fmt.Sprintf("%s has %d bytes, not %d", f.Path, size, f.Size)}).Error()
		}
	}
	if sum.Problem == "" && m.Analyzer != analyzer {
		sum.Problem = "it was cut by another version of the analyser; run kotae index to build it anew"
	}
	return sum, nil
}

// sizes are the bytes of each file in a directory, by its path with slashes.
func sizes(dir string) (map[string]int64, error) {
	out := map[string]int64{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = info.Size()
		return err
	})
	return out, err
}

// ReadColumns reads a generation's manifest and columns and checks these, but none of its other files: what they say needs
// no analyser and comes at once.
func (s *Store) ReadColumns(name string) (*Manifest, *Columns, error) {
	dir := s.path(name)
	m, err := readManifest(dir)
	if err != nil {
		return nil, nil, err
	}
	if err := m.only(columnsName).check(dir); err != nil {
		return nil, nil, err
	}
	c, err := readColumns(filepath.Join(dir, columnsName))
	if err != nil {
		return nil, nil, fmt.Errorf("index %s cannot be opened: %w", name, err)
	}
	return m, c, nil
}

// ReadDictionary reads and checks the site's own words that a generation's texts were cut with, as their file, and none of its
// other files; nil where there were none.
func (s *Store) ReadDictionary(name string) ([]byte, error) {
	dir := s.path(name)
	m, err := readManifest(dir)
	if err != nil || m.Words == "" {
		return nil, err
	}
	if err := m.only(wordsName).check(dir); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, wordsName))
}

// only is a manifest that lists one of the files.
func (m *Manifest) only(path string) *Manifest {
	one := &Manifest{Name: m.Name}
	for _, f := range m.Files {
		if f.Path == path {
			one.Files = append(one.Files, f)
		}
	}
	return one
}
