package httpapi

import (
	"fmt"
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
	answer, err := a.svc.Related(a.watched(r), id, n)
	if err != nil {
		return nil, err
	}
	return withLists(answer), nil
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
	answer, err := a.svc.RelatedTo(a.watched(r), search.Draft{Title: body.Title, Body: body.Body}, body.N)
	if err != nil {
		return nil, err
	}
	return withLists(answer), nil
}
