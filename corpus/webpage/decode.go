package webpage

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"kotae/corpus"
	"kotae/corpus/page"
)

// decode is the page's source as UTF-8, with "\n" at line ends. A page that declares another encoding but is UTF-8 was
// converted by whoever saved it, so it is taken as it is.
func decode(data []byte) (string, *corpus.Problem, *corpus.Problem) {
	switch {
	case len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))) == 0:
		return "", nil, &corpus.Problem{Reason: "the file is empty", Fix: "save the page again, or leave the file out"}
	case len(data) > page.MaxBytes:
		return "", nil, &corpus.Problem{Reason: fmt.Sprintf("the file has more than %d bytes, too many for a page", page.MaxBytes), Fix: "give the questions as records (.jsonl)"}
	}
	encoding, name, _ := charset.DetermineEncoding(data, "")
	text, ascii := data, bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
	var warning *corpus.Problem
	switch {
	case utf8.Valid(data) && (!ascii || name != "iso-2022-jp") && !strings.HasPrefix(name, "utf-16"):
	case name == "utf-8" || name == "windows-1252": // the latter is also what a browser falls back to
		return "", nil, &corpus.Problem{Line: invalidLine(data), Reason: "the text is not UTF-8, and the page declares no encoding that it is in",
			Fix: "convert the file, for example with iconv -f CP932 -t UTF-8"}
	default:
		decoded, err := encoding.NewDecoder().Bytes(data)
		if err != nil {
			return "", nil, &corpus.Problem{Reason: "the text is not " + name + ", as the page declares", Fix: "convert the file to UTF-8, for example with iconv"}
		}
		text = decoded
		if n := bytes.Count(text, []byte("\ufffd")); n > 0 {
			warning = &corpus.Problem{Reason: fmt.Sprintf("%d characters are not %s, as the page declares, and were replaced by U+FFFD", n, name),
				Fix: "check the text, or convert the file to UTF-8, for example with iconv"}
		}
	}
	if i := bytes.IndexByte(text, 0); i >= 0 {
		return "", nil, &corpus.Problem{Line: 1 + bytes.Count(text[:i], []byte("\n")), Reason: "the file is binary (it has a NUL byte)", Fix: "give the page's source as UTF-8"}
	}
	s := strings.TrimPrefix(string(text), "\ufeff")
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), warning, nil
}

// invalidLine is the first line that is not UTF-8.
func invalidLine(data []byte) int {
	n := 1
	for l := range bytes.Lines(data) {
		if !utf8.Valid(l) {
			break
		}
		n++
	}
	return n
}
