// Package wordpress reads questions from WordPress's export, WXR 1.0 to 1.2: posts and FAQ entries, and the questions and
// answers of Q&A plugins.
package wordpress

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"

	"golang.org/x/net/html/charset"

	"kotae/corpus"
)

// Begins reports whether a file's first bytes are those of a WordPress export.
func Begins(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	return bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<rss")) && bytes.Contains(head, []byte("wordpress.org/export/"))
}

// maxItem is how many bytes of XML one post with its comments may have.
const maxItem = 32 << 20

// Read yields the questions of an export. fields says for the name of a custom field (postmeta) which field of the record it
// is, beside those that DefaultFields has. Answers may stand anywhere in an export, before their question too, so all posts go
// to a scratch file first: the memory holds their numbers only. The error is for a file that cannot be read on; it ends the
// sequence.
func Read(name string, in io.Reader, fields map[string]string) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		s, err := newSpool()
		if err != nil {
			yield(corpus.Item{}, err)
			return
		}
		defer s.close()
		x := export{name: name, fields: maps.Clone(DefaultFields), authors: map[string]author{}, skipped: map[string]int{}, unread: map[string]int{}, spool: s}
		maps.Copy(x.fields, fields)
		problem, err := x.scan(in)
		if err != nil {
			yield(corpus.Item{}, err)
			return
		}
		if problem != nil {
			problem.File = name
			yield(corpus.Item{Rejected: problem}, nil)
			return
		}
		x.questions(yield)
	}
}

// export is one file in the course of being read.
type export struct {
	name     string
	fields   map[string]string
	authors  map[string]author // by login
	skipped  map[string]int    // posts of types that hold no text of their own, by type
	unread   map[string]int    // what belongs to questions and was left out, by what it is
	warnings []corpus.Problem
	spool    *spool
	posts    int
}

// scan puts every post into the spool.
func (x *export) scan(in io.Reader) (*corpus.Problem, error) {
	bounded := &boundedReader{in: in, left: maxItem}
	d := xml.NewDecoder(bounded)
	d.CharsetReader = charset.NewReaderLabel
	d.Entity = xml.HTMLEntity
	rss := false
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return x.broken(d, bounded, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		line, _ := d.InputPos()
		switch start.Name.Local {
		case "rss":
			rss = true
		case "wxr_version":
			var version string
			if err := d.DecodeElement(&version, &start); err != nil {
				return x.broken(d, bounded, err)
			}
			if version != "1.0" && version != "1.1" && version != "1.2" {
				x.warnings = append(x.warnings, corpus.Problem{File: x.name, Line: line,
					Reason: fmt.Sprintf("the export's version is %.20q; 1.0 to 1.2 are known", version), Fix: "compare some questions with the site"})
			}
		case "author":
			var a author
			if err := d.DecodeElement(&a, &start); err != nil {
				return x.broken(d, bounded, err)
			}
			x.authors[a.Login] = a
		case "item":
			bounded.left = maxItem
			var p post
			if err := d.DecodeElement(&p, &start); err != nil {
				return x.broken(d, bounded, err)
			}
			p.Line = line
			x.posts++
			if err := x.take(&p); err != nil {
				return nil, err
			}
		}
	}
	switch {
	case !rss:
		return &corpus.Problem{Reason: "the file is XML but no WordPress export", Fix: "export the site under Tools › Export › All content"}, nil
	case x.posts == 0:
		return &corpus.Problem{Reason: "the export has no posts", Fix: "export the site under Tools › Export › All content"}, nil
	}
	return nil, nil
}

// take spools a post that may be a question or an answer, and counts what is neither.
func (x *export) take(p *post) error {
	if roleOf(p.Type) == noRole {
		x.skipped[p.Type]++
		return nil
	}
	return x.spool.add(p)
}

var errLong = fmt.Errorf("a post has more than %d bytes", maxItem)

// broken tells XML that is wrong from a file that cannot be read.
func (x *export) broken(d *xml.Decoder, in *boundedReader, err error) (*corpus.Problem, error) {
	line, _ := d.InputPos()
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, errLong), in.left <= 0: // cut within a character, XML complains of that first
		return &corpus.Problem{Line: line, Reason: errLong.Error(), Fix: "split the post, or leave its comments out of the export"}, nil
	case errors.As(err, &syntax) && syntax.Msg == "unexpected EOF":
		return nil, fmt.Errorf("the export ends in the middle of line %d; export it again", line)
	case errors.As(err, &syntax):
		return &corpus.Problem{Line: line, Reason: "not valid XML: " + syntax.Msg, Fix: "export the site again; nothing of this file was taken"}, nil
	}
	return nil, err
}

// questions yields what the spool holds: each question with its answers, then what was left out.
func (x *export) questions(yield func(corpus.Item, error) bool) {
	for _, row := range x.spool.rows {
		if row.role == answer {
			if !x.spool.has(row.parent) && !yield(corpus.Item{Refused: x.orphan(row)}, nil) {
				return
			}
			continue
		}
		p, err := x.spool.read(row)
		if err != nil {
			yield(corpus.Item{}, err)
			return
		}
		var answers []post
		for _, child := range x.spool.children[row.id] {
			a, err := x.spool.read(child)
			if err != nil {
				yield(corpus.Item{}, err)
				return
			}
			answers = append(answers, *a)
		}
		item := x.item(p, answers)
		item.Warnings = append(item.Warnings, x.warnings...)
		x.warnings = nil
		if !yield(item, nil) {
			return
		}
	}
	_ = x.left(yield)
}

// left tells in sum of what was left out, and returns false when the stream has ended.
func (x *export) left(yield func(corpus.Item, error) bool) bool {
	refuse := func(fix, reason string, args ...any) bool {
		return yield(corpus.Item{Refused: &corpus.Problem{File: x.name, Reason: fmt.Sprintf(reason, args...), Fix: fix}}, nil)
	}
	for _, what := range []string{commentsOfAskers, commentsElsewhere, hiddenAnswers} {
		if n := x.unread[what]; n > 0 && !refuse(unreadFix[what], "%s: %d, which were left out", what, n) {
			return false
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(x.skipped)) {
		if !refuse("nothing is lost if the site's questions are of another type", "%d posts of the type %.40q, which holds no questions", x.skipped[kind], kind) {
			return false
		}
	}
	return true
}

// What of a question is left out.
const (
	commentsOfAskers  = "comments by those who asked"
	commentsElsewhere = "comments on answers and articles"
	hiddenAnswers     = "answers that are not published, or are protected by a password"
)

var unreadFix = map[string]string{
	commentsOfAskers: "nothing is lost if they thank or add a detail; what is an answer is made a post of its own", commentsElsewhere: "nothing is lost if they are no answers of their own",
	hiddenAnswers: "publish them on the site if visitors are to find them",
}

func (x *export) orphan(row row) *corpus.Problem {
	return &corpus.Problem{File: x.name, Line: row.line, Reason: fmt.Sprintf("an answer to post %s, which the export does not have", row.parent),
		Fix: "export questions and answers together, under Tools › Export › All content; where that was split into several files (site.000.xml, site.001.xml), put all <item>s into one"}
}

// boundedReader ends a post that has no end, and drops the control characters that XML does not allow and WordPress writes.
type boundedReader struct {
	in   io.Reader
	left int
}

func (r *boundedReader) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errLong
	}
	n, err := r.in.Read(p[:min(len(p), r.left)])
	r.left -= n
	kept := p[:0]
	for _, c := range p[:n] {
		if c >= ' ' || c == '\n' || c == '\t' || c == '\r' {
			kept = append(kept, c)
		}
	}
	return len(kept), err
}
