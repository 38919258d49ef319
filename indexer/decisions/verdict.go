package decisions

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// verdictTables hold what editors decided about pairs of questions: all that ever was, and beside it what holds.
const verdictTables = `
CREATE TABLE verdict (
	n              INTEGER PRIMARY KEY,
	id             TEXT NOT NULL UNIQUE,  -- the same in every copy of it
	batch          TEXT NOT NULL,         -- what was decided at once, and is taken back at once
	a              TEXT NOT NULL,         -- a question's id, before b in the order of bytes
	b              TEXT NOT NULL,
	kind           TEXT NOT NULL,
	representative TEXT NOT NULL,         -- of a duplicate a or b, else ""
	wording_a      TEXT NOT NULL,         -- corpus.Question.Wording when it was decided
	wording_b      TEXT NOT NULL,
	by             TEXT NOT NULL,
	at             TEXT NOT NULL,         -- RFC 3339, UTC, nine digits of a second: sorts by time
	note           TEXT NOT NULL
) STRICT;
CREATE INDEX verdict_pair ON verdict (a, b, at);
CREATE INDEX verdict_batch ON verdict (batch);
CREATE INDEX verdict_by ON verdict (by, at);
CREATE TABLE undone (
	batch TEXT PRIMARY KEY,               -- taken back, by the editor whose it is
	at    TEXT NOT NULL
) STRICT;
CREATE TABLE pair (
	a       TEXT NOT NULL,
	b       TEXT NOT NULL,
	n       INTEGER,                      -- the verdict that holds: the last one that is not undone
	changed INTEGER NOT NULL,             -- the revision with which it became that
	PRIMARY KEY (a, b)
) STRICT;
CREATE INDEX pair_b ON pair (b);
CREATE INDEX pair_changed ON pair (changed);
`

// Kind is what was decided about a pair of questions.
type Kind string

// The kinds.
const (
	Duplicate Kind = "duplicate" // they ask the same; one represents both
	Related   Kind = "related"   // who reads one may want the other
	Different Kind = "different" // they look alike, and are not
	Later     Kind = "later"     // not to be asked now
)

// Kinds are all of them.
var Kinds = []Kind{Duplicate, Related, Different, Later}

// Verdict is what an editor decided about a pair of questions.
type Verdict struct {
	ID             string    `json:"id"`
	Batch          string    `json:"batch"`
	A              string    `json:"a"` // the ids, in the order of their bytes
	B              string    `json:"b"`
	Kind           Kind      `json:"kind"`
	Representative string    `json:"representative"` // of a Duplicate A or B, else ""
	By             string    `json:"by"`
	At             time.Time `json:"at"`
	Note           string    `json:"note"`
	WordingA       string    `json:"wording_a"` // corpus.Question.Wording when it was decided
	WordingB       string    `json:"wording_b"`
	Undone         time.Time `json:"undone,omitzero"` // when it was taken back; only History tells
}

// Pair is two questions, A before B in the order of bytes.
type Pair struct{ A, B string }

// Pair is what the verdict is about.
func (v *Verdict) Pair() Pair { return Pair{v.A, v.B} }

// Member is the question of a Duplicate that Representative stands for.
func (v *Verdict) Member() string {
	if v.Representative == v.A {
		return v.B
	}
	return v.A
}

// Turn puts the questions into their order.
func (v *Verdict) Turn() {
	if v.B < v.A {
		v.A, v.B, v.WordingA, v.WordingB = v.B, v.A, v.WordingB, v.WordingA
	}
}

// NewestFirst orders verdicts; those of one time, which were decided at once, by id.
func NewestFirst(a, b Verdict) int {
	return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.ID, a.ID))
}

// verdictColumns are what scanVerdict reads.
const verdictColumns = "v.id, v.batch, v.a, v.b, v.kind, v.representative, v.wording_a, v.wording_b, v.by, v.at, v.note"

func scanVerdict(scan func(...any) error) (v Verdict, err error) {
	return v, v.scan(scan)
}

// scan reads verdictColumns, and what follows them.
func (v *Verdict) scan(scan func(...any) error, more ...any) error {
	var at string
	err := scan(slices.Concat([]any{&v.ID, &v.Batch, &v.A, &v.B, &v.Kind, &v.Representative, &v.WordingA, &v.WordingB, &v.By, &at, &v.Note}, more)...)
	if err == nil {
		v.At, err = time.Parse(time.RFC3339, at)
	}
	return err
}

// Verdicts are those that hold, of each pair the last, of the pairs in which that changed after a revision; 0 is all. A Kind
// of "" is for a pair of which none holds any more.
func (d *DB) Verdicts(ctx context.Context, after int64) ([]Verdict, error) {
	if has, err := d.hasVerdicts(ctx); err != nil || !has {
		return nil, err
	}
	return list(ctx, d, "SELECT p.a, p.b, p.n IS NOT NULL, ifnull(v.id, ''), ifnull(v.batch, ''), ifnull(v.kind, ''), ifnull(v.representative, ''), "+
		"ifnull(v.wording_a, ''), ifnull(v.wording_b, ''), ifnull(v.by, ''), ifnull(v.at, ''), ifnull(v.note, '') "+
		"FROM pair p LEFT JOIN verdict v ON v.n = p.n WHERE p.changed > ?", func(scan func(...any) error) (v Verdict, err error) {
		var holds bool
		var at string
		err = scan(&v.A, &v.B, &holds, &v.ID, &v.Batch, &v.Kind, &v.Representative, &v.WordingA, &v.WordingB, &v.By, &at, &v.Note)
		if err == nil && holds {
			v.At, err = time.Parse(time.RFC3339, at)
		}
		return v, err
	}, after)
}

// History is every verdict that there ever was, the oldest first.
func (d *DB) History(ctx context.Context) ([]Verdict, error) {
	if has, err := d.hasVerdicts(ctx); err != nil || !has {
		return nil, err
	}
	return list(ctx, d, "SELECT "+verdictColumns+", ifnull(u.at, '') FROM verdict v LEFT JOIN undone u ON u.batch = v.batch ORDER BY v.at, v.id",
		func(scan func(...any) error) (v Verdict, err error) {
			var undone string
			if err = v.scan(scan, &undone); err == nil && undone != "" {
				v.Undone, err = time.Parse(time.RFC3339, undone)
			}
			return v, err
		})
}

// stampFine is a time that sorts as text, and that no two decisions of an editor share.
func stampFine(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000000Z07:00") }
