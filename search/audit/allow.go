package audit

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// AllowList are findings that somebody has looked at and lets stand, each with a reason.
type AllowList struct {
	Name    string // of its file
	Entries []AllowEntry
}

// AllowEntry is one line of an allow-list.
type AllowEntry struct {
	Line     int
	Rule     string    // a rule's id, or a family with its slash: stale/
	Question string    // an id, or * for all
	Text     string    // stands in the excerpt of the finding, or else in its file's name, whatever its width and case; "" for any
	Reason   string    // never empty
	Until    time.Time // the last day on which it holds; zero is for ever
}

// AllowProblem is what is wrong with a line of an allow-list.
type AllowProblem struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Reason string `json:"reason"`
	Fix    string `json:"fix"`
}

func (p AllowProblem) Error() string {
	return fmt.Sprintf("%s:%d: %s (%s)", p.File, p.Line, p.Reason, p.Fix)
}

// maxAllowBytes is the size of the largest allow-list: some ten thousand lines, which nobody looks through any more.
const maxAllowBytes = 4 << 20

// ReadAllowList reads lines of rule, question, text, reason and until (YYYY-MM-DD, may be left out) with tabs between. Empty
// lines and those that begin with # are left out, as is a header. It returns the entries without faults, and all faults.
func ReadAllowList(name string, in io.Reader, rules []Rule) (*AllowList, []AllowProblem, error) {
	text, err := io.ReadAll(io.LimitReader(in, maxAllowBytes+1))
	if err != nil {
		return nil, nil, fmt.Errorf("the allow-list cannot be read: %w", err)
	}
	if len(text) > maxAllowBytes {
		return nil, nil, fmt.Errorf("%s has more than %d bytes, too many for an allow-list; mend the findings, or leave their rules out with --skip", name, maxAllowBytes)
	}
	if !utf8.Valid(text) { // read as it is, its texts would match nothing
		return nil, nil, fmt.Errorf("%s is not UTF-8; save it as UTF-8, as a spreadsheet's CP932 or Unicode text is not", name)
	}
	list := &AllowList{Name: name}
	var problems []AllowProblem
	for i, line := range strings.Split(strings.TrimPrefix(string(text), "\ufeff"), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "rule\tquestion\ttext\treason") {
			continue
		}
		e, reason, fix := readAllowEntry(line, rules)
		if reason != "" {
			problems = append(problems, AllowProblem{name, i + 1, reason, fix})
			continue
		}
		e.Line = i + 1
		same := func(o AllowEntry) bool {
			return o.Rule == e.Rule && o.Question == e.Question && fold(o.Text) == fold(e.Text)
		}
		if n := slices.IndexFunc(list.Entries, same); n >= 0 {
			problems = append(problems, AllowProblem{name, i + 1, fmt.Sprintf("says what line %d says", list.Entries[n].Line), "remove one of them"})
			continue
		}
		list.Entries = append(list.Entries, e)
	}
	return list, problems, nil
}

func readAllowEntry(line string, rules []Rule) (e AllowEntry, reason, fix string) {
	f := strings.Split(line, "\t")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	if len(f) < 4 || len(f) > 5 {
		return e, fmt.Sprintf("has %d columns", len(f)), "write rule, question, text, reason and, if you like, until, with tabs between; text may be empty"
	}
	e = AllowEntry{Rule: f[0], Question: f[1], Text: f[2], Reason: f[3]}
	switch {
	case !slices.ContainsFunc(rules, func(r Rule) bool { return e.covers(r.ID) }):
		return e, fmt.Sprintf("there is no rule %.60q", e.Rule), "kotae audit rules lists them; a family ends with its slash: stale/"
	case e.Question == "":
		return e, "names no question", "write its id, or * for all questions"
	case e.Question == "*" && e.Text == "" && strings.HasSuffix(e.Rule, "/"):
		return e, "allows all that a family of rules finds", "leave the family out with --skip, or name a question or a text"
	case e.Reason == "":
		return e, "gives no reason", "write why it may stand: the next reader wants to know"
	case len(f) == 5 && f[4] != "":
		until, err := time.Parse(time.DateOnly, f[4])
		if err != nil {
			return e, fmt.Sprintf("%.40q is not a date", f[4]), "write the last day as YYYY-MM-DD, or leave it empty"
		}
		e.Until = until
	}
	return e, "", ""
}

// covers reports whether the entry is about a rule.
func (e *AllowEntry) covers(rule string) bool {
	return e.Rule == rule || strings.HasSuffix(e.Rule, "/") && strings.HasPrefix(rule, e.Rule)
}

func (e *AllowEntry) expired(asOf time.Time) bool { return !e.Until.IsZero() && e.Until.Before(asOf) }
