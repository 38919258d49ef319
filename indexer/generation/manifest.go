package generation

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
)

// format is raised when the files of a generation change their meaning.
const format = 4

// Manifest says what a generation is and holds the checksums of its files. bleve has none: a flipped byte gives wrong
// results in silence, a truncated file kills the process. So everything is checked before it is opened.
type Manifest struct {
	Format    int       `json:"format"`
	Name      string    `json:"name"`
	Created   time.Time `json:"created"`
	Of        string    `json:"of,omitempty"`    // the generation that this one is, but for what was erased from it
	Version   string    `json:"version"`         // of the kotae that built it
	Analyzer  string    `json:"analyzer"`        // fingerprint of the program's analyser that cut its texts
	Words     string    `json:"words,omitempty"` // fingerprint of the words of the site that it knew; "" without any
	Sample    bool      `json:"sample"`          // the embedded sample and nothing else
	Sources   []string  `json:"sources"`
	Questions int       `json:"questions"`
	Answers   int       `json:"answers"`
	Files     []File    `json:"files"`
	Checksum  uint32    `json:"checksum"` // of this manifest with 0 here
}

// File is one file of a generation.
type File struct {
	Path string `json:"path"` // relative, with slashes
	Size int64  `json:"size"`
	CRC  uint32 `json:"crc32c"`
}

// DamagedError is returned for a generation whose files are not as they were published.
type DamagedError struct{ Name, Reason string }

func (e *DamagedError) Error() string {
	return fmt.Sprintf("index %s is damaged: %s; run kotae rollback, or kotae index to build a new one", e.Name, e.Reason)
}

const manifestName = "manifest.json"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (m Manifest) sum() uint32 {
	m.Checksum = 0
	b, err := json.Marshal(m)
	if err != nil {
		return 0
	}
	return crc32.Checksum(b, castagnoli)
}

func readManifest(dir string) (*Manifest, error) {
	name := filepath.Base(dir)
	b, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return nil, &DamagedError{name, "its manifest cannot be read"}
	}
	var m Manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return nil, &DamagedError{name, "its manifest is torn"}
	}
	if m.Format != format { // first, because another format may have another sum
		return nil, &DamagedError{name, fmt.Sprintf("its format is %d, this kotae reads %d", m.Format, format)}
	}
	if m.sum() != m.Checksum {
		return nil, &DamagedError{name, "its manifest is torn"}
	}
	return &m, nil
}

// seal lists, syncs and sums the files of a finished directory and writes the manifest.
func (m *Manifest) seal(dir string) error {
	m.Format, m.Files = format, nil
	m.Sources = slices.Clone(m.Sources)
	for i, s := range m.Sources {
		m.Sources[i] = strings.ToValidUTF8(s, "\uFFFD") // JSON would change it, and the checksum with it
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		// bleve keeps its files to their owner; the server may well run as another user than the indexer.
		if d.IsDir() {
			return errors.Join(os.Chmod(path, 0o755), syncDir(path))
		}
		if err := os.Chmod(path, 0o644); err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		size, crc, err := checksum(path)
		if err != nil {
			return err
		}
		m.Files = append(m.Files, File{Path: filepath.ToSlash(rel), Size: size, CRC: crc})
		return syncFile(path)
	})
	if err != nil {
		return err
	}
	m.Checksum = m.sum()
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, manifestName), append(b, '\n'))
}

// check compares every file with the manifest: all sizes first, because a truncated file must not be mapped.
func (m *Manifest) check(dir string) error {
	for _, f := range m.Files {
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(f.Path)))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return &DamagedError{m.Name, f.Path + " is missing"}
		case err != nil:
			return fmt.Errorf("index %s cannot be read: %w", m.Name, err)
		case info.Size() != f.Size:
			return &DamagedError{m.Name, fmt.Sprintf("%s has %d bytes, not %d", f.Path, info.Size(), f.Size)}
		}
	}
	var group errgroup.Group
	group.SetLimit(4)
	for _, f := range m.Files {
		group.Go(func() error {
			_, crc, err := checksum(filepath.Join(dir, filepath.FromSlash(f.Path)))
			if err != nil {
				return fmt.Errorf("index %s cannot be read: %w", m.Name, err)
			}
			if crc != f.CRC {
				return &DamagedError{m.Name, f.Path + " has changed since it was written"}
			}
			return nil
		})
	}
	return group.Wait()
}

func checksum(path string) (size int64, crc uint32, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	h := crc32.New(castagnoli)
	size, err = io.CopyBuffer(h, f, make([]byte, 1<<20))
	return size, h.Sum32(), err
}
