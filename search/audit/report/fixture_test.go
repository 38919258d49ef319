package report_test

import (
	"bytes"
	"iter"
	"os"
	"sync"
	"testing"
	"time"

	"kotae/corpus"
	"kotae/corpus/fixture"
	"kotae/indexer/analysis"
	"kotae/search/audit"
	"kotae/search/audit/demand"
	"kotae/search/audit/report"
	"kotae/search/audit/ruleset"
	"kotae/search/web/browser"
)

var chromium = browser.New(browser.Options{Path: os.Getenv("KOTAE_BROWSER"), Screenshots: os.Getenv("KOTAE_SCREENSHOTS")})

func TestMain(m *testing.M) {
	code := m.Run()
	chromium.Close()
	os.Exit(code)
}

// hostile is a text that would do something in a careless page.
const hostile = `</style></title><script>document.title='taken'</script><img src=x onerror=alert(1)> & "quoted"`

// site are the sample's questions, some of them linked and some in need of mending.
func site(t *testing.T) []*corpus.Question {
	t.Helper()
	all, err := fixture.Sample()
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range all[:60] {
		q.Links = []corpus.Link{{Kind: "question", Text: "関連", URL: all[(i+1)%60].URL}}
	}
	all[3].Answers = nil
	all[4].Body, all[4].Title = "", hostile
	all[5].Categories, all[5].URL = []string{hostile}, "javascript:alert(1)"
	all[5].Body = ""
	all[7].Answers[0].Adviser = hostile
	all[9].Answers[0].Sections, all[9].Answers[0].Adviser = all[8].Answers[0].Sections, "別の人"
	all[10].Asked, all[10].Updated = "", ""
	return all
}

var missed = &demand.Report{Searches: 90, Failed: 21, Solved: 4, Rare: 5, Clusters: []demand.Cluster{
	{Key: "キャリブレ", Term: "キャリブレ", Searches: 8, Zero: 5, Queries: []demand.Query{{Text: "キャリブレ", Searches: 5, Zero: 5}, {Text: "きゃりぶれ 面接", Searches: 3}},
		Proposal: &demand.Proposal{Term: "キャリアブレイク", Kind: "equivalent", Queries: 2, Searches: 8, Lines: []string{"g\tequivalent\tキャリアブレイク"}}},
	{Key: hostile, Term: hostile, Searches: 4, Zero: 4, Queries: []demand.Query{{Text: hostile, Searches: 4, Zero: 4}}},
}}

// audited is the audit of the site, once for all tests.
type audited struct {
	report  *report.Report
	summary *audit.Summary
	rules   []audit.Rule
}

func auditOf(t *testing.T, language string, questions []*corpus.Question, mined *demand.Report) audited {
	t.Helper()
	a := audited{report: report.New(time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)), rules: ruleset.All()}
	demand.Bind(a.rules, mined)
	items := iter.Seq2[corpus.Item, error](func(yield func(corpus.Item, error) bool) {
		for _, q := range questions {
			if !yield(corpus.Item{Question: q}, nil) {
				return
			}
		}
	})
	var err error
	a.summary, err = audit.Run(t.Context(), items, audit.Options{
		Rules: a.rules, AsOf: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Language: language, Analyzer: analysis.New, Beside: a.report,
	}, a.report.Found)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (a audited) page(t *testing.T, language string, mined *demand.Report) string {
	t.Helper()
	var b bytes.Buffer
	err := a.report.Write(&b, report.Page{Language: language, Subject: "g000001", Version: "test", Summary: a.summary, Rules: a.rules, Demand: mined})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var once sync.Map // pages, by language

// pageOf is the page of the site in a language, with the summary of its audit.
func pageOf(t *testing.T, language string) (string, *audit.Summary) {
	t.Helper()
	type made struct {
		page    string
		summary *audit.Summary
	}
	if m, ok := once.Load(language); ok {
		return m.(made).page, m.(made).summary
	}
	a := auditOf(t, language, site(t), missed)
	m := made{a.page(t, language, missed), a.summary}
	once.Store(language, m)
	return m.page, m.summary
}
