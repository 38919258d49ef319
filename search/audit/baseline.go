package audit

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
)

// Baseline says whether an earlier report has a finding; it is "" where there is no earlier report.
type Baseline string

// The states, as SARIF names them.
const (
	NewFinding Baseline = "new"
	InBaseline Baseline = "unchanged"
)

// Report is an earlier report, by which findings are known again.
type Report struct {
	findings map[[16]byte]*earlier
}

type earlier struct {
	rule string
	seen bool
}

// maxReportLine is the longest line of a report, in bytes; a finding has some hundred.
const maxReportLine = 1 << 20

// ReadReport reads what kotae audit --format jsonl has written. An error names the line.
func ReadReport(name string, in io.Reader) (*Report, error) {
	r := &Report{findings: map[[16]byte]*earlier{}}
	s := bufio.NewScanner(in)
	s.Buffer(nil, maxReportLine)
	rules := map[string]string{} // each id is kept once
	n := 0
	for s.Scan() {
		line := s.Bytes()
		if n++; n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff")) // of a shell or an editor that it went through
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var f Finding
		var print [16]byte
		err := json.Unmarshal(line, &f)
		if err == nil && hex.DecodedLen(len(f.Fingerprint)) != len(print) {
			err = fmt.Errorf("it has no fingerprint")
		}
		if err == nil {
			_, err = hex.Decode(print[:], []byte(f.Fingerprint))
		}
		if err == nil && f.Rule == "" {
			err = fmt.Errorf("it names no rule")
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d is no finding of an earlier report (%w); a report is written by kotae audit --format jsonl", name, n, err)
		}
		if rules[f.Rule] == "" {
			rules[f.Rule] = f.Rule
		}
		r.findings[print] = &earlier{rule: rules[f.Rule]}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	return r, nil
}

// state looks a finding up, and remembers that it is still there.
func (r *Report) state(f *Finding) Baseline {
	if r == nil {
		return ""
	}
	var print [16]byte
	_, _ = hex.Decode(print[:], []byte(f.Fingerprint)) // it was encoded here
	e := r.findings[print]
	if e == nil {
		return NewFinding
	}
	e.seen = true
	return InBaseline
}

// gone counts the findings of these rules that were not met again. Those that are allowed now are gone, too.
func (r *Report) gone(rules []Rule) (n int) {
	if r == nil {
		return 0
	}
	looked := map[string]bool{}
	for _, rule := range rules {
		looked[rule.ID] = true
	}
	for _, e := range r.findings {
		if !e.seen && looked[e.rule] {
			n++
		}
	}
	return n
}
