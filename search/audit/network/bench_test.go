package network

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"kotae/corpus"
	"kotae/search/audit"
)

// BenchmarkRules audits b.N questions of three answers and three links by all rules of the package, and tells what they held
// at their end; -benchtime 1000000x is the test of the idea.
func BenchmarkRules(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	items := iter.Seq2[corpus.Item, error](func(yield func(corpus.Item, error) bool) {
		for i := range b.N {
			if !yield(corpus.Item{Question: random(r, i, b.N)}, nil) {
				return
			}
		}
	})
	var held runtime.MemStats
	rules := append(Rules(), audit.Rule{ID: "network/measure", Collect: func() audit.Collector { return measure{&held} }})
	b.ResetTimer()
	_, err := audit.Run(b.Context(), items, audit.Options{Rules: rules, AsOf: time.Now()}, func(*audit.Finding) error { return nil })
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(held.HeapAlloc)/1e6, "MB")
}

// measure looks at the heap when all questions were added, and the other rules have told what they found.
type measure struct{ held *runtime.MemStats }

func (measure) Read(*audit.Question) any { return nil }
func (measure) Add(any)                  {}
func (m measure) End(func(audit.Hit))    { runtime.GC(); runtime.ReadMemStats(m.held) }

func random(r *rand.Rand, i, n int) *corpus.Question {
	q := linking(fmt.Sprint(i), fmt.Sprint(r.IntN(n)), fmt.Sprint(r.IntN(n)), fmt.Sprint(r.IntN(n)))
	q.Asked, q.Categories = "2026-01-01", []string{fmt.Sprint("分野", r.IntN(80)), fmt.Sprint("分野", r.IntN(80))}
	q.Title = fmt.Sprint("どうすればよいでしょうか、その", r.IntN(n))
	for range 3 {
		var text strings.Builder
		for range 6 {
			fmt.Fprintf(&text, "これは回答の文で、番号は%dです。", r.IntN(100*n))
		}
		if r.IntN(50) == 0 { // a text that many have
			text.Reset()
			fmt.Fprintf(&text, "%s%d番目の回答です。", answer, r.IntN(n))
		}
		q.Answers = append(q.Answers, corpus.Answer{Adviser: fmt.Sprint("甲", r.IntN(60)), Sections: []corpus.Section{{Text: text.String()}}})
	}
	return q
}
