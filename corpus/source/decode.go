package source

import (
	"bytes"
	"fmt"

	"kotae/corpus"
	"kotae/corpus/charset"
)

// Encodings are the names that Options.Encoding may have.
func Encodings() []string { return charset.Names() }

// encodingOf is the encoding that a file which begins with head is decoded from, or "" where it is taken as it is.
func (r *reader) encodingOf(head []byte) string {
	if name := r.options.encoding(); name != Auto {
		return name
	}
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return "utf-16"
	}
	return ""
}

// replacedIn tells once of the characters of a file that could not be decoded since it was last asked.
func replacedIn(decoded *charset.Reader, name string) []corpus.Problem {
	if decoded == nil {
		return nil
	}
	n := decoded.Replaced()
	if n == 0 {
		return nil
	}
	return []corpus.Problem{{File: name, Reason: fmt.Sprintf("%d characters are not %s and were replaced by U+FFFD", n, decoded.Name()),
		Fix: "check the text; another encoding is given with --encoding"}}
}
