package jsonl

import (
	"bufio"
	"bytes"
	"io"
)

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
