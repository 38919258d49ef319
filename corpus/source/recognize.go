package source

import (
	"bytes"
	"path/filepath"
	"strings"

	"kotae/corpus/jsonl"
)

const headSize = 4096 // bytes of a file that tell its format

// format is what a file holds.
type format int

const (
	unknownFormat format = iota
	jsonlRecords
	pageDump
)

// extensions are the names' part of recognition, in lower case.
var extensions = map[string]format{".jsonl": jsonlRecords, ".ndjson": jsonlRecords, ".json": jsonlRecords, ".txt": pageDump}

func byExtension(name string) format { return extensions[strings.ToLower(filepath.Ext(name))] }

// foreign reports whether a file in a folder is passed over for its name, unopened.
func foreign(name string) bool { return filepath.Ext(name) != "" && byExtension(name) == unknownFormat }

// recognize tells a file's format from its name and its first headSize bytes. What begins as records is records. In a
// folder, a file without an extension must begin like what it is; what the user named is a page if nothing else.
func (r *reader) recognize(name string, head []byte, named bool) format {
	binary := bytes.IndexByte(head, 0) >= 0
	switch {
	case jsonl.Begins(head):
		return jsonlRecords
	case byExtension(name) == jsonlRecords && !binary: // a binary file is rejected once, as a page, not by lines
		return jsonlRecords
	case named || filepath.Ext(name) != "" || r.pages.Begins(head):
		return pageDump
	}
	return unknownFormat
}
