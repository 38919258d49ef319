package spelling

import (
	"context"
	"strings"
	"sync"
	"testing"

	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/indexer/analysis"
)

var loadAnalyzer = sync.OnceValues(analysis.New)

func reader(t testing.TB) *analysis.Analyzer {
	t.Helper()
	a, err := loadAnalyzer()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// sampleEntries is the vocabulary of the sample questions.
var sampleEntries = sync.OnceValues(func() ([]Entry, error) {
	a, err := loadAnalyzer()
	if err != nil {
		return nil, err
	}
	docs := map[string]int{}
	for item, err := range source.ReadFS(context.Background(), sample.Questions(), source.Options{}) {
		if err != nil {
			return nil, err
		}
		texts := []string{item.Question.Title, item.Question.Body}
		for _, answer := range item.Question.Answers {
			texts = append(texts, answer.Headline, answer.Text())
		}
		seen := map[string]bool{}
		for _, t := range a.Analyze(strings.Join(texts, "\n")).Tokens {
			if t.Kind != analysis.Function && !seen[t.Term] {
				seen[t.Term] = true
				docs[t.Term]++
			}
		}
	}
	return entries(a, docs), nil
})

func entries(a *analysis.Analyzer, docs map[string]int) []Entry {
	var out []Entry
	for term, n := range docs {
		out = append(out, Entry{term, a.Reading(term), n})
	}
	return out
}

func sampleLexicon(t testing.TB) *Lexicon {
	t.Helper()
	es, err := sampleEntries()
	if err != nil || len(es) < 4000 {
		t.Fatalf("%d terms, %v", len(es), err)
	}
	return New(es)
}
