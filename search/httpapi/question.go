package httpapi

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/gorilla/mux"

	"kotae/corpus"
	"kotae/search"
)

// defaultRelated is how many related questions are named where the request does not say.
const defaultRelated = 10

// question answers /v1/questions/{id} with the canonical record.
func (a *api) question(r *http.Request) (any, error) {
	if _, err := readParams(r); err != nil {
		return nil, err
	}
	id, err := questionID(r)
	if err != nil {
		return nil, err
	}
	q, err := a.svc.Question(r.Context(), id)
	if err != nil {
		return nil, err
	}
	return recordWithLists(q), nil
}

// related answers /v1/questions/{id}/related, in the shape of a search.
func (a *api) related(r *http.Request) (any, error) {
	p, err := readParams(r, "n")
	if err != nil {
		return nil, err
	}
	n, err := p.number("n", defaultRelated)
	if err != nil {
		return nil, err
	}
	if n > search.MaxPerPage {
		return nil, invalid("n", fmt.Sprintf("%d is out of range; use 1 to %d", n, search.MaxPerPage))
	}
	id, err := questionID(r)
	if err != nil {
		return nil, err
	}
	answer, err := a.svc.Related(r.Context(), id, n)
	if err != nil {
		return nil, err
	}
	return withLists(answer), nil
}

// questionID decodes the id in the path: the router matches the path as it was sent.
func questionID(r *http.Request) (string, error) {
	id, err := url.PathUnescape(mux.Vars(r)["id"])
	if err != nil {
		return "", invalid("id", "the path cannot be decoded; percent-encode the id as UTF-8")
	}
	return id, nil
}

// recordWithLists is withLists for a record.
func recordWithLists(q *corpus.Question) *corpus.Question {
	c := *q
	c.Categories = orEmpty(c.Categories)
	c.Links = orEmpty(c.Links)
	c.Answers = orEmpty(slices.Clone(c.Answers))
	for i := range c.Answers {
		c.Answers[i].Qualifications = orEmpty(c.Answers[i].Qualifications)
		c.Answers[i].Sections = orEmpty(c.Answers[i].Sections)
	}
	return &c
}
