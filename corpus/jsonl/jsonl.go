// Package jsonl reads canonical records, one JSON object a line.
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"kotae/corpus"
)

const (
	maxRecord = 16 << 20 // bytes of one line
	readSize  = 64 << 10 // bytes
)

var utf8BOM = []byte("\xef\xbb\xbf")

// Begins reports whether a file that starts with head holds records, whatever it is called.
func Begins(head []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, utf8BOM), " \t\r\n")
	return len(text) > 0 && text[0] == '{'
}

// Read yields the record of every line that is not blank, or one Rejected for a file without any. name stands in the
// records' sources and in problems. The error is in's own, where it cannot be read on; it ends the stream.
func Read(name string, in io.Reader) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		l := lineReader{in: bufio.NewReaderSize(in, readSize)}
		empty := true
		for n := 1; ; n++ {
			line, size, err := l.next()
			if err == io.EOF {
				break
			}
			if err != nil {
				yield(corpus.Item{}, err)
				return
			}
			if n == 1 {
				line = bytes.TrimPrefix(line, utf8BOM)
			}
			if size <= maxRecord && len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			empty = false
			if !yield(record(name, n, line, size), nil) {
				return
			}
		}
		if empty {
			yield(corpus.Item{Rejected: &corpus.Problem{File: name, Reason: "the file is empty", Fix: "export it again, or leave it out"}}, nil)
		}
	}
}

// record makes an item of line n. A line longer than maxRecord is known by its size only.
func record(name string, n int, line []byte, size int64) corpus.Item {
	if size > maxRecord {
		return corpus.Item{Rejected: &corpus.Problem{File: name, Line: n,
			Reason: fmt.Sprintf("the line has %d bytes, more than the %d a record may have", size, maxRecord),
			Fix:    "split the record, or check that each record ends its line"}}
	}
	q, problem := decode(line)
	if problem != nil {
		problem.File, problem.Line = name, n
		return corpus.Item{Rejected: problem}
	}
	q.Source = corpus.Source{File: name, Line: n}
	return corpus.Item{Question: q}
}

// decode reads one record. Nothing of it is changed, but missing ids are filled in and missing lists are empty.
func decode(line []byte) (*corpus.Question, *corpus.Problem) {
	if !utf8.Valid(line) {
		return nil, &corpus.Problem{Reason: "the text is not UTF-8", Fix: "convert the file to UTF-8, for example with iconv -f CP932 -t UTF-8"}
	}
	strange, p := scan(line)
	if p != nil {
		return nil, p
	}
	if strange { // encoding/json would take {"ID":…} for {"id":…}
		if p := unknownField(line); p != nil {
			return nil, p
		}
	}
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	q := &corpus.Question{}
	if err := d.Decode(q); err != nil {
		return nil, decodeProblem(line, err)
	}
	if rest := bytes.TrimSpace(line[d.InputOffset():]); len(rest) > 0 {
		return nil, &corpus.Problem{
			Reason: fmt.Sprintf("text after the record, from byte %d of the line", d.InputOffset()+1),
			Fix:    "write one JSON object a line and nothing else",
		}
	}
	if q.ID == "" {
		id, ok := corpus.AddressID(q.URL)
		if !ok {
			return nil, &corpus.Problem{Field: "id", Reason: "is empty, and the url does not end in /qa/{number}", Fix: "give the record an id, or the page's address as url"}
		}
		q.ID = id
	}
	for i := range q.Answers {
		if q.Answers[i].ID == "" {
			q.Answers[i].ID = fmt.Sprintf("a%d", i+1)
		}
	}
	q.Fill()
	if ps := q.Validate(); len(ps) > 0 {
		return nil, &ps[0]
	}
	return q, nil
}

// decodeProblem says in the terms of the record what encoding/json found.
func decodeProblem(line []byte, err error) *corpus.Problem {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		field := wrong.Field
		if field == "" {
			return &corpus.Problem{Reason: "the line is a JSON " + wrong.Value + ", not an object", Fix: "write one JSON object a line; an array is split by jq -c '.[]'"}
		}
		return &corpus.Problem{Field: field, Reason: "is a JSON " + wrong.Value + ", but must be " + jsonKind(wrong.Type), Fix: "write the field as the canonical record has it"}
	}
	if strings.HasPrefix(err.Error(), "json: unknown field ") {
		if p := unknownField(line); p != nil {
			return p
		}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return &corpus.Problem{Reason: "the JSON object does not end on its line", Fix: "write each record on one line, for example with jq -c ."}
	}
	reason := "not valid JSON: " + err.Error()
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		reason = fmt.Sprintf("not valid JSON at byte %d of the line: %s", syntax.Offset, err)
	}
	return &corpus.Problem{Reason: reason, Fix: "write one JSON object a line, for example with jq -c ."}
}
