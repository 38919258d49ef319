// Package verdictfile writes editors' verdicts as CSV or JSON and reads them again, also what people wrote by hand.
package verdictfile

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"kotae/corpus/table"
	"kotae/indexer/decisions"
)

// Columns are the columns of a table, and the fields of an object, in their order. More may come after them, never between.
var Columns = []string{"id", "batch", "a", "b", "kind", "representative", "by", "at", "note", "wording_a", "wording_b", "undone"}

// The formats.
const (
	CSV  = "csv"
	JSON = "json"
)

// Formats are all of them.
var Formats = []string{CSV, JSON}

// Write writes verdicts in a format: CSV in UTF-8 as Excel opens it, in which nothing runs as a formula; or JSON, a list of
// objects with one on each line.
func Write(out io.Writer, format string, verdicts []decisions.Verdict) error {
	switch format {
	case CSV:
		return writeCSV(out, verdicts)
	case JSON:
		return writeJSON(out, verdicts)
	}
	return fmt.Errorf("there is no format %q of verdicts; use one of %s", format, strings.Join(Formats, ", "))
}

func writeCSV(out io.Writer, verdicts []decisions.Verdict) error {
	if _, err := io.WriteString(out, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	if err := w.Write(Columns); err != nil {
		return err
	}
	for i := range verdicts {
		cells := cellsOf(&verdicts[i])
		for n := range cells {
			cells[n] = table.Guard(cells[n])
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func writeJSON(out io.Writer, verdicts []decisions.Verdict) error {
	between := "["
	for i := range verdicts {
		var line strings.Builder
		line.WriteString(between + "\n{")
		for n, cell := range cellsOf(&verdicts[i]) {
			if n > 0 {
				line.WriteString(", ")
			}
			value, err := json.Marshal(cell)
			if err != nil {
				return err
			}
			fmt.Fprintf(&line, "%q: %s", Columns[n], value)
		}
		line.WriteString("}")
		if _, err := io.WriteString(out, line.String()); err != nil {
			return err
		}
		between = ","
	}
	if len(verdicts) == 0 {
		_, err := io.WriteString(out, "[]\n")
		return err
	}
	_, err := io.WriteString(out, "\n]\n")
	return err
}

// cellsOf are a verdict's values in the order of Columns.
func cellsOf(v *decisions.Verdict) []string {
	return []string{
		v.ID, v.Batch, v.A, v.B, string(v.Kind), v.Representative, v.By, timeCell(v.At), v.Note, v.WordingA, v.WordingB, timeCell(v.Undone),
	}
}

func timeCell(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}
