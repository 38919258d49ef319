package backup

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"kotae/indexer/decisions"
)

// format is raised when a backup changes its meaning.
const format = 1

const manifestName = "backup.json"

// manifest lists what a backup holds. It comes first in an archive, so that what is unpacked is known before.
type manifest struct {
	Format  int       `json:"format"`
	Created time.Time `json:"created"`
	Version string    `json:"version"` // of the kotae that made it
	Files   []file    `json:"files"`
	Sum     string    `json:"sum"` // of this manifest with "" here
}

// file is one file of a backup.
type file struct {
	Path   string `json:"path"` // relative, with slashes
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Bounds of what is believed of a backup that somebody else may have made.
const (
	maxManifest = 64 << 20
	maxFiles    = 100_000
	smallEnough = 256 << 20 // bytes that any archive may unpack to
	maxRatio    = 50        // beyond them, to each byte of the archive; an index is packed to a half or a third
)

func (m manifest) sum() (string, error) {
	m.Sum = ""
	b, err := json.Marshal(m)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}

func (m manifest) bytes() (n int64) {
	for _, f := range m.Files {
		n += f.Size
	}
	return n
}

// encode seals a manifest.
func (m manifest) encode() ([]byte, error) {
	var err error
	if m.Sum, err = m.sum(); err != nil {
		return nil, err
	}
	b, err := json.MarshalIndent(m, "", "  ")
	return append(b, '\n'), err
}

// decode reads a manifest and refuses what no backup of ours says. most bounds all bytes of its files.
func decode(in io.Reader, most int64) (*manifest, error) {
	b, err := io.ReadAll(io.LimitReader(in, maxManifest+1))
	if err != nil {
		return nil, damaged("its list of files cannot be read: %v", err)
	}
	var m manifest
	if len(b) > maxManifest || json.Unmarshal(b, &m) != nil {
		return nil, damaged("its list of files is torn")
	}
	if m.Format != format {
		return nil, fmt.Errorf("the backup's format is %d, this kotae reads %d; restore it with the kotae that made it", m.Format, format)
	}
	if sum, err := m.sum(); err != nil || sum != m.Sum {
		return nil, damaged("its list of files has changed since it was made")
	}
	if len(m.Files) > maxFiles {
		return nil, damaged("it lists %d files", len(m.Files))
	}
	seen := map[string]bool{}
	left := most
	for _, f := range m.Files {
		if seen[f.Path] || !ours(f.Path) {
			return nil, damaged("%.200q has no place in a backup", f.Path)
		}
		seen[f.Path] = true
		if f.Size < 0 || f.Size > left {
			return nil, damaged("it would take more than %d bytes", most)
		}
		left -= f.Size
	}
	return &m, nil
}

var ofGeneration = regexp.MustCompile(`^generations/g[0-9]{6,9}/[^\\:]+$`)

// ours reports whether a path is one that a backup may have; none leads out of the folder it is unpacked to.
func ours(p string) bool {
	switch p {
	case "CURRENT", "HISTORY", decisions.FileName:
		return true
	}
	if slices.Contains(ownFiles, p) {
		return true
	}
	return ofGeneration.MatchString(p) && path.Clean(p) == p && filepath.IsLocal(filepath.FromSlash(p)) && !strings.ContainsFunc(p, isControl)
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }
