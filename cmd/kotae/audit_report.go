package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kotae/search/audit"
	"kotae/search/audit/report"
)

func (a *app) auditReportCommand() *cobra.Command {
	var page string
	o := auditOptions{severity: neverFails}
	cmd := &cobra.Command{
		Use:   "report --html FILE [SOURCE…]",
		Short: a.text.ShortAuditReport,
		Long: `Audits the current index, or sources, as kotae audit does, and writes one page: answers over time, when questions were
last changed, who answers in which category, the findings by rule, the questions with the most to mend, and what people
search for and do not find. The page is one file that asks nothing of any server; it may be mailed and printed. The summary
goes to standard output, or to standard error where FILE is - and the page goes to standard output. Findings do not make the command fail.`,
		Example: "  kotae audit report --html audit.html\n  kotae audit report --html audit.html --since 90d --as-of 2026-11-01",
		RunE: func(c *cobra.Command, args []string) error {
			if page == "" {
				return a.misused(c, a.text.WantHTML)
			}
			run, err := a.settleAudit(c, &o, args)
			if err != nil {
				return err
			}
			return a.auditReport(c.Context(), o, run, page)
		},
	}
	a.auditedFlags(cmd, &o)
	cmd.Flags().StringVar(&page, "html", "", "write the page to `FILE`")
	cmd.Flags().StringVar(&o.baseline, "baseline", "", "tell what is new beside `FILE`, an earlier JSONL report")
	return cmd
}

func (a *app) auditReport(ctx context.Context, o auditOptions, run *auditRun, path string) error {
	items, err := a.auditItems(ctx, o, run.paths)
	if err != nil {
		return err
	}
	r := report.New(run.AsOf)
	run.Beside, run.Progress = r, a.auditProgress()
	summary, err := audit.Run(ctx, items, run.Options, r.Found)
	if err != nil {
		return err
	}
	subject, err := a.audited(run)
	if err != nil {
		return err
	}
	p := report.Page{
		Language: run.Language, Subject: subject, Version: currentVersions().Version, Summary: summary, Rules: run.Rules, Demand: run.demand,
	}
	if path == "-" {
		if err := r.Write(a.out, p); err != nil {
			return err
		}
		a.printAudited(a.err, summary, run)
		return nil
	}
	if err := replaceFile(path, func(out io.Writer) error { return r.Write(out, p) }); err != nil {
		return err
	}
	a.printAudited(a.out, summary, run)
	a.printf(a.text.WroteReport+"\n", path)
	return nil
}

// audited names what is audited: the sources, or the index.
func (a *app) audited(run *auditRun) (string, error) {
	if len(run.paths) > 0 {
		var names []string
		for _, p := range run.paths {
			names = append(names, filepath.Base(p))
		}
		return strings.Join(names, ", "), nil
	}
	store, err := a.existingStore()
	if err != nil {
		return "", err
	}
	current, err := store.Current()
	return fmt.Sprintf(a.text.AuditedIndex, current), err
}
