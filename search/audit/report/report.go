// Package report shows what an audit found on one page with charts, for those who would rather look than read.
package report

import (
	"strings"
	"time"

	"kotae/search/audit"
	"kotae/search/audit/network"
)

// Report gathers what the page shows while an audit runs: it is the audit's Beside, and its Found is called with each finding.
type Report struct {
	asOf      time.Time
	questions int
	answers   int
	coverage  *network.Coverage
	asked     map[month]*asked // by when they were asked; the zero month for what has no date
	written   map[int]int      // questions by the year in which they were last changed; 0 for what has no date
	titles    map[string]string
	addresses map[string]string
	trouble   map[string]*trouble // by question
	corpus    []audit.Finding     // those about no question
}

// month is a month of a year.
type month struct{ year, month int }

// asked counts what was asked in a time, and what was answered to it.
type asked struct{ questions, answers int }

// trouble is what one question's findings come to.
type trouble struct {
	bySeverity [3]int         // by Severity.Rank
	rules      map[string]int // findings, by rule
}

// Bounds on what is kept to be shown.
const (
	maxTitles = 100_000 // questions whose title can be shown beside their findings
	maxCorpus = 500     // findings about the corpus
)

// New begins a report as of a day.
func New(asOf time.Time) *Report {
	return &Report{
		asOf: asOf, coverage: network.NewCoverage(), asked: map[month]*asked{}, written: map[int]int{},
		titles: map[string]string{}, addresses: map[string]string{}, trouble: map[string]*trouble{},
	}
}

// read is what the page needs of a question.
type read struct {
	id, title, address   string
	categories, advisers []string
	answers              int
	asked, written       time.Time
}

// Read takes what is shown from a question.
func (*Report) Read(q *audit.Question) any {
	r := &read{
		id: q.ID, title: audit.Whole("", q.Title).Excerpt, address: q.URL,
		categories: q.Categories, advisers: network.NamedAdvisers(q.Question), answers: len(q.Answers),
	}
	if day, ok := q.Written(); ok {
		r.written = day
	}
	r.asked = r.written
	if len(q.Asked) >= len(time.DateOnly) {
		if day, err := time.Parse(time.DateOnly, q.Asked[:len(time.DateOnly)]); err == nil {
			r.asked = day
		}
	}
	return r
}

// Add takes it in.
func (r *Report) Add(of any) {
	q := of.(*read)
	r.questions++
	r.answers += q.answers
	r.coverage.Count(q.categories, q.advisers, q.written)
	var in month
	if !q.asked.IsZero() {
		in = month{q.asked.Year(), int(q.asked.Month())}
	}
	if r.asked[in] == nil {
		r.asked[in] = &asked{}
	}
	r.asked[in].questions++
	r.asked[in].answers += q.answers
	year := 0
	if !q.written.IsZero() {
		year = q.written.Year()
	}
	r.written[year]++
	if len(r.titles) < maxTitles {
		id := strings.Clone(q.id) // not a part of a text, which it would keep
		r.titles[id], r.addresses[id] = q.title, strings.Clone(q.address)
	}
}

// Found takes a finding in. Those that an earlier report has are shown, too.
func (r *Report) Found(f *audit.Finding) error {
	if f.Question == "" {
		if len(r.corpus) < maxCorpus {
			r.corpus = append(r.corpus, *f)
		}
		return nil
	}
	t := r.trouble[f.Question]
	if t == nil {
		t = &trouble{rules: map[string]int{}}
		r.trouble[strings.Clone(f.Question)] = t
	}
	t.bySeverity[f.Severity.Rank()]++
	t.rules[f.Rule]++
	return nil
}
