// Package thesaurus knows the words that mean the same or nearly, as editors wrote them down, and those that must never be
// taken for one another.
package thesaurus

import (
	"bytes"
	"embed"
	"fmt"
	"sync"
)

// Kind says how far an alternative may stand for what was typed.
type Kind uint8

// The kinds of expansion.
const (
	Equivalent Kind = iota // the same thing in other words, both ways
	Near                   // related: for finding more, never for calling two texts the same
	OneWay                 // a narrower thing: who asks for the wider one may want it, not the reverse
)

var kindNames = [...]string{"equivalent", "near", "oneway"}

// String is the kind's name: equivalent, near or oneway.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

// Expansion is one alternative for one place of a text.
type Expansion struct {
	From, To int    // bytes of the folded text
	Term     string // folded; may be several words
	Kind     Kind
	Group    string // the id of the group that says so
}

// Thesaurus may be used by several goroutines.
type Thesaurus struct {
	groups      []Group
	words       map[string]*word
	lengths     map[rune][]int // the bytes of the words that begin with a character, each length once, longest first
	never       map[[2]string]bool
	fingerprint string
}

// files are what the program brings along, in the order of their authority.
var files = []string{"data/synonyms.tsv", "data/plain_career.tsv", "data/plain_official.tsv", "data/sudachi.tsv"}

//go:embed data/synonyms.tsv data/plain_career.tsv data/plain_official.tsv data/sudachi.tsv
var data embed.FS

// Default is the thesaurus that the program brings along.
func Default() (*Thesaurus, error) { return embedded() }

var embedded = sync.OnceValues(func() (*Thesaurus, error) {
	entries, err := embeddedEntries()
	if err != nil {
		return nil, err
	}
	return New(entries...)
})

func embeddedEntries() ([]Entry, error) {
	var all []Entry
	for _, name := range files {
		text, err := data.ReadFile(name)
		if err != nil {
			return nil, err
		}
		entries, err := Parse(name, bytes.NewReader(text))
		if err != nil {
			return nil, err
		}
		all = append(all, entries...)
	}
	return all, nil
}

// Groups lists every group, in the order of the files.
func (t *Thesaurus) Groups() []Group { return t.groups }

// Fingerprint is equal for thesauri that say the same of every text.
func (t *Thesaurus) Fingerprint() string { return t.fingerprint }

// Never reports that two folded terms are different things that look alike. What holds of a term holds of those that are
// equivalent to it: 一次面接 is not 最終面接, and neither is 1次面接.
func (t *Thesaurus) Never(a, b string) bool { return t.never[pair(compact(a).text, compact(b).text)] }

// pair is a key for two terms in either order.
func pair(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}
