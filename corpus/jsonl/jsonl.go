// Package jsonl reads canonical records, one JSON object a line, or as an array.
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
	headSize  = 1 << 10  // bytes of a file that tell how its records are written
)

var utf8BOM = []byte("\xef\xbb\xbf")

// Begins reports whether a file that starts with head holds records, whatever it is called.
func Begins(head []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, utf8BOM), " \t\r\n")
	if list, ok := bytes.CutPrefix(text, []byte("[")); ok {
		text = bytes.TrimLeft(list, " \t\r\n")
	}
	return len(text) > 0 && text[0] == '{'
}

// Read yields the record of every line that is not blank, or one Rejected for a file without any. Records that are written
// over several lines, or as the elements of one array, are read too. name stands in the records' sources and in problems.
// The error is in's own, where it cannot be read on; it ends the stream.
func Read(name string, in io.Reader) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		buffered := bufio.NewReaderSize(in, readSize)
		next := (&lineReader{in: buffered}).next
		if head, _ := buffered.Peek(headSize); spread(head) { // an error comes again with the read
			next = (&valueReader{in: buffered}).next
		}
		empty := true
		for {
			p, err := next()
			if err == io.EOF {
				break
			}
			if err != nil {
				yield(corpus.Item{}, err)
				return
			}
			if p.line == 1 {
				p.text = bytes.TrimPrefix(p.text, utf8BOM)
			}
			if p.size <= maxRecord && len(bytes.TrimSpace(p.text)) == 0 {
				continue
			}
			empty = false
			if !yield(record(name, p), nil) {
				return
			}
		}
		if empty {
			yield(corpus.Item{Rejected: &corpus.Problem{File: name, Reason: "the file is empty", Fix: "export it again, or leave it out"}}, nil)
		}
	}
}

// part is what a file has in the place of one record.
type part struct {
	line int    // where it begins; the first is 1
	text []byte // good until the next part is read; nil where it is longer than maxRecord
	size int64  // bytes
}

// record makes an item of a part. One longer than maxRecord is known by its size only.
func record(name string, p part) corpus.Item {
	if p.size > maxRecord {
		return corpus.Item{Rejected: &corpus.Problem{File: name, Line: p.line,
			Reason: fmt.Sprintf("the line has %d bytes, more than the %d a record may have", p.size, maxRecord),
			Fix:    "split the record, or check that each record ends its line"}}
	}
	q, problem := decode(p.text)
	if problem != nil {
		problem.File, problem.Line = name, p.line
		return corpus.Item{Rejected: problem}
	}
	q.Source = corpus.Source{File: name, Line: p.line}
	return corpus.Item{Question: q}
}

// decode reads one record. Nothing of it is changed, but line ends are "\n", missing ids are filled in and missing lists are
// empty.
func decode(line []byte) (*corpus.Question, *corpus.Problem) {
	if !utf8.Valid(line) {
		return nil, &corpus.Problem{Reason: "the text is not UTF-8", Fix: "give --encoding cp932 (Shift_JIS) or euc-jp, or convert the file, for example with iconv -f CP932 -t UTF-8"}
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
	q.UnifyLineEnds()
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
		return &corpus.Problem{Reason: "the JSON object does not end", Fix: "write each record on one line, for example with jq -c ."}
	}
	reason := "not valid JSON: " + err.Error()
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		reason = fmt.Sprintf("not valid JSON at byte %d of the line: %s", syntax.Offset, err)
	}
	return &corpus.Problem{Reason: reason, Fix: "write one JSON object a line, for example with jq -c ."}
}
