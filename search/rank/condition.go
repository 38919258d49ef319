package rank

import (
	"context"
	"math"
	"slices"
)

// Condition is what a document must satisfy, whatever its score: Has, Stands, Term, Holds, Examined, Value, or All, Any and Not of
// others.
type Condition interface {
	// find returns the documents that satisfy it; of those that are not within, what it says does not count. It changes no set
	// that it was given.
	find(ctx context.Context, x *Index, within set) (satisfied, error)
}

// Has is a word, where a word of a query would be found: as a term, or as characters that were cut otherwise.
type Has struct {
	Word Word
	Part Part
}

// Stands is folded characters that stand there just so, however they were cut.
type Stands struct {
	Text string
	Part Part
}

// Value is one of several values of a facet, by their ordinals; without any it is satisfied by no document.
type Value struct {
	Facet    int
	Ordinals []uint32
}

// All is satisfied where each of several conditions is, and so always where there are none.
type All []Condition

// Any is satisfied where one of several conditions is.
type Any []Condition

// Not is satisfied where another condition is not.
type Not struct{ Condition Condition }

// satisfied is what a condition found.
type satisfied struct {
	docs        set     // for whoever asked to change
	information float64 // what it tells of a document: as a word of that many documents would
	positive    bool    // it names something that the documents have
}

func (c Has) find(ctx context.Context, x *Index, _ set) (satisfied, error) {
	p, err := x.hasWord(ctx, c.Word, c.Part)
	if err != nil {
		return satisfied{}, err
	}
	return x.satisfied(p.docs), nil
}

func (c Stands) find(ctx context.Context, x *Index, _ set) (satisfied, error) {
	p, err := x.stands(ctx, c.Text, c.Part)
	if err != nil {
		return satisfied{}, err
	}
	return x.satisfied(p.docs), nil
}

func (c Value) find(_ context.Context, x *Index, _ set) (satisfied, error) {
	return x.satisfied(x.holders(c.Facet, c.Ordinals)), nil
}

// satisfied is the documents of one thing that is asked for.
func (x *Index) satisfied(docs []uint32) satisfied {
	found := newSet(x.n)
	found.add(docs...)
	return satisfied{found, x.idf(len(docs)), true}
}

// find asks for what must be examined last, of what all else leaves.
func (c All) find(ctx context.Context, x *Index, within set) (satisfied, error) {
	out := satisfied{docs: slices.Clone(within)}
	for _, last := range []bool{false, true} {
		for _, one := range c {
			if examines(one) != last {
				continue
			}
			found, err := one.find(ctx, x, out.docs)
			if err != nil {
				return satisfied{}, err
			}
			out.docs.keep(found.docs)
			out.information += found.information
			out.positive = out.positive || found.positive
		}
	}
	return out, nil
}

func (c Any) find(ctx context.Context, x *Index, within set) (satisfied, error) {
	out := satisfied{docs: newSet(x.n), information: math.Inf(1), positive: true}
	for _, one := range c {
		found, err := one.find(ctx, x, within)
		if err != nil {
			return satisfied{}, err
		}
		out.docs.join(found.docs)
		out.information = min(out.information, found.information)
		out.positive = out.positive && found.positive
	}
	if len(c) == 0 {
		out.information = 0
	}
	return out, nil
}

func (c Not) find(ctx context.Context, x *Index, within set) (satisfied, error) {
	found, err := c.Condition.find(ctx, x, within)
	if err != nil {
		return satisfied{}, err
	}
	out := satisfied{docs: slices.Clone(within)}
	out.docs.drop(found.docs)
	return out, nil
}
