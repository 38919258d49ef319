package thesaurus

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
)

// Entry is one line of a thesaurus file: a group's id, the kind, a term.
type Entry struct {
	File     string
	Line     int
	Group    string
	KindName string
	Term     string // as it was written
	Columns  int    // of the line; the rest is known only where there are three
}

// The kinds that a line may have.
const (
	equivalentTerm = "equivalent"
	nearTerm       = "near"
	oneWayHead     = "oneway_head"
	oneWayMember   = "oneway_member"
	neverTerm      = "never"
	typoCanon      = "typo_canon"
	typoTerm       = "typo"
)

// groupKinds leads from the kind of a line to that of its group.
var groupKinds = map[string]string{
	equivalentTerm: "equivalent", nearTerm: "near", oneWayHead: "oneway", oneWayMember: "oneway", neverTerm: "never",
	typoCanon: "typo", typoTerm: "typo",
}

// header is the first line that a file may have.
const header = "group_id\tkind\tterm"

// longestLine bounds a line, in bytes; no term comes near it.
const longestLine = 64 << 10

// Parse reads tab-separated lines of group, kind and term. Empty lines and lines that begin with # are left out. What is
// wrong within a line is for Lint to say, all of it at once; an error here means that the file is no such text.
func Parse(name string, r io.Reader) ([]Entry, error) {
	var entries []Entry
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimSuffix(lines.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if !utf8.ValidString(line) {
			return nil, fmt.Errorf("%s:%d: the text is not UTF-8; save the file as UTF-8", name, n)
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") || n == 1 && line == header {
			continue
		}
		columns := strings.Split(line, "\t")
		e := Entry{File: name, Line: n, Columns: len(columns)}
		if e.Columns == 3 {
			e.Group, e.KindName, e.Term = strings.TrimSpace(columns[0]), strings.TrimSpace(columns[1]), strings.TrimSpace(columns[2])
		}
		entries = append(entries, e)
	}
	switch err := lines.Err(); err {
	case nil:
		return entries, nil
	case bufio.ErrTooLong:
		return nil, fmt.Errorf("%s:%d: the line is longer than %d bytes", name, n+1, longestLine)
	default:
		return nil, fmt.Errorf("%s cannot be read: %w", name, err)
	}
}

// key is the form of a term under which it is looked for.
func key(term string) string {
	return compact(strings.Join(strings.Fields(analysis.FoldText(term).Text), " ")).text
}
