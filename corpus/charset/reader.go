package charset

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

const windowSize = 64 << 10 // bytes, from the first that is not ASCII, which tell the encoding

var utf8BOM = []byte("\xef\xbb\xbf")

// WrongError is for a text that is not in the encoding it is said to be in.
type WrongError struct{ Reason, Fix string }

func (e *WrongError) Error() string { return e.Reason + "; " + e.Fix }

// Reader hands out a text as UTF-8, without a byte order mark. Bytes that are none of another encoding's become U+FFFD;
// UTF-8 is passed on as it is.
type Reader struct {
	in       *bufio.Reader
	out      io.Reader // nil while all was ASCII, so that the encoding is not yet known
	said     string    // the encoding that the text is said to be in, or Auto
	begun    bool
	name     string // that was decoded; "" for UTF-8, and while all was ASCII
	tail     []byte // the last bytes handed out, less than a character
	replaced int
}

// NewReader reads text in the encoding name, one of Names; with another, reading fails. Auto takes a byte order mark's word, else what Guess says.
// Where the text clearly is in another encoding than name, reading fails with a *WrongError before anything that is not ASCII.
func NewReader(in io.Reader, name string) *Reader {
	return &Reader{in: bufio.NewReaderSize(in, windowSize), said: canonical(name)}
}

// Name is the encoding that was decoded, "" for UTF-8.
func (r *Reader) Name() string { return r.name }

// Replaced is how many characters could not be decoded since it was last asked.
func (r *Reader) Replaced() int {
	n := r.replaced
	r.replaced = 0
	return n
}

func (r *Reader) Read(p []byte) (int, error) {
	if !r.begun {
		if err := r.begin(); err != nil {
			return 0, err
		}
		r.begun = true
	}
	if r.out != nil {
		n, err := r.out.Read(p)
		if r.name != "" {
			r.count(p[:n])
		}
		return n, err
	}
	if _, err := r.in.Peek(1); err != nil {
		return 0, err
	}
	head, _ := r.in.Peek(r.in.Buffered())
	n := bytes.IndexFunc(head, func(c rune) bool { return c >= utf8.RuneSelf })
	switch {
	case n < 0:
		n = len(head)
	case n == 0:
		if err := r.settle(); err != nil {
			return 0, err
		}
		return r.Read(p)
	}
	n = copy(p, head[:n])
	_, _ = r.in.Discard(n)
	return n, nil
}

// begin looks for a byte order mark.
func (r *Reader) begin() error {
	if !Known(r.said) {
		return fmt.Errorf("there is no encoding %q; use one of %s", r.said, strings.Join(Names(), ", "))
	}
	head, _ := r.in.Peek(len(utf8BOM)) // an error comes again with the read
	little, big := bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff"))
	switch {
	case r.said == "utf-16":
		window, _ := r.in.Peek(windowSize)
		if _, _, bad := countUTF8(window); !little && !big && len(window) > 0 && bad == 0 && bytes.IndexByte(window, 0) < 0 {
			return wrong("the text is UTF-8, not utf-16", "utf-8")
		}
		r.from("utf-16")
	case bytes.HasPrefix(head, utf8BOM) && (r.said == Auto || r.said == "utf-8"):
		_, _ = r.in.Discard(len(utf8BOM))
		r.out = r.in
	case (little || big) && r.said == Auto:
		r.from("utf-16")
	}
	return nil
}

// settle finds the encoding by a text that begins with something else than ASCII.
func (r *Reader) settle() error {
	window, _ := r.in.Peek(windowSize)
	name := r.said
	if name == Auto {
		name, _ = Guess(window)
	} else if err := contradicted(name, window); err != nil {
		return err
	}
	if name == "utf-8" {
		r.out = r.in
	} else {
		r.from(name)
	}
	return nil
}

func (r *Reader) from(name string) {
	r.name, r.out = name, transform.NewReader(r.in, decoders[name].NewDecoder())
}

// count counts what stands for characters that could not be decoded, once where two reads cut it.
func (r *Reader) count(read []byte) {
	seen := append(r.tail, read...)
	r.replaced += bytes.Count(seen, replacement)
	r.tail = append([]byte(nil), seen[max(0, len(seen)-len(replacement)+1):]...)
}

var replacement = []byte("\ufffd")

// contradicted returns an error for a text that is not in the encoding it is said to be in.
func contradicted(name string, window []byte) error {
	good, long, bad := countUTF8(window)
	if name == "utf-8" {
		if guess, ok := Guess(window); bad > few && bad > good && ok {
			return wrong("the text is not UTF-8", guess)
		}
		return nil
	}
	if long > 0 && bad == 0 {
		return wrong("the text is UTF-8, not "+name, "utf-8")
	}
	as := read(window, name)
	guess, ok := Guess(window)
	mistaken := as.poor()
	if ok && guess != name && guess != "utf-8" {
		mistaken = mistaken || as.half > as.kana+as.kanji && read(window, guess).kana >= 20 // no text has that much of it
	}
	if !mistaken {
		return nil
	}
	reason := fmt.Sprintf("the text is not %s: %d of its first characters cannot be read", name, as.errors)
	if as.errors == 0 {
		reason = fmt.Sprintf("the text is not %s but %s", name, guess)
	}
	if !ok || guess == name {
		guess = Auto
	}
	return wrong(reason, guess)
}

func wrong(reason, better string) error {
	fix := "leave --encoding out, or give --encoding " + better
	if better == Auto {
		fix = "leave --encoding out, or convert the file to UTF-8"
	}
	return &WrongError{reason, fix}
}
