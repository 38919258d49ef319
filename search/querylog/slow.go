package querylog

import (
	"context"
	"time"
)

// Slow is a search that took long.
type Slow struct {
	Text       string    `json:"query"`
	MS         float64   `json:"ms"`
	Total      int       `json:"hits"`
	Outcome    string    `json:"outcome"`
	Filtered   bool      `json:"filtered"`
	Generation string    `json:"generation"`
	At         time.Time `json:"at"`
}

// Slow returns the n searches since a time that took longest.
func (r *Reader) Slow(ctx context.Context, since time.Time, n int) ([]Slow, error) {
	all := []Slow{}
	return all, r.each(ctx, r.db, func(scan func(...any) error) error {
		var s Slow
		var id, took int64
		err := scan(&id, &s.Text, &took, &s.Total, &s.Outcome, &s.Filtered, &s.Generation)
		s.At, s.MS = timeOf(id), float64(took)/1000
		all = append(all, s)
		return err
	}, "SELECT id, text, took, total, outcome, filtered, generation FROM search WHERE id >= ? ORDER BY took DESC, id LIMIT ?", idOf(since), n)
}
