package verdictfile

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"kotae/corpus/charset"
	"kotae/corpus/table"
	"kotae/indexer/decisions"
)

// MaxBytes is how long a file may be: a million verdicts.
const MaxBytes = 512 << 20

// Row is one verdict of a file. One without an ID was not written by Write: somebody decides now.
type Row struct {
	decisions.Verdict
	Line int // where it begins, from 1
}

// Fault is a row that cannot be taken.
type Fault struct {
	Line   int    `json:"line"` // 0 for the file as a whole
	Reason string `json:"reason"`
	Fix    string `json:"fix"`
}

// maxFaults is how many are told of one file.
const maxFaults = 1_000

// Read reads a file of either format, CSV in any encoding, and separated by commas, semicolons or tabs. What cannot be taken is
// told; err is for what cannot be read at all.
func Read(in io.Reader) (rows []Row, faults []Fault, err error) {
	r := reader{}
	text, err := io.ReadAll(io.LimitReader(charset.NewReader(in, charset.Auto), MaxBytes+1))
	var wrong *charset.WrongError
	switch {
	case errors.As(err, &wrong):
		return nil, []Fault{{0, wrong.Reason, wrong.Fix}}, nil
	case err != nil:
		return nil, nil, fmt.Errorf("the verdicts cannot be read: %w", err)
	case len(text) > MaxBytes:
		return nil, []Fault{{0, fmt.Sprintf("it has more than %d bytes", MaxBytes), "import it in parts"}}, nil
	}
	if begin := bytes.TrimLeft(text, " \t\r\n"); len(begin) > 0 && (begin[0] == '[' || begin[0] == '{') {
		r.json(text)
	} else {
		r.csv(text)
	}
	return r.rows, r.faults, nil
}

type reader struct {
	rows   []Row
	faults []Fault
}

// fault notes what is wrong, and reports whether to go on.
func (r *reader) fault(line int, reason, fix string) bool {
	r.faults = append(r.faults, Fault{line, reason, fix})
	return len(r.faults) < maxFaults
}

func (r *reader) take(line int, cells map[string]string) bool {
	v, reason, fix := verdictOf(cells)
	if reason != "" {
		return r.fault(line, reason, fix)
	}
	r.rows = append(r.rows, Row{v, line})
	return true
}

func (r *reader) csv(text []byte) {
	c := csv.NewReader(bytes.NewReader(text))
	c.FieldsPerRecord = -1
	c.Comma = comma(text)
	var header []string
	for {
		record, err := c.Read()
		if err == io.EOF {
			break
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			r.fault(bad.Line, fmt.Sprintf("it is no row of a table: %v", bad.Err), `put cells with a quote or a line end between ", and double each " in them`)
			return
		}
		if err != nil { // there is no other from a text in memory
			r.fault(0, err.Error(), "save the table anew")
			return
		}
		line, _ := c.FieldPos(0)
		switch {
		case !slices.ContainsFunc(record, func(cell string) bool { return strings.TrimSpace(cell) != "" }):
			continue // an empty row, as spreadsheets leave them
		case header == nil:
			if header = r.header(line, record); header == nil {
				return
			}
			continue
		}
		cells := map[string]string{}
		over := false
		for i, cell := range record {
			if i >= len(header) || header[i] == "" {
				over = over || strings.TrimSpace(cell) != ""
				continue
			}
			cells[header[i]] = strings.ReplaceAll(table.Unguard(cell), "\r\n", "\n")
		}
		if over {
			if !r.fault(line, "it has more cells than the header has columns", "put cells with a comma in them between quotes, or name the column") {
				return
			}
			continue
		}
		if !r.take(line, cells) {
			return
		}
	}
	if header == nil {
		r.fault(0, "it is empty", "the first row names the columns: "+strings.Join(Columns, ", "))
	}
}

// header reads the names of the columns; nil where it is none.
func (r *reader) header(line int, record []string) (header []string) {
	for _, cell := range record {
		name := strings.ToLower(strings.TrimSpace(table.Unguard(cell)))
		switch {
		case name != "" && !slices.Contains(Columns, name):
			r.fault(line, fmt.Sprintf("there is no column %q", clip(name)), "remove it, or call it one of "+strings.Join(Columns, ", "))
			return nil
		case name != "" && slices.Contains(header, name):
			r.fault(line, fmt.Sprintf("there are two columns %q", name), "remove one")
			return nil
		}
		header = append(header, name)
	}
	for _, name := range []string{"a", "b", "kind"} {
		if !slices.Contains(header, name) {
			r.fault(line, fmt.Sprintf("there is no column %q", name), "the first row names the columns: "+strings.Join(Columns, ", "))
			return nil
		}
	}
	return header
}

// comma is what separates the names in the header.
func comma(text []byte) rune {
	line, _, _ := bytes.Cut(bytes.TrimLeft(text, "\r\n"), []byte("\n"))
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// json reads a list of objects, or objects one after the other.
func (r *reader) json(text []byte) {
	d := json.NewDecoder(bytes.NewReader(text))
	lines := lineCounter{text: text, line: 1}
	broken := func() {
		r.fault(lines.at(int(d.InputOffset())), "it is not JSON from here on", "write a list of objects, as kotae verdicts export --format json does")
	}
	list := bytes.TrimLeft(text, " \t\r\n")[0] == '['
	if list {
		_, _ = d.Token()
	}
	for d.More() {
		line := lines.at(int(d.InputOffset()))
		var fields map[string]any
		err := d.Decode(&fields)
		var wrong *json.UnmarshalTypeError
		switch {
		case errors.As(err, &wrong):
			if !r.fault(line, "it is no object", `write {"a": "…", "b": "…", "kind": "…"}`) {
				return
			}
			continue
		case err != nil:
			broken()
			return
		}
		cells, reason, fix := cellsOfJSON(fields)
		switch {
		case reason != "":
			if !r.fault(line, reason, fix) {
				return
			}
		case !r.take(line, cells):
			return
		}
	}
	if list {
		if _, err := d.Token(); err != nil {
			broken()
			return
		}
	}
	if _, err := d.Token(); err != io.EOF {
		broken()
	}
}

func cellsOfJSON(fields map[string]any) (cells map[string]string, reason, fix string) {
	cells = map[string]string{}
	for name, value := range fields {
		if !slices.Contains(Columns, name) {
			return nil, fmt.Sprintf("there is no field %q", clip(name)), "the fields are " + strings.Join(Columns, ", ")
		}
		switch value := value.(type) {
		case nil:
		case string:
			cells[name] = value
		default:
			return nil, fmt.Sprintf("%s is no string", name), "put it between quotes"
		}
	}
	return cells, "", ""
}

// lineCounter tells the lines of offsets that grow.
type lineCounter struct {
	text []byte
	from int
	line int
}

// at is the line of what comes next at an offset or after it.
func (l *lineCounter) at(offset int) int {
	for offset < len(l.text) && strings.IndexByte(" \t\r\n,", l.text[offset]) >= 0 {
		offset++
	}
	l.line += bytes.Count(l.text[l.from:max(offset, l.from)], []byte("\n"))
	l.from = max(offset, l.from)
	return l.line
}

func clip(s string) string { return fmt.Sprintf("%.40s", s) }
