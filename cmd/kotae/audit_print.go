package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"

	"kotae/search/audit"
	"kotae/search/audit/sarif"
)

// auditTo audits, and writes each finding as it comes.
func (a *app) auditTo(ctx context.Context, out io.Writer, o auditOptions, run *auditRun) (*audit.Summary, error) {
	items, err := a.auditItems(ctx, o, run.paths)
	if err != nil {
		return nil, err
	}
	run.Progress = a.auditProgress()
	write, end, err := a.findingWriter(out, o, run)
	if err != nil {
		return nil, err
	}
	summary, err := audit.Run(ctx, items, run.Options, write)
	if err != nil {
		return nil, err
	}
	return summary, end(summary)
}

// auditProgress tells now and then how far an audit is.
func (a *app) auditProgress() func(questions int) {
	noted := time.Now()
	return func(n int) {
		if time.Since(noted) > noteEvery {
			noted = time.Now()
			a.notef(a.text.AuditedSoFar, n)
		}
	}
}

// findingWriter writes findings in the format that is asked for; end writes what comes after them.
func (a *app) findingWriter(out io.Writer, o auditOptions, run *auditRun) (write func(*audit.Finding) error, end func(*audit.Summary) error, err error) {
	switch o.format {
	case "jsonl":
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		return func(f *audit.Finding) error { return enc.Encode(f) }, func(*audit.Summary) error { return nil }, nil
	case "sarif":
		w, err := sarif.NewWriter(out, run.Rules, run.Language, currentVersions().Version)
		if err != nil {
			return nil, nil, err
		}
		return w.Write, func(*audit.Summary) error { return w.Close() }, nil
	case "csv", "tsv":
		return a.findingCells(out, o)
	}
	return a.findingTable(out, run)
}

// findingColumns are the names of a spreadsheet's columns; they are those of JSONL.
var findingColumns = []string{"severity", "rule", "question", "field", "offset", "length", "excerpt", "message", "file", "line", "baseline", "fingerprint"}

func (a *app) findingCells(out io.Writer, o auditOptions) (func(*audit.Finding) error, func(*audit.Summary) error, error) {
	w, err := cellsOf(out, o.format, o.encoding)
	if err == nil {
		err = w.Row(findingColumns)
	}
	write := func(f *audit.Finding) error {
		return w.Row([]string{string(f.Severity), f.Rule, f.Question, f.Field, strconv.Itoa(f.Offset), strconv.Itoa(f.Length), f.Excerpt, f.Message,
			f.File, strconv.Itoa(f.Line), string(f.Baseline), f.Fingerprint})
	}
	end := func(*audit.Summary) error {
		if w.Replaced > 0 {
			a.notef(a.text.CP932Replaced, w.Replaced)
		}
		return nil
	}
	return write, end, err
}

// findingTable is for people: what an earlier report has is left out.
func (a *app) findingTable(out io.Writer, run *auditRun) (func(*audit.Finding) error, func(*audit.Summary) error, error) {
	t := a.text
	columns := []column{{title: t.AuditSeverity}, {title: t.AuditRule}, {title: t.AuditPlace}, {title: t.AuditFound}, {title: t.AuditMessage}}
	files := len(run.paths) > 0
	if files {
		columns = append([]column{{title: t.AuditFile}}, columns...)
	}
	w := newStreamTable(out, columns)
	write := func(f *audit.Finding) error {
		if f.Baseline == audit.InBaseline {
			return nil
		}
		row := []string{a.severity(f.Severity), f.Rule, f.At(), f.Excerpt, f.Message}
		switch {
		case files:
			row = append([]string{fileLine(f)}, row...)
		case f.Question == "" && f.File != "":
			row[2] = fileLine(f)
		}
		return w.row(row)
	}
	end := func(s *audit.Summary) error {
		rows := w.rows
		if err := w.end(); err != nil {
			return err
		}
		if rows > 0 {
			if _, err := fmt.Fprintln(out); err != nil {
				return err
			}
		}
		a.printAudited(out, s, run)
		return nil
	}
	return write, end, nil
}

// fileLine is where a finding's record begins.
func fileLine(f *audit.Finding) string {
	if f.Line == 0 {
		return f.File
	}
	return f.File + ":" + strconv.Itoa(f.Line)
}

func (a *app) severity(s audit.Severity) string {
	return map[audit.Severity]string{audit.Note: a.text.AuditNote, audit.Warning: a.text.AuditWarning, audit.Error: a.text.AuditError}[s]
}

// printAudited sums up by rule. What cannot be written to out is reported when that is flushed or closed.
func (a *app) printAudited(out io.Writer, s *audit.Summary, run *auditRun) {
	t := a.text
	columns := []column{{title: t.AuditRule}, {title: t.AuditSeverity}, {t.AuditNew, true}, {t.AuditKnown, true}, {t.AuditAllowed, true}}
	if run.Known == nil {
		columns = []column{{title: t.AuditRule}, {title: t.AuditSeverity}, {t.AuditFindings, true}, {t.AuditAllowed, true}}
	}
	w := newStreamTable(out, columns)
	for _, r := range s.Rules {
		if r.New+r.Known+r.Allowed == 0 {
			continue
		}
		row := []string{r.Rule, a.severity(r.Severity), strconv.Itoa(r.New), strconv.Itoa(r.Known), strconv.Itoa(r.Allowed)}
		if run.Known == nil {
			row = append(row[:3], row[4])
		}
		_ = w.row(row)
	}
	if w.rows > 0 {
		_ = w.end()
		_, _ = fmt.Fprintln(out)
	}
	all := s.Total()
	note := fmt.Sprintf(t.Audited, s.Questions, len(run.Rules), run.AsOf.Format(time.DateOnly), all.New, all.Allowed)
	if run.Known != nil {
		note = fmt.Sprintf(t.AuditedAgain, s.Questions, len(run.Rules), run.AsOf.Format(time.DateOnly), all.New, all.Known, s.Gone, all.Allowed)
	}
	_, _ = fmt.Fprintln(out, note)
	if s.Refused > 0 {
		_, _ = fmt.Fprintf(out, t.AuditRefused+"\n", s.Refused)
	}
}
