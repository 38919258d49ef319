package generation

import (
	"fmt"
	"os"
	"path/filepath"
)

// Stamp tells a generation from another one of its name: that of a data directory that was emptied and filled again. It is
// cheap, and "" where there is no such generation.
func (s *Store) Stamp(name string) string {
	info, err := os.Stat(filepath.Join(s.path(name), manifestName))
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%d %d", info.ModTime().UnixNano(), info.Size())
}
