package duplicates

import (
	"bufio"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

//go:embed data/concepts.tsv
var conceptsFile []byte

// concept is what can be said in many ways: a name, and the phrases that say it.
type concept struct {
	name    string
	phrases []string
	loose   bool // its phrases are only near to each other
	matter  bool // it is a whole matter that people ask about
}

// conceptList is a concept file: the concepts, and sets of them of which one text can mean only one.
type conceptList struct {
	concepts []concept
	never    [][]string      // names
	telling  map[string]bool // names
}

// parseConcepts reads lines of a concept's name and its phrases, separated by spaces; a concept may have several lines. A name that begins with ~ is of phrases that
// are only near to each other, one that begins with ! of a whole matter that people ask about; the name "never" begins a line of concepts that are never the same, "telling" one of concepts that no
// question leaves out that means them. Empty lines and those that
// begin with # are left out.
func parseConcepts(name string, r io.Reader) (*conceptList, error) {
	list := conceptList{telling: map[string]bool{}}
	seen := map[string]int{}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if !utf8.ValidString(line) {
			return nil, fmt.Errorf("%s:%d: the text is not UTF-8", name, n)
		}
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if len(fields) < 3 && !(len(fields) == 2 && fields[0] != "never") {
			return nil, fmt.Errorf("%s:%d: %q needs a name and what says it", name, n, line)
		}
		if fields[0] == "never" {
			list.never = append(list.never, fields[1:])
			continue
		}
		if fields[0] == "telling" {
			for _, f := range fields[1:] {
				list.telling[f] = true
			}
			continue
		}
		c := concept{name: strings.TrimLeft(fields[0], "~!"), phrases: fields[1:], loose: fields[0][0] == '~', matter: fields[0][0] == '!'}
		if at, had := seen[c.name]; had {
			if first := &list.concepts[at]; first.loose != c.loose || first.matter != c.matter {
				return nil, fmt.Errorf("%s:%d: the concept %s was begun with another mark", name, n, c.name)
			}
			list.concepts[at].phrases = append(list.concepts[at].phrases, c.phrases...)
			continue
		}
		seen[c.name] = len(list.concepts)
		list.concepts = append(list.concepts, c)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for _, set := range list.never {
		for _, c := range set {
			if _, had := seen[c]; !had {
				return nil, fmt.Errorf("%s: a line of never names %s, which is no concept", name, c)
			}
		}
		if sorted := slices.Sorted(slices.Values(set)); len(slices.Compact(sorted)) < len(set) {
			return nil, fmt.Errorf("%s: a line of never names a concept twice: %s", name, strings.Join(set, " "))
		}
	}
	for c := range list.telling {
		if _, had := seen[c]; !had {
			return nil, fmt.Errorf("%s: a line of telling names %s, which is no concept", name, c)
		}
	}
	return &list, nil
}

func embeddedConcepts() (*conceptList, error) {
	return parseConcepts("data/concepts.tsv", bytes.NewReader(conceptsFile))
}
