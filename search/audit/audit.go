// Package audit looks at every question of a corpus by rules, and reports what an editor should mend.
package audit

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"time"

	"kotae/corpus"
	"kotae/indexer/analysis"
)

// Options of an audit.
type Options struct {
	Rules    []Rule
	AsOf     time.Time                          // the day that counts as today
	Language string                             // of the messages: ja, else English
	Analyzer func() (*analysis.Analyzer, error) // asked for only where a rule needs terms
	Workers  int                                // 0 is one for each processor
	Allow    *AllowList                         // nil allows nothing
	Known    *Report                            // an earlier report; nil where there is none
	Beside   Gatherer                           // is given every question, after the findings that come of it alone; may be nil
	Partial  bool                               // not the whole corpus: an allow-list may name questions that are not there
	Progress func(questions int)                // may be nil
}

// Run looks at all items and calls each with every finding that is not allowed: those of a question in the order of its
// texts, questions in their order, and at the end what only shows when all were read. The order does not depend on Workers.
// A record that cannot be read is a finding of ReadRejected. Run holds no texts but of the questions it is looking at.
func Run(ctx context.Context, items iter.Seq2[corpus.Item, error], o Options, each func(*Finding) error) (*Summary, error) {
	o.AsOf = time.Date(o.AsOf.Year(), o.AsOf.Month(), o.AsOf.Day(), 0, 0, 0, 0, time.UTC)
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	r := &run{Options: o, each: each, summary: newSummary(o.Rules), allowed: o.Allow.begin(o.AsOf, o.Partial)}
	for i := range o.Rules {
		rule := &o.Rules[i]
		if rule.NeedsTerms && r.analyzer == nil {
			a, err := o.Analyzer()
			if err != nil {
				return nil, err
			}
			r.analyzer = a
		}
		r.begin(rule)
	}
	if o.Beside != nil {
		r.gatherers = append(r.gatherers, o.Beside)
	}
	if err := r.questions(ctx, items); err != nil {
		return nil, err
	}
	return r.summary, r.end()
}

// Records are the questions of an index as items.
func Records(questions iter.Seq2[*corpus.Question, error]) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		for q, err := range questions {
			if !yield(corpus.Item{Question: q}, err) {
				return
			}
		}
	}
}

// run is one audit under way.
type run struct {
	Options
	analyzer  *analysis.Analyzer
	gatherers []Gatherer
	shared    map[*Gathering]Gatherer
	endings   []ending
	allowed   *allowing
	summary   *Summary
	each      func(*Finding) error
}

// ending is how a rule comes to what it finds when all questions were read.
type ending struct {
	rule *Rule
	end  func(found func(Hit))
}

// begin begins what a rule needs of all questions.
func (r *run) begin(rule *Rule) {
	switch {
	case rule.Collect != nil:
		c := rule.Collect()
		r.gatherers = append(r.gatherers, c)
		r.endings = append(r.endings, ending{rule, c.End})
	case rule.Gathers != nil:
		g := r.shared[rule.Gathers]
		if g == nil {
			g = rule.Gathers.Begin()
			if r.shared == nil {
				r.shared = map[*Gathering]Gatherer{}
			}
			r.shared[rule.Gathers] = g
			r.gatherers = append(r.gatherers, g)
		}
		r.endings = append(r.endings, ending{rule, func(found func(Hit)) { rule.Report(g, found) }})
	}
}

// looked is what a worker made of an item.
type looked struct {
	question string // its id
	findings []*Finding
	read     []any // by gatherer
	counted  func(*Summary)
}

// look is called by several goroutines.
func (r *run) look(item corpus.Item) looked {
	var out looked
	prints := fingerprints{q: item.Question}
	out.counted = func(s *Summary) { s.count(item) }
	r.read(item, func(rule *Rule, h Hit) { out.findings = append(out.findings, r.finding(rule, &h, &prints)) })
	if item.Question == nil {
		return out
	}
	q := newQuestion(item.Question, r.AsOf, r.analyzer)
	out.question = q.ID
	place := q.Place()
	for i := range r.Rules {
		rule := &r.Rules[i]
		if rule.Look == nil {
			continue
		}
		rule.Look(q, func(h Hit) {
			h.Place = place
			out.findings = append(out.findings, r.finding(rule, &h, &prints))
		})
	}
	sortFindings(q, out.findings)
	for _, g := range r.gatherers {
		out.read = append(out.read, g.Read(q))
	}
	return out
}

func (r *run) finding(rule *Rule, h *Hit, prints *fingerprints) *Finding {
	message := rule.Message
	if h.Message != nil {
		message = *h.Message
	}
	f := &Finding{
		Rule: rule.ID, Severity: rule.Severity, Message: message.format(r.Language, h.Args),
		Question: h.Question, Field: h.Field, Offset: h.Offset, Length: h.Length, Excerpt: h.Excerpt, match: h.Match,
		File: h.File, Line: h.Line,
	}
	f.Fingerprint = prints.of(f, h.Key)
	return f
}

// take is called for one item after another.
func (r *run) take(l looked) error {
	l.counted(r.summary)
	r.allowed.met(l.question)
	for _, f := range l.findings {
		if err := r.report(f); err != nil {
			return err
		}
	}
	for i, read := range l.read {
		r.gatherers[i].Add(read)
	}
	if r.Progress != nil {
		r.Progress(r.summary.Questions)
	}
	return nil
}

func (r *run) report(f *Finding) error {
	if r.allowed.allows(f) {
		r.summary.allowed(f)
		return nil
	}
	f.Baseline = r.Known.state(f)
	r.summary.found(f)
	return r.each(f)
}

// end reports what shows when all questions were read.
func (r *run) end() error {
	var errs error
	report := func(rule *Rule, prints *fingerprints) func(Hit) {
		return func(h Hit) {
			if errs == nil {
				errs = r.report(r.finding(rule, &h, prints))
			}
		}
	}
	for _, e := range r.endings {
		e.end(report(e.rule, &fingerprints{}))
	}
	for i := range r.Rules {
		r.allowed.end(&r.Rules[i], r.Rules, report(&r.Rules[i], &fingerprints{}))
	}
	r.summary.Gone = r.Known.gone(r.Rules)
	if errs != nil {
		return fmt.Errorf("the findings cannot be written: %w", errs)
	}
	return nil
}

// ErrNoRules is returned where a selection leaves no rule.
var ErrNoRules = errors.New("no rule is left to audit by")
