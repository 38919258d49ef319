package jsonl

import (
	"bufio"
	"bytes"
	"io"
)

// lineReader hands out lines from one buffer that is used again, and passes over lines longer than maxRecord without
// holding them.
type lineReader struct {
	in   *bufio.Reader
	buf  []byte
	line int // read
}

// next returns a line without its "\n". The error is io.EOF, then without a line, or the file's own.
func (l *lineReader) next() (part, error) {
	l.buf = l.buf[:0]
	l.line++
	var size int64
	for {
		read, err := l.in.ReadSlice('\n')
		size += int64(len(read))
		if size <= maxRecord+1 {
			l.buf = append(l.buf, read...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && size > 0:
		case err != nil:
			return part{}, err
		default:
			size-- // the line end
		}
		if size > maxRecord {
			return part{line: l.line, size: size}, nil
		}
		return part{l.line, bytes.TrimSuffix(l.buf, []byte("\n")), size}, nil
	}
}
