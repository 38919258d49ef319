package querylog

import (
	"context"
	"database/sql"
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
	return r.queries(ctx, "searches > 0", "searches DESC", since, n)
}

// Zero returns the n queries that most often found nothing, or nothing that covers enough of them, since a time.
func (r *Reader) Zero(ctx context.Context, since time.Time, n int) ([]Query, error) {
	return r.queries(ctx, "relaxed + zero > 0", "relaxed + zero DESC, zero DESC", since, n)
}

// queries returns the n first in an order, with what was taken after them.
func (r *Reader) queries(ctx context.Context, having, order string, since time.Time, n int) (all []Query, err error) {
	return all, r.snapshot(ctx, func(tx *sql.Tx) error {
		if all, err = r.count(ctx, tx, having, order, since, n); err != nil {
			return err
		}
		for i := range all {
			q := &all[i]
			if q.Text, err = r.typed(ctx, tx, q.key, since); err != nil {
				return err
			}
			err := tx.QueryRowContext(ctx, `
SELECT count(DISTINCT search) FILTER (WHERE kind = 'result'), coalesce(avg(position) FILTER (WHERE kind = 'result'), 0),
	count(*) FILTER (WHERE kind = 'suggestion')
FROM taken WHERE key = ? AND id >= ?`, q.key, idOf(since)).Scan(&q.Clicked, &q.Position, &q.Chosen)
			if err != nil {
				return explain(r.path, err)
			}
		}
		return nil
	})
}

// snapshot runs f on one state of the log: what is purged meanwhile is still there.
func (r *Reader) snapshot(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := r.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return explain(r.path, err)
	}
	defer tx.Rollback() // nothing was changed
	return f(tx)
}

// count counts the searches of each key, which the index search_key does alone, and looks at the last one of the n first.
func (r *Reader) count(ctx context.Context, tx *sql.Tx, having, order string, since time.Time, n int) ([]Query, error) {
	all := []Query{}
	return all, r.each(ctx, tx, func(scan func(...any) error) error {
		var q Query
		var last int64
		err := scan(&q.key, &q.Count, &q.Strict, &q.Relaxed, &q.Zero, &last, &q.Outcome, &q.Total)
		q.Last = timeOf(last)
		all = append(all, q)
		return err
	}, `
SELECT often.*, search.outcome, search.total FROM (
	SELECT key, count(*) AS searches, sum(outcome = 'strict') AS strict, sum(outcome = 'relaxed') AS relaxed, sum(outcome = 'zero') AS zero,
		max(id) AS last
	FROM search INDEXED BY search_key WHERE id >= ? GROUP BY key HAVING `+having+` ORDER BY `+order+`, last DESC LIMIT ?
) AS often JOIN search ON search.id = often.last ORDER BY `+order+`, last DESC`, idOf(since), n)
}

// typedLately is how many searches for one key are looked at to tell how it is most often typed.
const typedLately = 30

// typed is how a key is most often typed.
func (r *Reader) typed(ctx context.Context, tx *sql.Tx, key string, since time.Time) (text string, err error) {
	return text, explain(r.path, tx.QueryRowContext(ctx, `
SELECT text FROM (SELECT text, id FROM search INDEXED BY search_key WHERE key = ? AND id >= ? ORDER BY id DESC LIMIT ?)
GROUP BY text ORDER BY count(*) DESC, max(id) DESC LIMIT 1`, key, idOf(since), typedLately).Scan(&text))
}
