package report

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"time"

	"kotae/search/audit"
	"kotae/search/audit/demand"
)

// Page is what the page says beside what was gathered.
type Page struct {
	Language string // ja, else English
	Subject  string // what was audited: an index, or files
	Version  string // of the program
	Summary  *audit.Summary
	Rules    []audit.Rule   // in the order of Summary.Rules
	Demand   *demand.Report // nil where there is no query log
}

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

// page is what the template is given.
type page struct {
	T                                *texts
	Language, Subject, Version, AsOf string
	Questions, Answers               int
	Advisers, Categories, Refused    int
	Style                            template.CSS
	Total                            audit.RuleCount
	Severities                       []severityCount
	Rules                            []ruleRow
	Known                            bool // there is an earlier report
	Gone                             int
	Time, Age                        *chart
	Undated                          int
	Matrix                           *matrix
	Worst                            []worst
	Corpus                           []audit.Finding
	AskedDemand                      bool // a rule was about it
	Demand                           *demandPart
}

// severityCount is all findings of a severity.
type severityCount struct {
	Severity audit.Severity
	Name     string
	N        int
}

// ruleRow is a rule that has found something.
type ruleRow struct {
	audit.RuleCount
	Name, About string
	Found       int
	Width       float64 // of its bar, in percent
}

// demandPart is what people search for.
type demandPart struct {
	*demand.Report
	Rows []demandRow
}

type demandRow struct {
	demand.Cluster
	Width, Zero float64 // of the bar and its part for nothing found, in percent
}

// Write writes the page. It asks nothing of any server, and needs no script.
func (r *Report) Write(out io.Writer, p Page) error {
	t := textsFor(p.Language)
	data := page{
		T: t, Language: t.Code, Subject: p.Subject, Version: p.Version, AsOf: r.asOf.Format(time.DateOnly), Style: template.CSS(pageStyle),
		Questions: r.questions, Answers: r.answers, Advisers: len(r.coverage.Advisers), Categories: len(r.coverage.Categories),
		Refused: p.Summary.Refused, Total: p.Summary.Total(), Gone: p.Summary.Gone,
		Time: r.overTime(), Matrix: r.coverageMatrix(), Worst: r.worstQuestions(),
	}
	data.Corpus = slices.DeleteFunc(slices.Clone(r.corpus), func(f audit.Finding) bool { return p.Demand != nil && strings.HasPrefix(f.Rule, "demand/") })
	data.Age, data.Undated = r.staleness()
	data.count(p)
	data.AskedDemand = slices.ContainsFunc(p.Rules, func(r audit.Rule) bool { return demand.Reads(&r) })
	if p.Demand != nil {
		data.Demand = newDemandPart(p.Demand)
	}
	tmpl, err := template.New("page").Funcs(template.FuncMap{"say": fmt.Sprintf, "severity": t.severity}).Parse(pageText)
	if err != nil {
		return fmt.Errorf("the template of the report: %w", err)
	}
	return tmpl.Execute(out, &data)
}

// count counts the findings by rule and by severity.
func (d *page) count(p Page) {
	bySeverity, most := map[audit.Severity]int{}, 1
	for i, c := range p.Summary.Rules {
		found := c.New + c.Known
		if found+c.Allowed == 0 {
			continue
		}
		d.Known = d.Known || c.Known > 0
		bySeverity[c.Severity] += found
		most = max(most, found)
		d.Rules = append(d.Rules, ruleRow{RuleCount: c, Name: d.T.severity(c.Severity), About: p.Rules[i].About.In(p.Language), Found: found})
	}
	d.Known = d.Known || d.Gone > 0
	slices.SortStableFunc(d.Rules, func(a, b ruleRow) int {
		return cmp.Or(cmp.Compare(b.Severity.Rank(), a.Severity.Rank()), cmp.Compare(b.Found, a.Found))
	})
	for i := range d.Rules {
		d.Rules[i].Width = share(d.Rules[i].Found, most)
	}
	for i := len(audit.Severities) - 1; i >= 0; i-- {
		s := audit.Severities[i]
		d.Severities = append(d.Severities, severityCount{s, d.T.severity(s), bySeverity[s]})
	}
}

// maxDemand is how many clusters the page lists.
const maxDemand = 50

func newDemandPart(r *demand.Report) *demandPart {
	d := &demandPart{Report: r}
	for _, c := range r.Clusters[:min(len(r.Clusters), maxDemand)] {
		most := r.Clusters[0].Searches
		d.Rows = append(d.Rows, demandRow{c, share(c.Searches, most), share(c.Zero, most)})
	}
	return d
}

// share is a part in percent, of which something is always seen.
func share(n, of int) float64 {
	if n == 0 {
		return 0
	}
	return max(0.5, round(100*float64(n)/float64(max(1, of))))
}
