package webpage

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	htmlcharset "golang.org/x/net/html/charset"

	"kotae/corpus"
	"kotae/corpus/charset"
	"kotae/corpus/page"
)

// decode is the page's source as UTF-8, with "\n" at line ends. A page that declares another encoding but is UTF-8 was
// converted by whoever saved it, so it is taken as it is. One that declares no encoding, or one that it is not in, is read in
// the one that it looks like.
func decode(data []byte) (string, *corpus.Problem, *corpus.Problem) {
	switch {
	case len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))) == 0:
		return "", nil, &corpus.Problem{Reason: "the file is empty", Fix: "save the page again, or leave the file out"}
	case len(data) > page.MaxBytes:
		return "", nil, &corpus.Problem{Reason: fmt.Sprintf("the file has more than %d bytes, too many for a page", page.MaxBytes), Fix: "give the questions as records (.jsonl)"}
	}
	text, warning, problem := converted(data)
	if problem != nil {
		return "", nil, problem
	}
	if i := bytes.IndexByte(text, 0); i >= 0 {
		return "", nil, &corpus.Problem{Line: 1 + bytes.Count(text[:i], []byte("\n")), Reason: "the file is binary (it has a NUL byte)", Fix: "give the page's source as UTF-8"}
	}
	s := strings.TrimPrefix(string(text), "\ufeff")
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), warning, nil
}

// few characters may be broken in a page that was cut or pasted together.
const few = 3

// converted is the page as UTF-8, from what it declares, or where that is wrong from what it looks like.
func converted(data []byte) (text []byte, warning, problem *corpus.Problem) {
	declared, name, _ := htmlcharset.DetermineEncoding(data, "")
	ascii := bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
	if utf8.Valid(data) && (!ascii || name != "iso-2022-jp") && !strings.HasPrefix(name, "utf-16") {
		return data, nil, nil
	}
	broken := -1                                   // characters, where the page declares an encoding
	if name != "utf-8" && name != "windows-1252" { // the latter is what a browser falls back to
		decoded, err := declared.NewDecoder().Bytes(data)
		if err == nil {
			text, broken = decoded, bytes.Count(decoded, []byte("\ufffd"))
		}
	}
	if guess, ok := charset.Guess(data); ok && guess != "utf-8" && broken != 0 {
		looks := charset.Decode(data, guess)
		if n := bytes.Count(looks, []byte("\ufffd")); broken < 0 || n == 0 || n < broken && broken > few {
			if broken >= 0 || name == "utf-8" {
				warning = &corpus.Problem{Reason: fmt.Sprintf("the page declares that it is %s, but was read as %s", name, guess), Fix: "check the text; another encoding is given with --encoding"}
			}
			text, broken, name = looks, n, guess
		}
	}
	switch {
	case broken < 0:
		return nil, nil, &corpus.Problem{Line: invalidLine(data), Reason: "the text is not UTF-8, and the page declares no encoding that it is in", Fix: convert}
	case broken > few && broken*20 > utf8.RuneCount(text):
		return nil, nil, &corpus.Problem{Reason: fmt.Sprintf("the text is not %s, as the page declares: %d characters cannot be read", name, broken), Fix: convert}
	case broken > 0 && warning == nil:
		warning = &corpus.Problem{Reason: fmt.Sprintf("%d characters are not %s and were replaced by U+FFFD", broken, name), Fix: "check the text; another encoding is given with --encoding"}
	}
	return text, warning, nil
}

const convert = "give --encoding cp932 (Shift_JIS) or euc-jp, or convert the file, for example with iconv -f CP932 -t UTF-8"

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
