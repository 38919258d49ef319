package querylog

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"
)

// LeastPopular is how many intents a query needs before others are shown it: what one person typed is nobody's business.
const LeastPopular = 3

// mostPopular is how many queries Popular looks at.
const mostPopular = 5_000

// Popular returns the queries of a data directory's log that at least so many intents since a time had (0 is LeastPopular), and
// that found what they asked for when they were last searched for, the most frequent first. What was taken is not told. It is empty where there is no log.
func Popular(ctx context.Context, dir string, since time.Time, least int) (all []Query, err error) {
	if least <= 0 {
		least = LeastPopular
	}
	r, err := OpenReader(ctx, dir)
	if errors.Is(err, ErrNone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	return all, r.snapshot(ctx, func(tx *sql.Tx) error {
		often, err := r.count(ctx, tx, "searches >= "+strconv.Itoa(least), "searches DESC", since, mostPopular)
		if err != nil {
			return err
		}
		for _, q := range often {
			if q.Outcome != "strict" {
				continue
			}
			if q.Text, err = r.typed(ctx, tx, q.key, since); err != nil {
				return err
			}
			all = append(all, q)
		}
		return nil
	})
}
