package webpage

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"regexp"
	"sort"
	"strings"

	"golang.org/x/net/html"

	"kotae/corpus"
)

// Only in these does a script that cannot be read cost a question.
var tellsOfQuestions = regexp.MustCompile(`\b(?:QAPage|FAQPage|Question)\b`)

// scripts reads the page's JSON-LD. It returns what is wrong with the first script that should tell of questions and
// cannot be read; what is wrong with others is a warning.
func (r *reader) scripts() (roots []root, broken *corpus.Problem) {
	from := 0
	for n := range r.doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" || n.FirstChild == nil {
			continue
		}
		if kind, _, err := mime.ParseMediaType(attribute(n, "type")); err != nil || kind != "application/ld+json" {
			continue
		}
		source, line := n.FirstChild.Data, 1
		if i := strings.Index(r.text[from:], source); i >= 0 {
			line += strings.Count(r.text[:from+i], "\n")
			from += i + len(source)
		}
		values, problem := parseJSON(source)
		if problem == nil {
			for _, v := range values {
				roots = append(roots, root{v, line})
			}
			continue
		}
		problem.Line += line - 1
		if broken == nil && tellsOfQuestions.MatchString(source) {
			broken = problem
		} else {
			r.warnings = append(r.warnings, *problem)
		}
	}
	return roots, broken
}

// parseJSON reads a script's values; what pages are often seen to do wrong is mended first. The problem's Line is 1 for
// the script's first line.
func parseJSON(source string) ([]any, *corpus.Problem) {
	m := mend(source)
	if m.deep > 0 {
		return nil, &corpus.Problem{Line: m.deep, Reason: fmt.Sprintf("the page's JSON-LD is nested deeper than %d levels", maxDepth), Fix: "correct the script, or take it out to have the page's text read"}
	}
	d := json.NewDecoder(bytes.NewReader(m.out))
	d.UseNumber()
	var values []any
	for {
		var v any
		err := d.Decode(&v)
		if err == io.EOF {
			return values, nil
		}
		if err != nil {
			at := int64(len(bytes.TrimRight(m.out, " \n")))
			var syntax *json.SyntaxError
			if errors.As(err, &syntax) {
				at = syntax.Offset
			}
			reason := strings.TrimPrefix(err.Error(), "json: ")
			if errors.Is(err, io.ErrUnexpectedEOF) {
				reason = "it does not end"
			}
			return nil, &corpus.Problem{Line: m.line(at), Reason: "the page's JSON-LD cannot be read: " + reason, Fix: "correct the script, or take it out to have the page's text read"}
		}
		values = append(values, v)
	}
}

// line is that of a byte of the mended text in the source, 1 for the first.
func (m mended) line(at int64) int {
	return 1 + sort.Search(len(m.ends), func(i int) bool { return int64(m.ends[i]) >= at })
}
