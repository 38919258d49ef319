package source

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"kotae/corpus"
)

// names are the pages of a run that are known by their files' names, by id. So memory is bounded by their number.
type names map[string]namesake

type namesake struct {
	file  string
	print [8]byte // of what it asks
}

// check rejects a question that is called as another is, since both pages' files are. It may be asked again by a newer
// copy of the page; with another title it is another question, as in 2023/7.html and 2024/7.html, and neither may take
// the other's place.
func (n names) check(item corpus.Item) corpus.Item {
	q := item.Question
	if q == nil {
		return item
	}
	own := corpus.FileID(q.Source.File)
	one := q.ID == own
	if by, ok := corpus.AddressID(q.URL); ok && by == q.ID || !one && !strings.HasPrefix(q.ID, own+"-") {
		return item
	}
	asks := q.Title
	if !one { // the id of one of several on a page is made from its title already
		asks = q.Fingerprint()
	}
	sum := sha256.Sum256([]byte(asks))
	now := namesake{file: q.Source.File, print: [8]byte(sum[:8])}
	before, ok := n[q.ID]
	if !ok {
		n[q.ID] = now
	}
	if !ok || before.file == now.file || before.print == now.print {
		return item
	}
	return corpus.Item{Rejected: &corpus.Problem{File: now.file, Line: q.Source.Line, Field: "id",
		Reason: fmt.Sprintf("%.60q is by its file's name the id of another question too, in %s", q.ID, before.file),
		Fix:    "rename one of the files, or have the page name its address (rel=canonical)"}}
}
