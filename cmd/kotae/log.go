package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"kotae/search/querylog"
)

var logFormats = []string{"table", "csv", "json"}

// maxLogged is how many rows a report may have.
const maxLogged = 10_000

// logOptions are the flags of kotae log top, zero and slow.
type logOptions struct {
	since, format string
	n             int
	asJSON        bool
}

func (a *app) logCommand() *cobra.Command {
	log := &cobra.Command{
		Use:   "log",
		Short: a.text.ShortLog,
		Long: `kotae serve keeps what people search for in queries.db of the data directory, for serve.query_log_days (90).
A line is what somebody was after, not each state of typing it: め, めんせつ, 面接 and 面接 対策 are one search for
面接 対策. Another page or filter of it, and the way back from a result, are no searches of their own.

There is no address, cookie or name in it, but what people type may hold names. It is not in kotae backup, for it
must not live longer than it is kept; to begin anew, remove queries.db.`,
		Args: a.knownCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	log.AddCommand(
		a.logReport("top", a.text.ShortLogTop, `Counts searches by what was typed, without regard to width, case and spaces, the most frequent first: how many
found what they asked for, how many only what comes closest, how many nothing; how many questions the last one
found; after how many a result was taken, and where these stood on average; and how many suggestions led there.`, a.logTop),
		a.logReport("zero", a.text.ShortLogZero, `Lists the queries that found nothing, or only what comes closest, those that did so most often first. What the
last search for them found tells whether they still do.`, a.logZero),
		a.logReport("slow", a.text.ShortLogSlow, "Lists the searches that took longest. Those that were given up are not among them.", a.logSlow),
	)
	return log
}

// logReport is a command that reads the log.
func (a *app) logReport(name, short, long string, print func(context.Context, *querylog.Reader, time.Time, logOptions) error) *cobra.Command {
	var o logOptions
	cmd := &cobra.Command{
		Use:     name + " [--since TIME]",
		Short:   short,
		Long:    long,
		Example: "  kotae log " + name + " --since 7d\n  kotae log " + name + " --since 2026-11-01 --n 1000 --format csv >" + name + ".csv",
		Args:    a.arguments(0, 0, a.text.WantNothing),
		RunE: func(c *cobra.Command, _ []string) error {
			since, err := a.settleLog(&o, time.Now())
			if err != nil {
				return err
			}
			return a.readLog(c.Context(), func(r *querylog.Reader) error { return print(c.Context(), r, since, o) })
		},
	}
	cmd.Flags().StringVar(&o.since, "since", "", "only what was searched for since `TIME`: 7d, 12h, 4w or 2026-11-01 (default: all that is kept)")
	cmd.Flags().IntVarP(&o.n, "n", "n", 20, "how many at most")
	cmd.Flags().StringVar(&o.format, "format", "table", "print `FORMAT`: table, csv or json")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print JSON, as --format json")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(logFormats, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// settleLog checks the flags, and returns the time since which.
func (a *app) settleLog(o *logOptions, now time.Time) (since time.Time, err error) {
	if o.asJSON {
		o.format = "json"
	}
	if !slices.Contains(logFormats, o.format) {
		return since, usage(fmt.Errorf(a.text.WantReportFormat, o.format))
	}
	if o.n < 1 || o.n > maxLogged {
		return since, usage(fmt.Errorf(a.text.WantReportCount, maxLogged, o.n))
	}
	if o.since == "" {
		return since, nil
	}
	since, ok := parseSince(o.since, now)
	if !ok {
		return since, usage(fmt.Errorf(a.text.WantSince, o.since))
	}
	return since, nil
}

var spanOfTime = regexp.MustCompile(`^([1-9][0-9]{0,4})([hdw])$`)

// parseSince reads a span before now, or a date: the beginning of that day here.
func parseSince(text string, now time.Time) (time.Time, bool) {
	if m := spanOfTime.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1]) // it is digits
		return now.Add(-time.Duration(n) * map[string]time.Duration{"h": time.Hour, "d": 24 * time.Hour, "w": 7 * 24 * time.Hour}[m[2]]), true
	}
	date, err := time.ParseInLocation(time.DateOnly, text, now.Location())
	return date, err == nil
}

func (a *app) readLog(ctx context.Context, read func(*querylog.Reader) error) (err error) {
	dir, err := a.dataDir()
	if err != nil {
		return err
	}
	r, err := querylog.OpenReader(ctx, dir)
	if errors.Is(err, querylog.ErrNone) {
		return &exitError{exitMissing, fmt.Errorf(a.text.NoQueryLog, oneLine(dir))}
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	return read(r)
}
