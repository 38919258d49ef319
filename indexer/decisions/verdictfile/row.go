package verdictfile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kotae/indexer/decisions"
)

const (
	maxName = 200   // bytes of an id, a batch or an editor's name
	maxNote = 2_000 // bytes
)

var wording = regexp.MustCompile(`^[0-9a-f]{32}$`)

// verdictOf makes a verdict of the cells of a row, or says what is wrong with it.
func verdictOf(cells map[string]string) (v decisions.Verdict, reason, fix string) {
	for _, name := range Columns {
		cell, most := cells[name], maxName
		if name == "note" {
			cell = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(cell)
			cells[name], most = cell, maxNote
		} else {
			cell = strings.TrimSpace(cell)
			cells[name] = cell
		}
		switch {
		case len(cell) > most:
			return v, fmt.Sprintf("%s has %d bytes", name, len(cell)), fmt.Sprintf("use at most %d", most)
		case !utf8.ValidString(cell) || strings.ContainsFunc(cell, func(r rune) bool {
			return unicode.IsControl(r) && (name != "note" || r != '\n' && r != '\t')
		}):
			return v, fmt.Sprintf("%s has a character that is none", name), "write it anew"
		}
	}
	v = decisions.Verdict{
		ID: cells["id"], Batch: cells["batch"], A: cells["a"], B: cells["b"], Kind: decisions.Kind(strings.ToLower(cells["kind"])),
		Representative: cells["representative"], By: cells["by"], Note: cells["note"], WordingA: cells["wording_a"], WordingB: cells["wording_b"],
	}
	switch {
	case v.A == "" || v.B == "":
		return v, "it lacks one of the questions", "give their ids as a and b"
	case v.A == v.B:
		return v, fmt.Sprintf("a and b are both %q", v.A), "name two questions"
	case !slices.Contains(decisions.Kinds, v.Kind):
		return v, fmt.Sprintf("there is no verdict %q", clip(string(v.Kind))), "use duplicate, related, different or later"
	case v.Kind == decisions.Duplicate && v.Representative != v.A && v.Representative != v.B:
		return v, fmt.Sprintf("representative is %q, neither of the two questions", clip(v.Representative)), "name the one that stands for both"
	case v.Kind != decisions.Duplicate && v.Representative != "":
		return v, "only duplicates have a representative", "leave it empty, or make the verdict duplicate"
	}
	for _, c := range []struct {
		name string
		at   *time.Time
	}{{"at", &v.At}, {"undone", &v.Undone}} {
		if cells[c.name] == "" {
			continue
		}
		t, err := time.Parse(time.RFC3339, cells[c.name])
		if err != nil || t.UTC().Year() < 1 || t.UTC().Year() > 9999 {
			return v, fmt.Sprintf("%s is %q", c.name, clip(cells[c.name])), "write a time such as 2025-04-07T09:30:00Z, or leave it empty"
		}
		*c.at = t.UTC()
	}
	if v.ID == "" {
		return anew(v)
	}
	for name, print := range map[string]string{"wording_a": v.WordingA, "wording_b": v.WordingB} {
		if print != "" && !wording.MatchString(print) {
			return v, fmt.Sprintf("%s is %q, which a spreadsheet may have changed", name, clip(print)),
				"take it from the file that kotae verdicts export wrote, or leave id, batch, at and undone empty to decide now"
		}
	}
	if v.Batch == "" || v.By == "" || v.At.IsZero() {
		return v, "it has an id, but lacks batch, by or at", "leave id and batch empty to decide now"
	}
	v.Turn()
	return v, "", ""
}

// anew is a verdict of a row without an id.
func anew(v decisions.Verdict) (_ decisions.Verdict, reason, fix string) {
	if v.Batch != "" || !v.Undone.IsZero() {
		return v, "it has batch or undone, but no id", "leave them empty too, to decide now"
	}
	v.WordingA, v.WordingB = "", "" // those of today
	return v, "", ""
}
