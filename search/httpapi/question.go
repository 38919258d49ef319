package httpapi

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/gorilla/mux"

	"kotae/corpus"
)

// question answers /v1/questions/{id} with the canonical record, and with what editors decided after its fields.
func (a *api) question(r *http.Request) (any, error) {
	if _, err := readParams(r, nil); err != nil {
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
	canonical, err := a.svc.Canonical(r.Context(), q.ID)
	if err != nil {
		return nil, err
	}
	return struct {
		*corpus.Question
		Canonical string `json:"canonical,omitempty"`
	}{recordWithLists(q), canonical}, nil
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
