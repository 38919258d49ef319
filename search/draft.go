package search

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"kotae/corpus"
)

// RelatedTo returns at most n questions (1 to MaxPerPage) related to a text that is not in the index, as Related does; one
// of the draft's own title is the first that its writer wants to see.
func (s *Service) RelatedTo(ctx context.Context, d Draft, n int) (*Answer, error) {
	if err := cmp.Or(checkRelated(n), d.check()); err != nil {
		return nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	return e.observed(ctx, Observation{Kind: KindDraft}, func() (*Answer, error) {
		return e.like(ctx, &corpus.Question{Title: d.Title, Body: d.Body}, e.newLikes(n))
	})
}

func checkRelated(n int) error {
	if n < 1 || n > MaxPerPage {
		return &RequestError{"n", fmt.Sprintf("%d is out of range", n), fmt.Sprintf("use 1 to %d", MaxPerPage)}
	}
	return nil
}

// check refuses an empty draft, and one that is too long.
func (d Draft) check() error {
	switch n := len(d.Title) + len(d.Body); {
	case strings.TrimSpace(d.Title+d.Body) == "":
		return &RequestError{"title", "the draft is empty", "give a title, a body or both"}
	case n > MaxDraftBytes:
		return &RequestError{"body", fmt.Sprintf("the draft has %d bytes", n), fmt.Sprintf("use at most %d for title and body", MaxDraftBytes)}
	}
	return nil
}
