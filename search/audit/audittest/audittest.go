// Package audittest runs rules over questions, for the tests of the rules.
package audittest

import (
	"context"
	"strings"
	"testing"
	"time"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/search/audit"
)

// Findings audits the questions as of a day (YYYY-MM-DD), with messages in English.
func Findings(t testing.TB, rules []audit.Rule, asOf string, qs ...*corpus.Question) []audit.Finding {
	t.Helper()
	day, err := time.Parse(time.DateOnly, asOf)
	if err != nil {
		t.Fatal(err)
	}
	items := func(yield func(corpus.Item, error) bool) {
		for _, q := range qs {
			if !yield(corpus.Item{Question: q}, nil) {
				return
			}
		}
	}
	var found []audit.Finding
	_, err = audit.Run(context.Background(), items, audit.Options{Rules: rules, AsOf: day, Analyzer: analysis.New},
		func(f *audit.Finding) error { found = append(found, *f); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Told is what a test compares: the rule's name, the place, and the words that are shown, of each finding.
func Told(findings []audit.Finding) (told []string) {
	for _, f := range findings {
		_, name, _ := strings.Cut(f.Rule, "/")
		told = append(told, strings.TrimRight(name+" "+f.At()+" "+f.Excerpt, " "))
	}
	return told
}
