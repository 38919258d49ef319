package search

import (
	"context"
	"fmt"

	"kotae/search/occurrence"
	"kotae/search/snippet"
)

// maxMarkedBytes bounds how much text is marked at once. A page that people read has a hundredth of it; looking through all
// of the largest record would take a second.
const maxMarkedBytes = 256 << 10

// Marking is where the words of a query stand in texts.
type Marking struct {
	Query string     // what was looked for: what was meant, where nothing is found as it was typed
	Marks [][][2]int // for each text, as Snippet.Marks; none from the text on with which they are over maxMarkedBytes
	Found int        // how many marks there are
}

// Mark finds the words of a query in texts as the search marks them in hits: as they are written otherwise, and by their
// readings and synonyms, too.
func (s *Service) Mark(ctx context.Context, text string, in []string) (*Marking, error) {
	r := Request{Query: text}
	if err := r.check(); err != nil {
		return nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	return e.mark(ctx, &r, in)
}

func (e *engine) mark(ctx context.Context, r *Request, in []string) (*Marking, error) {
	p, err := e.plan(ctx, r.Query)
	if err != nil {
		return nil, err
	}
	meant, err := e.didYouMean(ctx, r, &p)
	if err != nil {
		return nil, err
	}
	out := &Marking{Query: r.Query, Marks: make([][][2]int, len(in))}
	if meant != nil && meant.Instead {
		out.Query = meant.Text
	}
	return out, out.mark(ctx, e.matcher(p), p.precise, in)
}

func (m *Marking) mark(ctx context.Context, words *snippet.Matcher, precisely []precise, in []string) error {
	left := maxMarkedBytes
	for i, text := range in {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("marking: %w", err)
		}
		if left -= len(text); left < 0 {
			return nil
		}
		m.Marks[i] = words.Marks(text)
		for _, c := range precisely {
			if c.clause.Field == "" { // of the others nobody knows here whether this is their field
				m.Marks[i] = joined(m.Marks[i], occurrence.CodePoints(text, c.find.Find(text, -1)))
			}
		}
		m.Found += len(m.Marks[i])
	}
	return nil
}
