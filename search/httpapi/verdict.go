package httpapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"kotae/indexer/decisions"
	"kotae/search"
)

// decided is the answer to POST /v1/verdicts.
type decided struct {
	Batch    string           `json:"batch"`
	Verdicts []search.Verdict `json:"verdicts"`
}

// decide answers POST /v1/verdicts: what an editor decided, all of it or nothing. Who that is, the key says.
func (a *api) decide(r *http.Request) (any, error) {
	if _, err := readParams(r, nil); err != nil {
		return nil, err
	}
	var body struct {
		Verdicts []json.RawMessage `json:"verdicts"`
	}
	given, err := readBody(r, &body, "verdicts")
	if err != nil {
		return nil, err
	}
	if !given {
		return nil, invalidBody("there is none", []string{"verdicts"})
	}
	judgements := make([]search.Judgement, min(len(body.Verdicts), search.MaxVerdicts+1)) // one more is refused there
	for i := range judgements {
		if err := decode(body.Verdicts[i], &judgements[i], []string{"a", "b", "kind", "representative", "note"}); err != nil {
			return nil, within(err, fmt.Sprintf("verdicts[%d]", i))
		}
	}
	x := exchangeOf(r)
	verdicts, err := a.svc.Decide(r.Context(), x.key.Name, judgements)
	if err != nil {
		return nil, err
	}
	answer := decided{Verdicts: verdicts}
	for _, v := range verdicts {
		answer.Batch = v.Batch
	}
	a.log.Info("verdicts were decided", "key", x.key.Name, "batch", answer.Batch, "verdicts", len(verdicts), "request_id", x.id)
	return answer, nil
}

// within tells that what is wrong is a part of the body.
func within(err error, part string) error {
	var p *problem
	if !errors.As(err, &p) {
		return err
	}
	in := *p
	in.Detail = part + ": " + in.Detail
	if in.Parameter != "" {
		in.Parameter = part + "." + in.Parameter
	}
	return &in
}

// undo answers POST /v1/verdicts/undo: what the editor of the key decided last is taken back.
func (a *api) undo(r *http.Request) (any, error) {
	if _, err := readParams(r, nil); err != nil {
		return nil, err
	}
	if n, _ := r.Body.Read(make([]byte, 1)); n > 0 {
		return nil, &problem{Type: "/problems/invalid-body", Title: "Invalid body", Status: http.StatusBadRequest,
			Detail: "this address takes no body; leave it out: what the key's editor decided last is taken back"}
	}
	x := exchangeOf(r)
	u, err := a.svc.Undo(r.Context(), x.key.Name)
	if err != nil {
		return nil, err
	}
	a.log.Info("verdicts were taken back", "key", x.key.Name, "batch", u.Batch, "verdicts", len(u.Verdicts), "request_id", x.id)
	return u, nil
}

// verdicts answers GET /v1/verdicts.
func (a *api) verdicts(r *http.Request) (any, error) {
	p, err := readParams(r, []string{"kind", "state", "by", "question", "since", "page", "per_page"})
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"kind", "state", "by", "question"} {
		if p.values.Has(name) && p.one(name) == "" {
			return nil, invalid(name, "it is empty; name one, or leave the parameter out")
		}
	}
	f := search.VerdictFilter{Kind: decisions.Kind(p.one("kind")), State: search.State(p.one("state")), By: p.one("by"), Question: p.one("question")}
	if p.values.Has("since") {
		if f.Since, err = readTime(p.one("since")); err != nil {
			return nil, invalid("since", fmt.Sprintf("%q is no time; use one such as 2025-04-01 or 2025-04-01T09:00:00Z", clip(p.one("since"))))
		}
	}
	if f.Page, err = p.number("page", 1, pageRange); err != nil {
		return nil, err
	}
	if f.PerPage, err = p.number("per_page", search.MaxPerPage, perPageRange); err != nil {
		return nil, err
	}
	return a.svc.Verdicts(r.Context(), f)
}

// readTime reads a time, or a date, which is its beginning in UTC.
func readTime(s string) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, nil
	}
	return time.Parse(time.RFC3339, s)
}
