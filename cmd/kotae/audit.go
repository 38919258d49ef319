package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kotae/corpus/source"
	"kotae/corpus/table"
	"kotae/search/audit"
	"kotae/search/audit/demand"
)

var auditFormats = []string{"table", "csv", "tsv", "jsonl", "sarif"}

// auditOptions are the flags of kotae audit.
type auditOptions struct {
	sources                source.Options // of files
	columns                []string
	only, skip             []string
	since                  string // of the query log
	allow, baseline, rules string
	asOf, severity         string
	format, encoding, file string
}

func (a *app) auditCommand() *cobra.Command {
	var o auditOptions
	cmd := &cobra.Command{
		Use:   "audit [SOURCE…]",
		Short: a.text.ShortAudit,
		Long: `Looks at every question by rules, and lists what to mend: in the current index, or in the sources, which are read as
kotae index reads them. kotae audit rules lists the rules, and says what each is for.

A finding is told with its place: id:field:offset, the offset in characters of the field's text; of sources also the
file and the line where the record begins. Rules are named by their id or its beginning (stale, structure/no-answer).

What may stay is written into an allow-list, by default audit-allow.tsv of the data directory where the index is
audited: lines of rule, question id or *, words of the excerpt (or nothing), the reason and, where it is to be looked at
again, the last day (YYYY-MM-DD), with tabs between. Lines that have expired or match nothing are findings themselves.

A site's own rules of wording, and what it wants otherwise of the rules that come along, are in a YAML file, by default
audit-rules.yaml of the data directory; kotae audit lint --help tells how it is written.

--baseline takes an earlier report (--format jsonl) of the same rules: what it has is marked as known, and left out of
the table; only what is new makes the audit fail.

The exit code is 0 where nothing new is as severe as --severity, else 7. A summary by rule is the end of the table; with
other formats it goes to standard error. SARIF is for code hosts and editors.`,
		Example: `  kotae audit
  kotae audit --rule stale --as-of 2027-04-01 --format csv -o stale.csv
  kotae audit export/ --baseline last.jsonl --severity error
  kotae audit export/ --format sarif -o audit.sarif`,
		RunE: func(c *cobra.Command, args []string) error {
			run, err := a.settleAudit(c, &o, args)
			if err != nil {
				return err
			}
			return a.audit(c.Context(), o, run)
		},
	}
	a.auditedFlags(cmd, &o)
	f := cmd.Flags()
	f.StringVar(&o.severity, "severity", string(audit.Warning), "fail on new findings of `SEVERITY` or above: note, warning, error, or never")
	f.StringVar(&o.baseline, "baseline", "", "fail only on what `FILE`, an earlier JSONL report, has not")
	f.StringVar(&o.format, "format", "", "print `FORMAT`: table, csv, tsv, jsonl or sarif (default: by the file's extension, else table)")
	f.StringVar(&o.encoding, "encoding", "", "write csv or tsv in `ENCODING`: utf-8, utf-8-bom or cp932 (default: utf-8-bom)")
	f.StringVarP(&o.file, "output", "o", "", "write `FILE` instead of standard output")
	completeFlags(cmd, map[string][]string{"format": auditFormats, "encoding": table.WrittenEncodings, "severity": severities()})
	cmd.AddCommand(a.auditRulesCommand(), a.auditLintCommand(), a.auditDemandCommand(), a.auditReportCommand())
	return cmd
}

// auditedFlags are those that say what is audited, and by what.
func (a *app) auditedFlags(cmd *cobra.Command, o *auditOptions) {
	f := cmd.Flags()
	f.StringSliceVar(&o.only, "rule", nil, "only these `RULES`, by id or its beginning (repeatable)")
	f.StringSliceVar(&o.skip, "skip", nil, "all but these `RULES` (repeatable)")
	f.StringVar(&o.asOf, "as-of", "", "take `DATE` (YYYY-MM-DD) for today")
	f.StringVar(&o.allow, "allow", "", "take what may stay from `FILE`")
	f.StringVar(&o.rules, "rules", "", "take a site's own wording rules from `FILE` (default: audit-rules.yaml of the data directory)")
	f.StringVar(&o.since, "since", "", "of the query log only what was searched for since `TIME`: 7d, 12h, 4w before today or --as-of, or 2026-11-01 (default: all that is kept)")
	f.StringVar(&o.sources.Format, "source-format", source.Auto, "`FORMAT` of the sources: "+strings.Join(source.Formats(), ", "))
	f.StringVar(&o.sources.Encoding, "source-encoding", source.Auto, "`ENCODING` of the sources: "+strings.Join(source.Encodings(), ", "))
	f.StringArrayVar(&o.columns, "columns", nil, "`HEADER=FIELD`: what a column of a table holds (repeatable)")
	completeFlags(cmd, map[string][]string{"source-format": source.Formats(), "source-encoding": source.Encodings()})
	for _, name := range []string{"rule", "skip"} {
		_ = cmd.RegisterFlagCompletionFunc(name, a.completeRules)
	}
}

func completeFlags(cmd *cobra.Command, values map[string][]string) {
	for name, values := range values {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
}

// neverFails is the severity that no finding has.
const neverFails = "never"

func severities() (names []string) {
	for _, s := range audit.Severities {
		names = append(names, string(s))
	}
	return append(names, neverFails)
}

// completeRules reads the rules only when somebody completes one.
func (a *app) completeRules(*cobra.Command, []string, string) (names []cobra.Completion, _ cobra.ShellCompDirective) {
	rules, _, _ := a.auditRules("")
	for _, r := range rules {
		names = append(names, r.ID)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// auditRun is what a command line asks for.
type auditRun struct {
	audit.Options
	paths  []string // empty for the index
	least  audit.Severity
	demand *demand.Report // nil where no rule asks for it, or there is no log
}

// settleAudit checks the flags, fills in what they leave open, and reads the allow-list and the baseline.
func (a *app) settleAudit(c *cobra.Command, o *auditOptions, args []string) (*auditRun, error) {
	run := &auditRun{paths: args, least: audit.Severity(o.severity)}
	run.AsOf, run.Language, run.Analyzer = time.Now(), a.text.Language, a.analyzer
	run.Partial = len(args) > 0
	if !slices.Contains(severities(), o.severity) {
		return nil, usage(fmt.Errorf(a.text.WantSeverity, o.severity))
	}
	if o.asOf != "" {
		var err error
		if run.AsOf, err = time.Parse(time.DateOnly, o.asOf); err != nil {
			return nil, usage(fmt.Errorf(a.text.WantAsOf, o.asOf))
		}
	}
	if err := a.settleAuditOutput(o); err != nil {
		return nil, err
	}
	all, words, err := a.auditRules(o.rules)
	if err != nil {
		return nil, err
	}
	rules, err := audit.Select(all, o.only, o.skip)
	var unknown *audit.UnknownRuleError
	switch {
	case errors.As(err, &unknown):
		return nil, usage(fmt.Errorf(a.text.NoSuchRule, unknown.Name))
	case err != nil:
		return nil, usage(errors.New(a.text.NoRuleLeft))
	}
	run.Rules = rules
	if err := a.readyWords(words, rules); err != nil {
		return nil, err
	}
	if len(args) > 0 {
		if err := a.settleSources(c, &o.sources); err != nil {
			return nil, err
		}
	}
	if run.Allow, err = a.readAllowList(o.allow, all, len(args) == 0); err != nil {
		return nil, err
	}
	if run.Known, err = a.readBaseline(o.baseline); err != nil {
		return nil, err
	}
	return run, a.settleDemand(c.Context(), o, run)
}

// settleAuditOutput fills in the format and the encoding, as kotae export does.
func (a *app) settleAuditOutput(o *auditOptions) error {
	if o.file == "-" {
		o.file = ""
	}
	if o.format == "" {
		o.format = "table"
		if ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(o.file)), "."); slices.Contains(auditFormats, ext) {
			o.format = ext
		}
	}
	if !slices.Contains(auditFormats, o.format) {
		return usage(fmt.Errorf(a.text.WantAuditFormat, o.format))
	}
	return settleEncoding(a.text, o.format, &o.encoding)
}

func (a *app) audit(ctx context.Context, o auditOptions, run *auditRun) error {
	var summary *audit.Summary
	write := func(out io.Writer) (err error) { summary, err = a.auditTo(ctx, out, o, run); return err }
	var err error
	if o.file == "" {
		err = write(a.out)
	} else {
		err = replaceFile(o.file, write)
	}
	if err != nil {
		return err
	}
	if o.format != "table" {
		if err := a.out.Flush(); err != nil { // before the summary, where both go to one terminal
			return err
		}
		a.printAudited(a.err, summary, run)
	}
	if string(run.least) != neverFails && summary.Fails(run.least) {
		return &exitError{code: exitFindings}
	}
	return nil
}
