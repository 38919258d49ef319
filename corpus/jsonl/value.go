package jsonl

import (
	"bufio"
	"bytes"
	"io"
)

// spread reports whether a file's records are written over several lines, or as an array: then a line says nothing.
func spread(head []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, utf8BOM), " \t\r\n")
	first, _, _ := bytes.Cut(text, []byte("\n"))
	return bytes.HasPrefix(text, []byte("[")) || string(bytes.TrimSpace(first)) == "{"
}

// valueReader hands out the objects of a file, one after the other or in one array, by their brackets; what stands between
// them is handed out too, so that it is told. It uses one buffer again, and holds no object longer than maxRecord.
type valueReader struct {
	in    *bufio.Reader
	buf   []byte
	lines int  // line ends read
	begun bool // something was read
	array bool // the objects are an array's, and it has not ended
}

// next returns the next object, or what is none up to its line's end. The error is io.EOF, then without a part, or the
// file's own.
func (v *valueReader) next() (part, error) {
	v.buf = v.buf[:0]
	var (
		p               part
		depth           int
		quoted, escaped bool
	)
	for {
		c, err := v.in.ReadByte()
		switch {
		case err == io.EOF && p.size > 0:
			return v.end(p), nil
		case err == io.EOF && v.array: // it is cut off, perhaps between two objects
			v.array = false
			return part{line: v.lines + 1, text: []byte("["), size: 1}, nil
		case err != nil:
			return part{}, err
		}
		if p.size == 0 && v.between(c) {
			continue
		}
		if p.size == 0 {
			p.line = v.lines + 1
		}
		if p.size++; p.size <= maxRecord {
			v.buf = append(v.buf, c)
		}
		if c == '\n' {
			v.lines++
		}
		switch {
		case escaped:
			escaped = false
		case quoted:
			escaped, quoted = c == '\\', c != '"'
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth <= 0 && !quoted && (c == '}' || c == ']' || c == '\n') {
			return v.end(p), nil
		}
	}
}

// between takes what stands between objects: white space, and the marks of an array.
func (v *valueReader) between(c byte) bool {
	switch c {
	case '\n':
		v.lines++
		return true
	case ' ', '\t', '\r', utf8BOM[0], utf8BOM[1], utf8BOM[2]:
		return true
	case '[':
		if !v.begun {
			v.begun, v.array = true, true
			return true
		}
	case ',':
		return v.array
	case ']':
		if v.array {
			v.array = false
			return true
		}
	}
	v.begun = true
	return false
}

func (v *valueReader) end(p part) part {
	if p.size <= maxRecord {
		p.text = v.buf
	}
	return p
}
