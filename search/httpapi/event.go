package httpapi

import (
	"fmt"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"kotae/search"
	"kotae/search/querylog"
)

// Limits of an event, in code points: a suggestion is a query or a title.
const (
	maxEventText = 1_000
	maxEventID   = 200
)

// event answers POST /v1/events: somebody took a result or a suggestion. A page that is being left sends it as a beacon, which
// may only be text/plain where the page is another site's.
func (a *api) event(r *http.Request) (any, error) {
	if _, err := readParams(r, nil); err != nil {
		return nil, err
	}
	var e event
	known := []string{"type", "query", "text", "id", "position"}
	given, err := readBodyAs(r, []string{"application/json", "text/plain"}, &e, known)
	if err != nil {
		return nil, err
	}
	if !given {
		return nil, invalidBody("there is none", known)
	}
	if err := e.check(); err != nil {
		return nil, err
	}
	a.options.Queries.Taken(querylog.Taken{
		Client: a.queryClient(r), At: time.Now(), Kind: querylog.Kind(e.Type), Query: e.Query, Text: e.Text, Question: e.ID, Position: e.Position,
	})
	return withStatus{status: http.StatusNoContent}, nil
}

// event is the body of one.
type event struct {
	Type     string `json:"type"`
	Query    string `json:"query"` // as typed so far
	Text     string `json:"text"`  // of the suggestion
	ID       string `json:"id"`    // of the question that is opened
	Position int    `json:"position"`
}

func (e *event) check() error {
	kind := querylog.Kind(e.Type)
	switch {
	case kind != querylog.Result && kind != querylog.Suggestion:
		return invalid("type", fmt.Sprintf("%q is no event; send %s or %s", clip(e.Type), querylog.Result, querylog.Suggestion))
	case strings.TrimSpace(e.Query) == "":
		return invalid("query", "it is empty; send what was typed")
	case len(e.Query) > search.MaxQueryBytes:
		return invalid("query", fmt.Sprintf("it has %d bytes; send at most %d", len(e.Query), search.MaxQueryBytes))
	case kind == querylog.Suggestion && strings.TrimSpace(e.Text) == "":
		return invalid("text", "it is empty; send the text of the suggestion that was taken")
	case utf8.RuneCountInString(e.Text) > maxEventText:
		return invalid("text", fmt.Sprintf("it is too long; send at most %d characters", maxEventText))
	case kind == querylog.Result && e.ID == "":
		return invalid("id", "it is empty; send the id of the question that was taken")
	case utf8.RuneCountInString(e.ID) > maxEventID:
		return invalid("id", fmt.Sprintf("it is too long; send at most %d characters", maxEventID))
	case e.Position < 1 || e.Position > search.MaxDepth:
		return invalid("position", fmt.Sprintf("%d is no position; count from 1, to %d", e.Position, search.MaxDepth))
	}
	return nil
}
