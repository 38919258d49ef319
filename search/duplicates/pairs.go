package duplicates

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

// Pair is two questions, and whether an editor judged them to be one.
type Pair struct {
	A, B string
	Same bool
	Line int // in its file
}

// Label is dup or nondup.
func (p *Pair) Label() string {
	if p.Same {
		return "dup"
	}
	return "nondup"
}

// longestPair bounds a line, in bytes.
const longestPair = 1 << 20

// LoadPairs is ReadPairs of a file, which may be gzip, whatever it is called.
func LoadPairs(path string) ([]Pair, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("the pairs cannot be read: %w", err)
	}
	defer f.Close() // read-only: nothing can be lost
	in := bufio.NewReader(f)
	if magic, _ := in.Peek(2); string(magic) != "\x1f\x8b" {
		return ReadPairs(path, in)
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be unpacked: %w", path, err)
	}
	return ReadPairs(path, z)
}

// ReadPairs reads lines of two texts and a label, dup or nondup, with tabs between. Empty lines, lines that begin with # and a
// header are left out. In a text, \n stands for a line break: what is before the first is the title, the rest the body.
func ReadPairs(name string, r io.Reader) ([]Pair, error) {
	var pairs []Pair
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestPair)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimSuffix(lines.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if !utf8.ValidString(line) {
			return nil, fmt.Errorf("%s:%d: the text is not UTF-8; save the file as UTF-8", name, n)
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") || len(pairs) == 0 && isPairsHeader(line) {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 3 {
			return nil, fmt.Errorf("%s:%d: %d columns, want three, with tabs between: text, text, and dup or nondup", name, n, len(columns))
		}
		p := Pair{A: unescape(columns[0]), B: unescape(columns[1]), Line: n}
		switch label := strings.ToLower(strings.TrimSpace(columns[2])); label {
		case "dup":
			p.Same = true
		case "nondup":
		default:
			return nil, fmt.Errorf("%s:%d: the label is %q, want dup or nondup", name, n, label)
		}
		if strings.TrimSpace(p.A) == "" || strings.TrimSpace(p.B) == "" {
			return nil, fmt.Errorf("%s:%d: a text is empty", name, n)
		}
		pairs = append(pairs, p)
	}
	switch err := lines.Err(); err {
	case nil:
		if len(pairs) == 0 {
			return nil, fmt.Errorf("%s holds no pairs; want lines of text, text, and dup or nondup, with tabs between", name)
		}
		return pairs, nil
	case bufio.ErrTooLong:
		return nil, fmt.Errorf("%s:%d: the line is longer than %d bytes", name, n+1, longestPair)
	default:
		return nil, fmt.Errorf("%s cannot be read: %w", name, err)
	}
}

// isPairsHeader reports a first line that names its columns: its third one is label.
func isPairsHeader(line string) bool {
	columns := strings.Split(line, "\t")
	return len(columns) == 3 && strings.EqualFold(strings.TrimSpace(columns[2]), "label")
}

func unescape(text string) string { return strings.ReplaceAll(text, `\n`, "\n") }

// splitTitle cuts a text after its first line.
func splitTitle(text string) (title, body string) {
	title, body, _ = strings.Cut(text, "\n")
	return title, body
}
