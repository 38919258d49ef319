package wording_test

import (
	"testing"

	"kotae/corpus"
	"kotae/corpus/fixture"
	"kotae/indexer/analysis"
	"kotae/search/audit"
	"kotae/search/audit/wording"
)

// BenchmarkAudit tells what the rules cost beside the cutting of the texts, which is done once for all rules of an audit.
func BenchmarkAudit(b *testing.B) {
	qs, err := fixture.Sample()
	if err != nil {
		b.Fatal(err)
	}
	a, err := analysis.New()
	if err != nil {
		b.Fatal(err)
	}
	words, _ := wording.Load(nil)
	words.Compile(a)
	cutOnly := audit.Rule{ID: "test/cut", NeedsTerms: true, Look: func(q *audit.Question, _ func(audit.Hit)) {
		for i := range q.Texts {
			q.Texts[i].Analysis()
			q.Texts[i].Folded()
		}
	}}
	for name, rules := range map[string][]audit.Rule{"cut": {cutOnly}, "cut+rules": words.Audit()} {
		b.Run(name, func(b *testing.B) {
			n := 0
			items := func(yield func(corpus.Item, error) bool) {
				for b.Loop() {
					if !yield(corpus.Item{Question: qs[n%len(qs)]}, nil) {
						return
					}
					n++
				}
			}
			o := audit.Options{Rules: rules, Analyzer: func() (*analysis.Analyzer, error) { return a, nil }, Workers: 1}
			if _, err := audit.Run(b.Context(), items, o, func(*audit.Finding) error { return nil }); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "questions/s")
		})
	}
}
