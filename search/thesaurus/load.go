package thesaurus

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
)

// FileName is the file of a data directory that holds a site's own thesaurus.
const FileName = "synonyms.tsv"

// maxFile bounds a site's file in bytes: 200,000 lines and more.
const maxFile = 8 << 20

// With is what the program brings along together with a site's own entries. These are heard first; a group of kind never takes
// back that two terms are equivalent.
func With(entries ...Entry) (*Thesaurus, error) {
	builtin, err := embeddedEntries()
	if err != nil {
		return nil, err
	}
	return New(append(slices.Clone(entries), builtin...)...)
}

// Load is With the entries of a file; where there is no such file it is Default.
func Load(path string) (*Thesaurus, error) {
	entries, err := ParseFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default()
	}
	if err != nil {
		return nil, err
	}
	return With(entries...)
}

// ParseFile is Parse of a file.
func ParseFile(path string) ([]Entry, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("the synonyms cannot be read: %w", err)
	}
	defer f.Close() // read-only: nothing can be lost
	if info, err := f.Stat(); err == nil && info.Size() > maxFile {
		return nil, fmt.Errorf("%s has %d bytes; a thesaurus may have %d", path, info.Size(), maxFile)
	}
	return Parse(path, f)
}

// LintOwn finds what is wrong in a site's own entries, by themselves and beside what the program brings along. That one of
// their groups takes back what the program says is no problem.
func LintOwn(entries ...Entry) ([]Problem, error) {
	builtin, err := embeddedEntries()
	if err != nil {
		return nil, err
	}
	own := map[string]bool{}
	for _, e := range entries {
		own[e.File] = true
	}
	all := Lint(append(slices.Clone(builtin), entries...))
	return slices.DeleteFunc(all, func(p Problem) bool { return !own[p.File] }), nil
}

// HasKinds reports whether any line has a kind, as in no other file of tabs.
func HasKinds(entries []Entry) bool {
	return slices.ContainsFunc(entries, func(e Entry) bool { return groupKinds[e.KindName] != "" })
}
