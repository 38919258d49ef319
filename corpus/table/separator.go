package table

import (
	"bytes"
	"path/filepath"
	"strings"
)

// separate settles what stands between cells: what is asked for, else what Excel's own first line says (sep=;), else
// what stands most often in the first line that has any, else what the name's extension means.
func (r *rows) separate(comma rune, name string) {
	head, _ := r.in.Peek(readSize) // an error comes again with the read
	first, rest, _ := bytes.Cut(bytes.TrimLeft(head, "\n"), []byte("\n"))
	said, ok := bytes.CutPrefix(bytes.ToLower(head[:min(len(head), 5)]), []byte("sep="))
	ok = ok && len(said) == 1 && said[0] != '"' && len(first) == 5
	switch {
	case comma != 0:
		r.comma = byte(comma)
	case ok:
		r.comma = said[0]
	default:
		for range titleRows {
			if !bytes.ContainsAny(first, ",\t;") {
				first, rest, _ = bytes.Cut(bytes.TrimLeft(rest, "\n"), []byte("\n"))
			}
		}
		r.comma = mostOften(first, name)
	}
	if ok {
		_, _ = r.more()
	}
}

// mostOften counts outside quotes.
func mostOften(line []byte, name string) byte {
	best := byte(',')
	if ext := strings.ToLower(filepath.Ext(name)); ext == ".tsv" || ext == ".tab" {
		best = '\t'
	}
	counts := map[byte]int{}
	quoted := false
	for _, c := range line {
		if c == '"' {
			quoted = !quoted
		}
		if !quoted {
			counts[c]++
		}
	}
	for _, c := range []byte{',', '\t', ';'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}
