package httpapi

import (
	"context"
	"net/http"

	"kotae/search"
)

// defaultRelated is how many related questions are named where the request does not say.
const defaultRelated = 10

// related answers /v1/questions/{id}/related, in the shape of a search.
func (a *api) related(r *http.Request) (any, error) {
	p, err := readParams(r, []string{"n"})
	if err != nil {
		return nil, err
	}
	n, err := p.number("n", defaultRelated, perPageRange)
	if err != nil {
		return nil, err
	}
	id, err := questionID(r)
	if err != nil {
		return nil, err
	}
	return a.watched(r, []any{"n", n}, func(ctx context.Context) (*search.Answer, error) { return a.svc.Related(ctx, id, n) })
}

// relatedTo answers POST /v1/related: questions like a text that nobody has published yet.
func (a *api) relatedTo(r *http.Request) (any, error) {
	if _, err := readParams(r, nil); err != nil {
		return nil, err
	}
	body := struct {
		Title string `json:"title"`
		Body  string `json:"body"`
		N     int    `json:"n"`
	}{N: defaultRelated}
	known := []string{"title", "body", "n"}
	given, err := readBody(r, &body, known...)
	if err != nil {
		return nil, err
	}
	if !given {
		return nil, invalidBody("there is none", known)
	}
	draft := search.Draft{Title: body.Title, Body: body.Body}
	return a.watched(r, []any{"n", body.N}, func(ctx context.Context) (*search.Answer, error) { return a.svc.RelatedTo(ctx, draft, body.N) })
}
