package search_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kotae/corpus/sample"
	"kotae/indexer"
	"kotae/search"
)

// manyQuestions is how many questions are made of the sample's for measuring facets, and manyAdvisers who answer them.
const manyQuestions, manyAdvisers = 3_000, 1_000

// manifold writes the sample's questions again and again, under other ids, by other advisers.
func manifold(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "many.jsonl")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	questions, enc := sampleQuestions(b), json.NewEncoder(f)
	for i := range manyQuestions {
		q := questions[i%len(questions)]
		q.ID = fmt.Sprint(i)
		q.Asked = fmt.Sprintf("%d-01-15", 2010+i%15)
		for a := range q.Answers {
			q.Answers[a].Adviser = fmt.Sprintf("相談員 %d", (i*7+a)%manyAdvisers)
		}
		if err := enc.Encode(q); err != nil {
			b.Fatal(err)
		}
	}
	return path
}

// BenchmarkFacets asks each of the sample's judged searches plainly, and then with all facets and two filters, and tells how
// many times as long that takes.
func BenchmarkFacets(b *testing.B) {
	svc := service(b, indexer.Options{Sources: []string{manifold(b)}, Version: "bench"})
	searches, err := sample.Searches()
	if err != nil {
		b.Fatal(err)
	}
	ask := func(r search.Request) time.Duration {
		started := time.Now()
		if _, err := svc.Search(context.Background(), r); err != nil {
			b.Fatal(err)
		}
		return time.Since(started)
	}
	for _, s := range searches {
		ask(search.Request{Query: s.Text})
	}
	var plain, narrowed time.Duration
	i := 0
	for b.Loop() {
		text := searches[i%len(searches)].Text
		plain += ask(search.Request{Query: text})
		narrowed += ask(search.Request{
			Query: text, Facets: []string{"category", "adviser", "status", "year"},
			Filters: map[string][]string{"year": {"2020", "2021", "2022", "2023", "2024"}, "status": {"大学3年生", "大学4年生"}},
		})
		i++
	}
	b.ReportMetric(float64(plain.Microseconds())/float64(i), "plain-µs/op")
	b.ReportMetric(float64(narrowed.Microseconds())/float64(i), "facets-µs/op")
	b.ReportMetric(float64(narrowed)/float64(plain), "ratio")
}
