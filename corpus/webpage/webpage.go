// Package webpage reads saved web pages: the questions that a page's own schema.org data tells of, or else its text.
package webpage

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"

	"golang.org/x/net/html"

	"kotae/corpus"
	"kotae/corpus/markup"
	"kotae/corpus/page"
)

const (
	maxQuestions = 1000              // of one page
	maxText      = 2 * page.MaxBytes // bytes read from a page's data; more is only there if it refers to itself again and again
)

// Begins reports whether a file that starts with head is a web page, whatever it is called.
func Begins(head []byte) bool {
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n\f"))
	for bytes.HasPrefix(text, []byte("<!--")) || bytes.HasPrefix(text, []byte("<?xml")) {
		_, rest, ok := bytes.Cut(text, []byte(">"))
		if !ok {
			return false
		}
		text = bytes.TrimLeft(rest, " \t\r\n\f")
	}
	return bytes.HasPrefix(text, []byte("<!doctype html")) || bytes.HasPrefix(text, []byte("<html"))
}

// secondPage is where one page ends and another begins, as when files are run together.
var secondPage = regexp.MustCompile(`(?i)</html\s*>(?:\s|\x{feff}|<!--[^>]*-->)*<(?:!doctype\s+html|html[\s>])`)

// Read reads one page, and yields at least one item: a question for each that the page's JSON-LD or microdata has.
// Without any, the page is read as a dump by pages, if its text begins like one, or else as one question with its main
// headline as the title and a warning. A page of another kind is refused. An id is the number of the question's address
// or of the page's; else it is made from the file's name, and where a page has several questions, from their titles too.
func Read(name string, data []byte, pages *page.Reader) []corpus.Item {
	r := &reader{name: name, pages: pages}
	items := r.items(data)
	for i := range items {
		item := &items[i]
		for _, p := range []*corpus.Problem{item.Refused, item.Rejected} {
			if p != nil {
				p.File = name
			}
		}
		for j := range item.Warnings {
			item.Warnings[j].File = name
		}
	}
	return items
}

// reader is at work on one page.
type reader struct {
	name     string
	pages    *page.Reader
	text     string // the page's source as UTF-8, with "\n" at line ends
	doc      *html.Node
	address  string   // the page's own, whole, or ""
	said     []string // addresses by which the page names itself, as written
	base     *url.URL // what its links are to be completed by, or nil
	data     *things
	left     int // bytes that may still be read from the data
	warnings []corpus.Problem
}

func (r *reader) warn(line int, field, reason, fix string) {
	r.warnings = append(r.warnings, corpus.Problem{Line: line, Field: field, Reason: reason, Fix: fix})
}

func (r *reader) items(data []byte) []corpus.Item {
	text, warning, problem := decode(data)
	if problem != nil {
		return []corpus.Item{{Rejected: problem}}
	}
	if warning != nil {
		r.warnings = append(r.warnings, *warning)
	}
	if secondPage.MatchString(text) {
		return []corpus.Item{{Rejected: &corpus.Problem{Reason: "the file holds more than one page", Fix: "give each page a file of its own, in a folder or an archive"}}}
	}
	r.text, r.left = text, maxText
	r.doc = markup.Document(text)
	r.findAddress()
	roots, broken := r.scripts()
	r.data = read(roots)
	shown := read(microdata(r.doc))
	if broken == nil {
		r.addShown(shown)
	}
	if len(r.data.crumbs) == 0 {
		r.data.crumbs = shown.crumbs
	}
	switch n := len(r.data.questions); {
	case n > maxQuestions:
		return []corpus.Item{{Rejected: &corpus.Problem{Reason: fmt.Sprintf("the page has %d questions, more than %d", n, maxQuestions), Fix: "split the page, or give the questions as records (.jsonl)"}}}
	case n > 0:
		if broken != nil {
			r.warnings = append(r.warnings, *broken)
		}
		return r.questions()
	case broken != nil:
		return []corpus.Item{{Rejected: broken}}
	}
	return []corpus.Item{r.plain()}
}

// valid makes an item of a question that is read to its end.
func (r *reader) valid(q *corpus.Question, warnings []corpus.Problem) corpus.Item {
	q.Fill()
	if ps := q.Validate(); len(ps) > 0 {
		ps[0].Line = q.Source.Line
		return corpus.Item{Rejected: &ps[0]}
	}
	return corpus.Item{Question: q, Warnings: warnings}
}
