package querylog

import (
	"context"
	"time"
)

// Query is what was searched for, and what came of it.
type Query struct {
	Text     string    `json:"query"` // as it was most often typed
	Count    int       `json:"searches"`
	Strict   int       `json:"strict"`
	Relaxed  int       `json:"relaxed"`
	Zero     int       `json:"zero"`
	Outcome  string    `json:"last_outcome"` // of the last search
	Total    int       `json:"last_hits"`
	Last     time.Time `json:"last"`
	Clicked  int       `json:"clicked"`       // searches after which a result was taken
	Position float64   `json:"mean_position"` // of the results that were taken; 0 where none was
	Chosen   int       `json:"suggestions"`   // suggestions that were taken on the way to it

	key string
}

// Top returns the n queries most often searched for since a time.
func (r *Reader) Top(ctx context.Context, since time.Time, n int) ([]Query, error) {
	return r.queries(ctx, "count(*) > 0", "searches DESC", since, n)
}

// Zero returns the n queries that most often found nothing, or nothing that covers enough of them, since a time.
func (r *Reader) Zero(ctx context.Context, since time.Time, n int) ([]Query, error) {
	return r.queries(ctx, "relaxed + zero > 0", "relaxed + zero DESC, zero DESC", since, n)
}

// queries counts the searches of each key, which the index search_key does alone; the rest is looked up for the n keys.
func (r *Reader) queries(ctx context.Context, having, order string, since time.Time, n int) ([]Query, error) {
	all := []Query{}
	err := r.each(ctx, func(scan func(...any) error) error {
		var q Query
		var last int64
		err := scan(&q.key, &q.Count, &q.Strict, &q.Relaxed, &q.Zero, &last)
		q.Last = timeOf(last)
		all = append(all, q)
		return err
	}, `
SELECT key, count(*) AS searches, sum(outcome = 'strict') AS strict, sum(outcome = 'relaxed') AS relaxed, sum(outcome = 'zero') AS zero, max(id) AS last
FROM search INDEXED BY search_key WHERE id >= ? GROUP BY key HAVING `+having+` ORDER BY `+order+`, last DESC LIMIT ?`, idOf(since), n)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if err := r.detail(ctx, &all[i], since); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// typedLately is how many searches for one key are looked at to tell how it is most often typed.
const typedLately = 1_000

// detail fills in what only the rows of a key tell.
func (r *Reader) detail(ctx context.Context, q *Query, since time.Time) error {
	err := r.db.QueryRowContext(ctx, `
SELECT text, (SELECT outcome FROM search WHERE key = ?1 ORDER BY id DESC LIMIT 1), (SELECT total FROM search WHERE key = ?1 ORDER BY id DESC LIMIT 1)
FROM (SELECT text, id FROM search WHERE key = ?1 AND id >= ?2 ORDER BY id DESC LIMIT ?3)
GROUP BY text ORDER BY count(*) DESC, max(id) DESC LIMIT 1`, q.key, idOf(since), typedLately).Scan(&q.Text, &q.Outcome, &q.Total)
	if err != nil {
		return explain(r.path, err)
	}
	return explain(r.path, r.db.QueryRowContext(ctx, `
SELECT count(DISTINCT search) FILTER (WHERE kind = 'result'), coalesce(avg(position) FILTER (WHERE kind = 'result'), 0),
	count(*) FILTER (WHERE kind = 'suggestion')
FROM taken WHERE key = ? AND id >= ?`, q.key, idOf(since)).Scan(&q.Clicked, &q.Position, &q.Chosen))
}
