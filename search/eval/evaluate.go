package eval

import (
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"kotae/search"
)

// Result is what a set's queries measured.
type Result struct {
	Score
	P50 int64 `json:"p50_us"` // microseconds of a search for search.DefaultPerPage hits, one after the other
	P95 int64 `json:"p95_us"`
	P99 int64 `json:"p99_us"`

	Judged []Query `json:"-"` // the queries that were measured: those with a right document
	Each   []Score `json:"-"` // of Judged
}

func (r *Result) String() string {
	return fmt.Sprintf("queries=%d mrr@%d=%.4f ndcg@%d=%.4f recall@%d=%.4f recall@%d=%.4f hit@1=%.4f zero=%d p50_us=%d p95_us=%d p99_us=%d",
		r.Queries, Depth, r.MRR, Depth, r.NDCG, Depth, r.Recall, Deep, r.Recall100, r.Hit1, r.Zero, r.P50, r.P95, r.P99)
}

// Evaluate asks the service, which answers from the set's documents, all queries of the set: what is measured is what is
// served. Queries without a right document are asked and not measured. Each query's hits are given to found, if it is not nil.
// In a second pass the measured queries are timed.
func Evaluate(ctx context.Context, svc *search.Service, set *Set, found func(*Query, []search.Hit) error) (*Result, error) {
	r := &Result{}
	for i := range set.Queries {
		q := &set.Queries[i]
		a, err := set.ask(ctx, svc, q, Deep)
		if err != nil {
			return nil, fmt.Errorf("query %s: %w", q.ID, err)
		}
		if found != nil {
			if err := found(q, a.Hits); err != nil {
				return nil, err
			}
		}
		if q.isJudged() {
			ids := make([]string, len(a.Hits))
			for i, h := range a.Hits {
				ids[i] = h.ID
			}
			r.Judged, r.Each = append(r.Judged, *q), append(r.Each, Judge(ids, q.Gains))
		}
	}
	r.Score = Mean(r.Each)
	took := make([]time.Duration, 0, len(r.Judged))
	for i := range r.Judged {
		started := time.Now()
		if _, err := set.ask(ctx, svc, &r.Judged[i], search.DefaultPerPage); err != nil {
			return nil, fmt.Errorf("query %s: %w", r.Judged[i].ID, err)
		}
		took = append(took, time.Since(started))
	}
	slices.Sort(took)
	r.P50, r.P95, r.P99 = percentile(took, .50), percentile(took, .95), percentile(took, .99)
	return r, nil
}

// ask gives a query to the service.
func (s *Set) ask(ctx context.Context, svc *search.Service, q *Query, n int) (*search.Answer, error) {
	if s.related {
		return svc.Related(ctx, q.Doc, n)
	}
	return svc.Search(ctx, search.Request{Query: q.Text, PerPage: n})
}

// percentile is the least of sorted durations that a share of them does not exceed (nearest rank), in microseconds.
func percentile(sorted []time.Duration, share float64) int64 {
	if len(sorted) == 0 {
		return 0
	}
	n := int(math.Ceil(share*float64(len(sorted)) - 1e-9))
	return sorted[max(n, 1)-1].Microseconds()
}

// Measure is the mean score of a set's queries, of which search returns the ids of the best hits. Queries without a right
// document are left out.
func Measure(ctx context.Context, queries []Query, search func(ctx context.Context, text string) ([]string, error)) (Score, error) {
	var each []Score
	for _, q := range queries {
		if !q.isJudged() {
			continue
		}
		hits, err := search(ctx, q.Text)
		if err != nil {
			return Score{}, fmt.Errorf("query %s: %w", q.ID, err)
		}
		each = append(each, Judge(hits, q.Gains))
	}
	return Mean(each), nil
}
