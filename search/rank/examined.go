package rank

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"kotae/indexer/analysis"
)

// Term is a term of the index itself, and nothing that is only written or said like it.
type Term struct {
	Text string
	Part Part
}

func (c Term) find(ctx context.Context, x *Index, _ set) (satisfied, error) {
	p, err := x.load(ctx, key{termKind, fmt.Sprintf("%d\x00%s", c.Part, c.Text)}, func(ctx context.Context) (*postings, error) {
		return x.decode(ctx, c.Text, partFields[c.Part])
	})
	if err != nil {
		return satisfied{}, err
	}
	return x.satisfied(p.docs), nil
}

// Holds is characters of the folded text wherever they stand, in the middle of a word or across two. It is kept nowhere: what is
// asked for so is as rare as it is long to read.
type Holds struct {
	Text string
	Part Part
}

func (c Holds) find(ctx context.Context, x *Index, within set) (satisfied, error) {
	var grams []string
	analysis.Grams(c.Text, func(g string) { grams = append(grams, g) })
	var lists [][]uint32
	for _, g := range grams {
		p, err := x.gram(ctx, g)
		if err != nil {
			return satisfied{}, err
		}
		lists = append(lists, p.docs)
	}
	slices.SortFunc(lists, func(a, b []uint32) int { return len(a) - len(b) })
	candidates := slices.Collect(within.all())
	for _, docs := range lists {
		candidates = intersect(candidates, docs)
	}
	part := c.Part
	if part == Headlines { // of sub-headlines, too
		part = Answers
	}
	var found []uint32
	for i, doc := range candidates {
		if i%1024 == 0 && ctx.Err() != nil {
			return satisfied{}, ctx.Err()
		}
		if bytes.Contains(x.text(doc, part), []byte(c.Text)) {
			found = append(found, doc)
		}
	}
	return x.satisfied(found), nil
}

// Examined is what only a look at the question itself can tell, as it was written.
type Examined struct {
	Narrow Condition // satisfied by every document that this is; it saves looks
	Look   func(doc uint32) (bool, error)
	Looks  *Looks // of all conditions of a query together
}

// Looks is how many documents a query may still look at. It is for one query.
type Looks struct {
	Left int
	Most int // what Left was at first
}

// ErrTooManyLooks is the kind of a *TooManyLooksError.
var ErrTooManyLooks = errors.New("too many documents would have to be looked at")

// TooManyLooksError says how many.
type TooManyLooksError struct{ Docs, Most int }

func (e *TooManyLooksError) Error() string {
	return fmt.Sprintf("%v: %d, where %d may be", ErrTooManyLooks, e.Docs, e.Most)
}

// Is makes it an ErrTooManyLooks.
func (e *TooManyLooksError) Is(target error) bool { return target == ErrTooManyLooks }

func (c Examined) find(ctx context.Context, x *Index, within set) (satisfied, error) {
	narrow, err := c.Narrow.find(ctx, x, within)
	if err != nil {
		return satisfied{}, err
	}
	narrow.docs.keep(within)
	docs := slices.Collect(narrow.docs.all())
	if len(docs) > c.Looks.Left {
		return satisfied{}, &TooManyLooksError{c.Looks.Most - c.Looks.Left + len(docs), c.Looks.Most}
	}
	c.Looks.Left -= len(docs)
	found, err := c.look(ctx, docs)
	if err != nil {
		return satisfied{}, err
	}
	return x.satisfied(found), nil
}

// look looks at documents on all processors, and returns those that satisfy the condition, in their order.
func (c Examined) look(ctx context.Context, docs []uint32) ([]uint32, error) {
	has := make([]bool, len(docs))
	var next atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range min(runtime.GOMAXPROCS(0), len(docs)) {
		group.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(docs) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				found, err := c.Look(docs[i])
				if err != nil {
					return err
				}
				has[i] = found
			}
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	found := make([]uint32, 0, len(docs))
	for i, doc := range docs {
		if has[i] {
			found = append(found, doc)
		}
	}
	return found, nil
}

// examines reports a condition that may look at documents.
func examines(c Condition) bool {
	switch c := c.(type) {
	case Examined:
		return true
	case Not:
		return examines(c.Condition)
	case All:
		return slices.ContainsFunc(c, examines)
	case Any:
		return slices.ContainsFunc(c, examines)
	}
	return false
}

// looked is given, where conditions look at documents only at those among which hits are: those that the filters let pass, and first
// those that have something of the words.
func (x *Index) looked(ctx context.Context, q *Query, acc *accumulator, visible set, least float64) (satisfied, error) {
	if !slices.ContainsFunc(q.Must, examines) {
		return x.given(ctx, q, visible)
	}
	if len(q.Facets) == 0 { // facets count what their own filter leaves out, too
		visible = slices.Clone(visible)
		for _, f := range q.Filters {
			held := newSet(x.n)
			held.add(x.holders(f.Facet, f.Ordinals)...)
			visible.keep(held)
		}
	}
	if q.covers() && least > 0 {
		touched := newSet(x.n)
		touched.add(acc.touched...)
		touched.keep(visible)
		found, err := x.given(ctx, q, touched)
		if err != nil || acc.mostCovered(found.docs, least) >= least {
			return found, err
		}
	}
	return x.given(ctx, q, visible) // none of them: the nearest is a hit
}
