package table

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"kotae/corpus"
)

// A spreadsheet program runs a cell that begins with one of these as a formula (OWASP, CSV Injection).
const formulaBegins = "=+-@\t\r\n＝＋－＠"

// Guard puts an apostrophe before what a spreadsheet program would run, and before what looks as if it had been guarded.
func Guard(cell string) string {
	if runs(cell) {
		return "'" + cell
	}
	return cell
}

// Unguard is the cell before Guard. ="text", which keeps Excel from making a number of it, is the text.
func Unguard(cell string) string {
	if strings.HasPrefix(cell, "'") && runs(cell) {
		return cell[1:]
	}
	if text, ok := strings.CutPrefix(cell, `="`); ok && strings.IndexByte(text, '"') == len(text)-1 {
		return strings.TrimSuffix(text, `"`)
	}
	return cell
}

func runs(cell string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, "'"))
	return strings.ContainsRune(formulaBegins, first)
}

// yes are the ways to mark a cell; no are those not to.
var (
	yes = map[string]bool{"1": true, "true": true, "yes": true, "y": true, "はい": true, "○": true, "〇": true, "◯": true, "◎": true, "✓": true, "✔": true, "ベスト": true, "ベストアンサー": true}
	no  = map[string]bool{"": true, "0": true, "false": true, "no": true, "n": true, "いいえ": true, "×": true, "ー": true}
)

func writeFlag(on bool) string {
	if on {
		return "1"
	}
	return ""
}

// readFlag returns ok false for what is neither.
func readFlag(cell string) (on, ok bool) {
	cell = plainHeader(cell)
	return yes[cell], yes[cell] || no[cell]
}

func writeLinks(links []corpus.Link) string {
	if len(links) == 0 {
		return ""
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(links); err != nil {
		panic("table: links cannot fail to marshal: " + err.Error())
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func readLinks(cell string) ([]corpus.Link, error) {
	if strings.TrimSpace(cell) == "" {
		return nil, nil
	}
	var links []corpus.Link
	d := json.NewDecoder(strings.NewReader(cell))
	d.DisallowUnknownFields()
	err := d.Decode(&links)
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = errors.New("there is text after the list")
		}
	}
	if err != nil {
		return nil, fmt.Errorf("not a list of links: %w", err)
	}
	return links, nil
}
