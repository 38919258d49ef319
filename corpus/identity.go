package corpus

import (
	"path/filepath"
	"regexp"
	"strings"
)

var (
	qaAddress = regexp.MustCompile(`/qa/([0-9]+)/?(?:[?#].*)?$`)
	// unfitForID is what a file's name may have and an id must not.
	unfitForID = regexp.MustCompile(`[\p{Z}\p{Cc}/\\]+`)
)

// AddressID is the id of a page by its address: the number of one that ends in /qa/{number}. ok is false for any other.
func AddressID(url string) (id string, ok bool) {
	m := qaAddress.FindStringSubmatch(url)
	if m == nil {
		return "", false
	}
	return m[1], true
}

// FileID is the id of a page dump: its file's name without the extension, with "_" for what an id must not have.
func FileID(name string) string {
	base := filepath.Base(name)
	return unfitForID.ReplaceAllString(strings.TrimSuffix(base, filepath.Ext(base)), "_")
}
