package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"
)

const maxRecord = 16 << 20 // bytes of one JSONL line

var (
	utf8BOM   = []byte("\xef\xbb\xbf")
	qaAddress = regexp.MustCompile(`/qa/([0-9]+)/?(?:[?#].*)?$`)
)

// lines yields the record of every line that is not blank.
func (r *reader) lines(name string, in *bufio.Reader, named bool) bool {
	l := lineReader{in: in}
	empty := true
	for n := 1; ; n++ {
		line, size, err := l.next()
		if err == io.EOF {
			break
		}
		if r.ctx.Err() != nil || err != nil {
			return r.unreadable(name, named, err)
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, utf8BOM)
		}
		if size > maxRecord {
			empty = false
			reason := fmt.Sprintf("the line has %d bytes, more than the %d a record may have", size, maxRecord)
			if !r.reject(name, n, "", reason, "split the record, or check that each record ends its line") {
				return false
			}
			continue
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		empty = false
		q, problem := decode(line)
		if problem == nil {
			q.Source = Source{File: name, Line: n}
			if !r.yield(Item{Question: q}, nil) {
				return false
			}
			continue
		}
		problem.File, problem.Line = name, n
		if !r.yield(Item{Rejected: problem}, nil) {
			return false
		}
	}
	if empty {
		return r.reject(name, 0, "", "the file is empty", "export it again, or leave it out")
	}
	return true
}

// decode reads one record. Nothing of it is changed, but missing ids are filled in and missing lists are empty.
func decode(line []byte) (*Question, *Problem) {
	if !utf8.Valid(line) {
		return nil, &Problem{Reason: "the text is not UTF-8", Fix: "convert the file to UTF-8, for example with iconv -f CP932 -t UTF-8"}
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
	q := &Question{}
	if err := d.Decode(q); err != nil {
		return nil, decodeProblem(line, err)
	}
	if rest := bytes.TrimSpace(line[d.InputOffset():]); len(rest) > 0 {
		return nil, &Problem{
			Reason: fmt.Sprintf("text after the record, from byte %d of the line", d.InputOffset()+1),
			Fix:    "write one JSON object a line and nothing else",
		}
	}
	if q.ID == "" {
		m := qaAddress.FindStringSubmatch(q.URL)
		if m == nil {
			return nil, &Problem{Field: "id", Reason: "is empty, and the url does not end in /qa/{number}", Fix: "give the record an id, or the page's address as url"}
		}
		q.ID = m[1]
	}
	for i := range q.Answers {
		if q.Answers[i].ID == "" {
			q.Answers[i].ID = fmt.Sprintf("a%d", i+1)
		}
	}
	q.fill()
	if ps := q.Validate(); len(ps) > 0 {
		return nil, &ps[0]
	}
	return q, nil
}

// decodeProblem says in the terms of the record what encoding/json found.
func decodeProblem(line []byte, err error) *Problem {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		field := wrong.Field
		if field == "" {
			return &Problem{Reason: "the line is a JSON " + wrong.Value + ", not an object", Fix: "write one JSON object a line; an array is split by jq -c '.[]'"}
		}
		return &Problem{Field: field, Reason: "is a JSON " + wrong.Value + ", but must be " + jsonKind(wrong.Type), Fix: "write the field as the canonical record has it"}
	}
	if strings.HasPrefix(err.Error(), "json: unknown field ") {
		if p := unknownField(line); p != nil {
			return p
		}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return &Problem{Reason: "the JSON object does not end on its line", Fix: "write each record on one line, for example with jq -c ."}
	}
	reason := "not valid JSON: " + err.Error()
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		reason = fmt.Sprintf("not valid JSON at byte %d of the line: %s", syntax.Offset, err)
	}
	return &Problem{Reason: reason, Fix: "write one JSON object a line, for example with jq -c ."}
}

// lineReader hands out lines from one buffer that is used again, and passes over lines longer than maxRecord without
// holding them.
type lineReader struct {
	in  *bufio.Reader
	buf []byte
}

// next returns a line without its "\n" and the line's size; a line longer than maxRecord is nil. At the end it returns
// io.EOF and no line. The line is good until the next call.
func (l *lineReader) next() (line []byte, size int64, err error) {
	l.buf = l.buf[:0]
	for {
		part, err := l.in.ReadSlice('\n')
		size += int64(len(part))
		if size <= maxRecord+1 {
			l.buf = append(l.buf, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && size > 0:
		case err != nil:
			return nil, size, err
		default:
			size-- // the line end
		}
		if size > maxRecord {
			return nil, size, nil
		}
		return bytes.TrimSuffix(l.buf, []byte("\n")), size, nil
	}
}
