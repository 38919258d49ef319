package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lines reads a file line by line, with its number; it may be gzip, whatever it is called. Blank lines are skipped. What yield
// finds wrong is told with the file and the line.
func lines(path string, yield func(n int, line []byte) error) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("the set cannot be read: %w", err)
	}
	defer f.Close() // read-only: nothing can be lost
	in := bufio.NewReaderSize(f, 1<<16)
	if magic, _ := in.Peek(2); string(magic) == "\x1f\x8b" {
		z, err := gzip.NewReader(in)
		if err != nil {
			return fmt.Errorf("%s cannot be unpacked: %w", path, err)
		}
		in = bufio.NewReaderSize(z, 1<<16)
	}
	for n := 1; ; n++ {
		line, readErr := in.ReadBytes('\n')
		if readErr != nil && readErr != io.EOF {
			return fmt.Errorf("%s:%d: cannot be read: %w", path, n, readErr)
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(bytes.TrimSpace(line)) > 0 {
			if !utf8.Valid(line) {
				return fmt.Errorf("%s:%d: the text is not UTF-8; convert the file first", path, n)
			}
			if err := yield(n, line); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
		}
		if readErr == io.EOF {
			return nil
		}
	}
}

// object reads a line's JSON object.
func object(line []byte, into any) error {
	err := json.Unmarshal(line, into)
	var wrong *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wrong) && wrong.Field != "":
		return fmt.Errorf("%s is a JSON %s; write it as a text, in quotes", strings.ToLower(wrong.Field), wrong.Value)
	}
	return fmt.Errorf("this is no JSON object on one line: %w", err)
}

// checkID refuses ids that no line of judgments or of a run could name.
func checkID(id string) error {
	switch {
	case strings.TrimSpace(id) == "":
		return errors.New("there is no id; give each line one")
	case strings.IndexFunc(id, unicode.IsControl) >= 0:
		return fmt.Errorf("the id %q has a tab, a line end or another control character; remove it", id)
	}
	return nil
}
