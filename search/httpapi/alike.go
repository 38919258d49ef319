package httpapi

import (
	"fmt"
	"net/http"
	"strconv"

	"kotae/search"
	"kotae/search/duplicates"
)

// duplicatesOf answers /v1/questions/{id}/duplicates: what may ask the same.
func (a *api) duplicatesOf(r *http.Request) (any, error) {
	p, err := readParams(r, []string{"limit", "min"})
	if err != nil {
		return nil, err
	}
	o := search.AlikeOptions{Min: duplicates.DefaultThreshold}
	if o.Limit, err = p.number("limit", search.DefaultAlike, perPageRange); err != nil {
		return nil, err
	}
	if p.values.Has("min") {
		if o.Min, err = strconv.ParseFloat(p.one("min"), 64); err != nil {
			return nil, invalid("min", fmt.Sprintf("%q is not a number; use 0 to 1, for example 0.5", clip(p.one("min"))))
		}
	}
	id, err := questionID(r)
	if err != nil {
		return nil, err
	}
	return a.svc.AlikeQuestion(r.Context(), id, o)
}

// duplicatesOfDraft answers POST /v1/duplicates, while an editor types: what may ask the same as a text that is not published yet.
func (a *api) duplicatesOfDraft(r *http.Request) (any, error) {
	if _, err := readParams(r, nil); err != nil {
		return nil, err
	}
	body := struct {
		Title string  `json:"title"`
		Body  string  `json:"body"`
		Limit *int    `json:"limit"`
		Min   float64 `json:"min"`
	}{Min: duplicates.DefaultThreshold}
	known := []string{"title", "body", "limit", "min"}
	given, err := readBody(r, &body, known...)
	if err != nil {
		return nil, err
	}
	if !given {
		return nil, invalidBody("there is none", known)
	}
	o := search.AlikeOptions{Min: body.Min}
	if body.Limit != nil {
		if o.Limit = *body.Limit; o.Limit == 0 { // which is the default where nothing is said
			return nil, invalid("limit", fmt.Sprintf("0 is out of range; use 1 to %d", search.MaxPerPage))
		}
	}
	return a.svc.AlikeDraft(r.Context(), search.Draft{Title: body.Title, Body: body.Body}, o)
}
