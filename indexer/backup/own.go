package backup

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"kotae/indexer/analysis"
)

// ownFiles are what editors put into a data directory: the site's own words, its own thesaurus (search/thesaurus), and its own
// rules of wording (search/audit/wording).
var ownFiles = []string{analysis.DictionaryName, "synonyms.tsv", "audit-rules.yaml"}

// OwnFile is a dictionary or thesaurus of the site that a backup brought.
type OwnFile struct {
	Name  string `json:"name"`
	Aside string `json:"aside"` // where the one that was here is kept; "" where there was none
}

// bringOwn moves a site's own files from one folder to another on the same disk. One that differs is set aside, and one that
// the backup lacks stays.
func bringOwn(dir, from string) ([]OwnFile, error) {
	brought := []OwnFile{}
	for _, name := range ownFiles {
		news, err := os.ReadFile(filepath.Join(from, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return brought, err
		}
		path := filepath.Join(dir, name)
		own := OwnFile{Name: name}
		here, err := os.ReadFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err == nil && bytes.Equal(here, news):
			continue
		default:
			own.Aside = path + ".before-" + time.Now().UTC().Format("20060102T150405.000")
			if err := os.Rename(path, own.Aside); err != nil {
				return brought, fmt.Errorf("%s cannot be set aside: %w", path, err)
			}
		}
		if err := os.Rename(filepath.Join(from, name), path); err != nil {
			return brought, fmt.Errorf("%s cannot be put in place: %w", path, err)
		}
		brought = append(brought, own)
	}
	return brought, syncDir(dir)
}
