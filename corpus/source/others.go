package source

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"kotae/corpus"
)

// others are the files with one extension that are of no known format.
type others struct {
	count int
	first string // its name
}

// foreign reports whether a file in a folder or an archive is left out for its name, unopened. What programs serve as web
// pages is opened.
func foreign(name string) bool {
	ext := extension(name)
	if reason, _ := closed(name); reason != "" {
		return false // it is rejected when it would be opened
	}
	return ext != "" && extensions[ext] == unknownFormat && packings[ext] == unpacked && !slices.Contains([]string{".php", ".cgi", ".asp", ".aspx", ".jsp"}, ext)
}

// leaveOut counts a file of a folder or an archive that is of no known format. It may well belong there, so the others are
// read and leftOut tells of it.
func (r *reader) leaveOut(name string) {
	ext := extension(name)
	if r.others[ext] == nil {
		r.others[ext] = &others{first: name}
	}
	r.others[ext].count++
}

// leftOut tells of the files of a source that were left out, once for each extension, unless the stream has ended by err.
func (r *reader) leftOut(source string, err error) error {
	for _, ext := range slices.Sorted(maps.Keys(r.others)) {
		if err != nil {
			return err
		}
		o := r.others[ext]
		what := "with the ending " + ext
		if ext == "" {
			what = "without an ending"
		}
		err = r.send(corpus.Item{Refused: &corpus.Problem{File: source,
			Reason: fmt.Sprintf("files %s that are not of a known format: %d (the first is %s)", what, o.count, o.first), Fix: "nothing is lost if they hold no questions; else " + knownFormats}})
	}
	clear(r.others)
	return err
}

// furnishing reports what saved pages and operating systems bring along and no export holds data in; it is passed over as
// hidden files are.
func furnishing(name string) bool {
	switch strings.ToLower(filepath.Base(name)) {
	case "thumbs.db", "ehthumbs.db", "desktop.ini":
		return true
	}
	if strings.HasPrefix(filepath.Base(name), "~$") { // of an office program that has the file open
		return true
	}
	switch extension(name) {
	case ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf":
		return true
	}
	return false
}

// closed is why a file is not opened that probably holds questions, by its name, though some of these are zips inside.
func closed(name string) (reason, fix string) {
	switch extension(name) {
	case ".xlsx", ".xlsm", ".xls", ".ods", ".numbers":
		return "a spreadsheet is not a known format", "save the table as CSV (UTF-8)"
	case ".7z", ".rar", ".lzh", ".xz", ".bz2", ".zst":
		return "an archive of this kind is not opened", "unpack it and name the folder, or pack it as .zip or .tar.gz"
	}
	return "", ""
}
