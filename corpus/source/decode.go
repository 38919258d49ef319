package source

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"kotae/corpus"
	"kotae/corpus/table"
)

// decoders are the encodings besides UTF-8. One without a byte order mark is little-endian UTF-16, as Windows writes it.
var decoders = map[string]encoding.Encoding{
	"utf-16": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "cp932": japanese.ShiftJIS, "euc-jp": japanese.EUCJP,
}

// Encodings are the names that Options.Encoding may have.
func Encodings() []string { return slices.Clone(table.Encodings) }

// encodingOf is the encoding that a file which begins with head is decoded from, or "" where it is taken as it is.
func (r *reader) encodingOf(head []byte) string {
	name := r.options.encoding()
	if name == Auto && (bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff"))) {
		return "utf-16"
	}
	if decoders[name] == nil {
		return ""
	}
	return name
}

// decodedHead is head as UTF-8.
func decodedHead(head []byte, encoding string) []byte {
	if encoding == "" {
		return head
	}
	text, _, err := transform.Bytes(decoders[encoding].NewDecoder(), head)
	if err != nil {
		return head
	}
	return text
}

func newDecodedReader(in io.Reader, encoding string) *decodedReader {
	return &decodedReader{in: transform.NewReader(in, decoders[encoding].NewDecoder()), encoding: encoding}
}

// decodedReader counts what stands for characters that could not be decoded.
type decodedReader struct {
	in       io.Reader
	encoding string
	tail     []byte // the last bytes read, less than a character
	replaced int    // not yet told of
}

var replacement = []byte("\ufffd")

func (d *decodedReader) Read(p []byte) (int, error) {
	n, err := d.in.Read(p)
	seen := append(d.tail, p[:n]...)
	d.replaced += bytes.Count(seen, replacement)
	d.tail = append([]byte(nil), seen[max(0, len(seen)-len(replacement)+1):]...)
	return n, err
}

// warnings tell once of what was replaced since they were last asked for.
func (d *decodedReader) warnings(name string) []corpus.Problem {
	if d == nil || d.replaced == 0 {
		return nil
	}
	p := corpus.Problem{File: name, Reason: fmt.Sprintf("%d characters are not %s and were replaced by U+FFFD", d.replaced, d.encoding),
		Fix: "check the text; another encoding is given with --encoding"}
	d.replaced = 0
	return []corpus.Problem{p}
}
