package table

import (
	"bytes"
	"io"
)

// lineEnds makes every line end "\n", in cells too: a record has no other.
type lineEnds struct {
	in       io.Reader
	returned bool // the byte before was "\r", already handed out as "\n"
}

func (l *lineEnds) Read(p []byte) (int, error) {
	for {
		n, err := l.in.Read(p)
		n = l.unify(p[:n])
		if n > 0 || err != nil || len(p) == 0 {
			return n, err
		}
	}
}

// unify changes b in place and returns how much of it is left.
func (l *lineEnds) unify(b []byte) int {
	if !l.returned && bytes.IndexByte(b, '\r') < 0 {
		return len(b)
	}
	n := 0
	for _, c := range b {
		switch {
		case c == '\n' && l.returned:
			l.returned = false
			continue
		case c == '\r':
			c, l.returned = '\n', true
		default:
			l.returned = false
		}
		b[n] = c
		n++
	}
	return n
}
