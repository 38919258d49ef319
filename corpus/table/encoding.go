package table

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encodings are the names of the encodings that are read. auto, as "", takes a byte order mark's word, else UTF-8 where
// the text can be it, else CP932, the Shift_JIS of Windows and Excel.
var Encodings = []string{"auto", "utf-8", "utf-16", "cp932", "euc-jp"}

const (
	readSize   = 64 << 10 // bytes
	windowSize = 64 << 10 // bytes, from the first that is not ASCII, which tell the encoding
)

var utf8BOM = []byte("\xef\xbb\xbf")

// decoder hands out a file as UTF-8. Bytes that are none of another encoding's become U+FFFD; UTF-8 is passed on as it is.
type decoder struct {
	in   *bufio.Reader
	out  io.Reader // nil while all was ASCII, so that the encoding is not yet known
	name string    // the encoding that was decoded; "" for UTF-8
}

func decode(in io.Reader, name string) (*decoder, error) {
	d := &decoder{in: bufio.NewReaderSize(in, max(readSize, windowSize))}
	name = strings.ToLower(name)
	if name != "" && !slices.Contains(Encodings, name) {
		return nil, fmt.Errorf("there is no encoding %q; use one of %s", name, strings.Join(Encodings, ", "))
	}
	head, _ := d.in.Peek(len(utf8BOM)) // an error comes again with the read
	switch {
	case name == "utf-16":
		d.from(name, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	case name == "cp932":
		d.from(name, japanese.ShiftJIS) // of the Web, which is that of Windows
	case name == "euc-jp":
		d.from(name, japanese.EUCJP)
	case bytes.HasPrefix(head, utf8BOM):
		_, _ = d.in.Discard(len(utf8BOM))
		d.out = d.in
	case name == "utf-8":
		d.out = d.in
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		d.from("utf-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	}
	return d, nil
}

func (d *decoder) from(name string, e encoding.Encoding) {
	d.name, d.out = name, transform.NewReader(d.in, e.NewDecoder())
}

func (d *decoder) Read(p []byte) (int, error) {
	if d.out != nil {
		return d.out.Read(p)
	}
	if _, err := d.in.Peek(1); err != nil {
		return 0, err
	}
	head, _ := d.in.Peek(d.in.Buffered())
	n := bytes.IndexFunc(head, func(r rune) bool { return r >= utf8.RuneSelf })
	switch {
	case n < 0:
		n = len(head)
	case n == 0:
		head, _ = d.in.Peek(windowSize)
		if likelyUTF8(head) {
			d.out = d.in
		} else {
			d.from("cp932", japanese.ShiftJIS)
		}
		return d.out.Read(p)
	}
	n = copy(p, head[:n])
	_, _ = d.in.Discard(n)
	return n, nil
}

// likelyUTF8 tells UTF-8, even with a few broken bytes, from text of another encoding, which is hardly ever UTF-8 too.
func likelyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 && utf8.FullRune(b) {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return bad == 0 || good > bad
}
