package querylog

import (
	"context"
	"time"
)

// Followed is what came of a query that found too little.
type Followed struct {
	Opened map[string]int // questions that were opened from what it found, by id, and how often
	Next   []Next         // queries that came soon after it and found what they asked for, the most frequent first
	Looked int            // searches that came soon after it, of any kind: what Next was found among
}

// Next is a query that came after another one. Nobody knows whether the same visitor made both: it is for the reader to tell
// what comes more often than by chance.
type Next struct {
	Text  string
	After int // searches for the first query that it came after
	All   int // searches for it at any time since
}

// Bounds on what is looked at of one query.
const (
	followedLately = 200              // of its searches, the last ones
	soon           = 90 * time.Second // a visitor who tries other words does so by then
	nextSearches   = 10               // after each
	maxOpened      = 50
	maxNext        = 20
)

// followers are the searches that came soon after those for a key (?1), since a time (?2): of the last so many (?3), within a span
// (?4), so many after each (?5).
const followers = `
FROM (SELECT id FROM search INDEXED BY search_key WHERE key = ?1 AND id >= ?2 ORDER BY id DESC LIMIT ?3) AS before
JOIN search ON search.id IN (SELECT near.id FROM search AS near WHERE near.id > before.id AND near.id <= before.id + ?4 ORDER BY near.id LIMIT ?5)
`

// Followed tells what came of a query since a time.
func (r *Reader) Followed(ctx context.Context, q Query, since time.Time) (f Followed, err error) {
	f.Opened = map[string]int{}
	err = r.each(ctx, r.db, func(scan func(...any) error) error {
		var id string
		var n int
		err := scan(&id, &n)
		f.Opened[id] = n
		return err
	}, `SELECT question, count(*) FROM taken WHERE key = ? AND kind = 'result' AND id >= ? GROUP BY question ORDER BY 2 DESC, question LIMIT ?`,
		q.key, idOf(since), maxOpened)
	if err != nil {
		return f, err
	}
	err = r.each(ctx, r.db, func(scan func(...any) error) error { return scan(&f.Looked) }, "SELECT count(*) "+followers,
		q.key, idOf(since), followedLately, soon.Milliseconds()<<idBits, nextSearches)
	if err != nil {
		return f, err
	}
	err = r.each(ctx, r.db, func(scan func(...any) error) error {
		var n Next
		err := scan(&n.Text, &n.After, &n.All)
		f.Next = append(f.Next, n)
		return err
	}, `
SELECT max(search.text), count(DISTINCT before.id), (SELECT count(*) FROM search AS every INDEXED BY search_key WHERE every.key = search.key AND every.id >= ?2)
`+followers+`WHERE search.outcome = 'strict' AND search.key <> ?1
GROUP BY search.key ORDER BY 2 DESC, search.key LIMIT ?6`,
		q.key, idOf(since), followedLately, soon.Milliseconds()<<idBits, nextSearches, maxNext)
	return f, err
}

// Chosen is a suggestion that was taken while something was typed.
type Chosen struct {
	Typed, Text string
	Times       int
}

// maxChosen is how many kinds of taking a suggestion are looked at.
const maxChosen = 20_000

// Chosen lists the suggestions that were taken since a time, the most frequent first.
func (r *Reader) Chosen(ctx context.Context, since time.Time) (all []Chosen, err error) {
	return all, r.each(ctx, r.db, func(scan func(...any) error) error {
		var c Chosen
		err := scan(&c.Typed, &c.Text, &c.Times)
		all = append(all, c)
		return err
	}, `SELECT typed, text, count(*) FROM taken WHERE kind = 'suggestion' AND text <> '' AND id >= ? GROUP BY typed, text ORDER BY 3 DESC, typed, text LIMIT ?`,
		idOf(since), maxChosen)
}
