package search

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"kotae/corpus"
	"kotae/search/occurrence"
	"kotae/search/rank"
)

// batch is how many questions are looked at together, on all processors.
const batch = 64

func (e *engine) lines(ctx context.Context, r *ConcordanceRequest, all []sought, docs []rank.Hit, yield func(*Line) error) error {
	for from := 0; from < len(docs); from += batch {
		some := docs[from:min(from+batch, len(docs))]
		lines := make([][]*Line, len(some))
		group, ctx := errgroup.WithContext(ctx)
		group.SetLimit(runtime.GOMAXPROCS(0))
		for i, d := range some {
			group.Go(func() error {
				if err := ctx.Err(); err != nil {
					return err
				}
				q, err := readRecord(e.gen, d.ID)
				if err != nil {
					return err
				}
				lines[i] = r.linesOf(q, all)
				return nil
			})
		}
		if err := group.Wait(); err != nil {
			return err
		}
		for _, of := range lines {
			for _, l := range of {
				if err := yield(l); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// linesOf lists the places of one question. What several terms find at one place counts once, for the longest.
func (r *ConcordanceRequest) linesOf(q *corpus.Question, all []sought) (out []*Line) {
	type place struct {
		span [2]int
		term string
	}
	for _, t := range occurrence.Texts(q) {
		if len(r.Fields) > 0 && !slices.ContainsFunc(r.Fields, t.In) {
			continue
		}
		var places []place
		for _, s := range all {
			for _, span := range s.find.Find(t.Text, -1) {
				places = append(places, place{span, s.term})
			}
		}
		slices.SortStableFunc(places, func(a, b place) int {
			return cmp.Or(cmp.Compare(a.span[0], b.span[0]), cmp.Compare(b.span[1], a.span[1]))
		})
		at, points, end := 0, 0, 0
		for _, p := range places {
			if p.span[0] < end {
				continue
			}
			end = p.span[1]
			points += utf8.RuneCountInString(t.Text[at:p.span[0]])
			at = p.span[0]
			l := &Line{
				ID: q.ID, Field: t.Field, Offset: points, Term: p.term, Categories: q.Categories, Date: cmp.Or(q.Asked, q.Updated), URL: q.URL,
				Left: lastOf(t.Text[:p.span[0]], r.Context), Key: t.Text[p.span[0]:p.span[1]], Right: firstOf(t.Text[p.span[1]:], r.Context),
			}
			if t.Answer >= 0 {
				l.Adviser = q.Answers[t.Answer].Adviser
			}
			out = append(out, l)
		}
	}
	return out
}

// lastOf is the end of a text, of at most so many code points.
func lastOf(text string, most int) string {
	from := len(text)
	for ; most > 0 && from > 0; most-- {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	return text[from:]
}

// firstOf is the beginning of a text, of at most so many code points.
func firstOf(text string, most int) string {
	to := 0
	for ; most > 0 && to < len(text); most-- {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	return text[:to]
}

// Year is the year of a date as corpus.Question has it, "" where there is none: what the facet of that name says.
func Year(date string) string {
	if len(date) < 4 {
		return ""
	}
	return date[:4]
}
