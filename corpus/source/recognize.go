package source

import (
	"bytes"
	"path/filepath"
	"strings"

	"kotae/corpus"
	"kotae/corpus/jsonl"
	"kotae/corpus/table"
	"kotae/corpus/webpage"
	"kotae/corpus/wordpress"
)

const headSize = 4096 // bytes of a file that tell its format

// format is what a file holds, by the name that Options has for it.
type format string

const (
	unknownFormat format = ""
	jsonlRecords  format = "jsonl"
	csvTable      format = "csv"
	tsvTable      format = "tsv"
	pageDump      format = "page"
	webPage       format = "html"
	wordPress     format = "wxr"
)

// Formats are the names that Options.Format may have.
func Formats() []string {
	names := []string{Auto}
	for _, f := range []format{jsonlRecords, csvTable, tsvTable, pageDump, webPage, wordPress} {
		names = append(names, string(f))
	}
	return names
}

// extensions are the names' part of recognition, in lower case.
var extensions = map[string]format{
	".jsonl": jsonlRecords, ".ndjson": jsonlRecords, ".json": jsonlRecords, ".csv": csvTable, ".tsv": tsvTable, ".tab": tsvTable,
	".txt": pageDump, ".html": webPage, ".htm": webPage, ".xhtml": webPage, ".xml": wordPress, ".wxr": wordPress,
}

// extension is a name's, in lower case. A page that was saved with its query or a number (5.html?ref=top) has none: what
// it is called says little of what it is.
func extension(name string) string {
	if _, _, saved := corpus.SavedPage(name); saved {
		return ""
	}
	return strings.ToLower(filepath.Ext(name))
}

func byExtension(name string) format { return extensions[extension(name)] }

// decodesItself reports whether the reader of a format finds out the encoding: XML declares it, a table is told it.
func (f format) decodesItself() bool { return f == wordPress || f == csvTable || f == tsvTable }

// recognize tells a file's format from its name and its first bytes, as they are and as text. What begins as records is records, unless it
// is called a table. In a folder or an archive, a file without an extension must begin like what it is; what the user named
// is a page if nothing else, and standard input is records.
func (r *reader) recognize(f file, raw, head []byte) format {
	named := byExtension(f.name)
	binary := bytes.IndexByte(head, 0) >= 0
	switch {
	case binary && named == unknownFormat:
		return unknownFormat
	case r.options.format() != Auto:
		return format(r.options.Format)
	case named == csvTable || named == tsvTable:
		return named
	case jsonl.Begins(head):
		return jsonlRecords
	case named == jsonlRecords && !binary: // a binary file is rejected once, as a page, not by lines
		return jsonlRecords
	case wordpress.Begins(head):
		return wordPress
	case named == webPage || webpage.Begins(head):
		return webPage
	case named == wordPress && !binary && (f.named || bytes.Contains(head, []byte("<rss"))): // sites have other XML too
		return wordPress
	case r.pages.Begins(head):
		return pageDump
	case table.Begins(raw, table.Options{Columns: r.options.Columns, Encoding: r.options.Encoding}):
		return csvTable
	case f.name == standardInput:
		return jsonlRecords
	case f.named || named != unknownFormat && named != wordPress:
		return pageDump
	}
	return unknownFormat
}

// packing is how files are packed into one.
type packing int

const (
	unpacked packing = iota
	zipped
	tarred
	gzipped
)

var packings = map[string]packing{".zip": zipped, ".tar": tarred, ".gz": gzipped, ".tgz": gzipped}

// packingOf tells an archive from its first bytes, or else from its name: then it is a damaged one.
func packingOf(name string, head []byte) packing {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")): // the latter without files
		return zipped
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return gzipped
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return tarred
	}
	return packings[extension(name)]
}
