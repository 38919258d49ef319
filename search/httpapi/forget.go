package httpapi

import (
	"fmt"
	"net/http"
)

// maxNoteBytes is a paragraph: who asked for it and why.
const maxNoteBytes = 2_000

// forget answers DELETE /v1/questions/{id}: the question is gone from every answer, for good.
func (a *api) forget(r *http.Request) (any, error) {
	if _, err := readParams(r, nil); err != nil {
		return nil, err
	}
	id, err := questionID(r)
	if err != nil {
		return nil, err
	}
	var body struct {
		Note string `json:"note"`
	}
	if _, err := readBody(r, &body, "note"); err != nil {
		return nil, err
	}
	if len(body.Note) > maxNoteBytes {
		return nil, invalid("note", fmt.Sprintf("it has %d bytes; use at most %d", len(body.Note), maxNoteBytes))
	}
	if err := a.svc.Forget(r.Context(), id, body.Note); err != nil {
		return nil, err
	}
	x := exchangeOf(r)
	a.log.Info("a question was forgotten", "id", id, "key", x.key.Name, "request_id", x.id)
	return withStatus{status: http.StatusNoContent}, nil
}
