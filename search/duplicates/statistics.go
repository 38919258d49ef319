package duplicates

import (
	"context"
	"fmt"
	"math"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/indexer/analysis"
)

// Statistics says how common terms are. It may be used by several goroutines.
type Statistics struct {
	Questions int
	Holding   func(term string) int // in how many of the questions, with their answers, a term stands, as the analysis has it
}

// counts are the statistics of questions that are read one by one.
type counts struct {
	questions int
	holding   map[string]int
}

func (c *counts) add(a *analysis.Analyzer, q *corpus.Question) {
	c.questions++
	seen := map[string]bool{}
	count := func(text string) {
		for _, t := range a.Analyze(text).Tokens {
			if t.Kind != analysis.Function && !seen[t.Term] {
				seen[t.Term] = true
				c.holding[t.Term]++
			}
		}
	}
	count(q.Title)
	count(q.Body)
	for i := range q.Answers {
		count(q.Answers[i].Headline)
		count(q.Answers[i].Text())
	}
}

// SampleStatistics are those of the embedded sample: what is compared without an index is compared by them, the same everywhere.
func SampleStatistics(ctx context.Context, a *analysis.Analyzer) (*Statistics, error) {
	c := counts{holding: map[string]int{}}
	for item, err := range source.ReadFS(ctx, sample.Questions(), source.Options{}) {
		if err != nil {
			return nil, fmt.Errorf("the embedded sample: %w", err)
		}
		if item.Question != nil {
			c.add(a, item.Question)
		}
	}
	return &Statistics{Questions: c.questions, Holding: func(term string) int { return c.holding[term] }}, nil
}

// information is how much a term tells, from 0 for one that stands everywhere to 1 for one that stands nowhere.
func (s *Statistics) information(term string) float64 {
	all := math.Log((float64(s.Questions) + 1) / 0.5)
	if all <= 0 {
		return 1
	}
	return max(0, math.Log((float64(s.Questions)+1)/(float64(s.Holding(term))+0.5))/all)
}
