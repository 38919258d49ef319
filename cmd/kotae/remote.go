package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"kotae/corpus"
	"kotae/search"
)

const (
	// remoteTimeout is above what the service itself allows a request, and the way there and back.
	remoteTimeout = 20 * time.Second

	// maxRemoteAnswer in bytes is far above a hundred hits, and any question.
	maxRemoteAnswer = 64 << 20
)

// remote answers from a running service, over HTTP.
type remote struct {
	text *messages
	base string // the service's address, without a slash at its end
	key  string // or ""
	http *http.Client
}

func (a *app) newRemote() *remote {
	return &remote{
		text: a.text, base: strings.TrimRight(a.server, "/"), key: a.settings.Text("client.key"), http: &http.Client{Timeout: remoteTimeout},
	}
}

func (r *remote) Search(ctx context.Context, s search.Request) (*search.Answer, error) {
	values := url.Values{"page": {strconv.Itoa(s.Page)}, "per_page": {strconv.Itoa(s.PerPage)}}
	if s.Query != "" {
		values.Set("q", s.Query)
	}
	for facet, wanted := range s.Filters {
		values[facet] = wanted
	}
	if len(s.Facets) > 0 {
		values.Set("facets", strings.Join(s.Facets, ","))
	}
	if s.Sort != "" && s.Sort != search.ByRelevance {
		values.Set("sort", string(s.Sort))
	}
	if s.Why {
		values.Set("why", "1")
	}
	answer := new(search.Answer)
	return answer, r.ask(ctx, http.MethodGet, "/v1/search?"+values.Encode(), nil, answer)
}

func (r *remote) Related(ctx context.Context, id string, n int) (*search.Answer, error) {
	answer := new(search.Answer)
	return answer, r.ask(ctx, http.MethodGet, "/v1/questions/"+url.PathEscape(id)+"/related?n="+strconv.Itoa(n), nil, answer)
}

func (r *remote) RelatedTo(ctx context.Context, d search.Draft, n int) (*search.Answer, error) {
	body, err := json.Marshal(struct {
		search.Draft
		N int `json:"n"`
	}{d, n})
	if err != nil {
		return nil, err
	}
	answer := new(search.Answer)
	return answer, r.ask(ctx, http.MethodPost, "/v1/related", body, answer)
}

// Question returns a canonical record.
func (r *remote) Question(ctx context.Context, id string) (*corpus.Question, error) {
	q := new(corpus.Question)
	return q, r.ask(ctx, http.MethodGet, "/v1/questions/"+url.PathEscape(id), nil, q)
}

// Close does nothing: the service stays.
func (r *remote) Close() error { return nil }

// ask sends one request and reads the answer into v. What goes wrong is told in the user's terms.
func (r *remote) ask(ctx context.Context, method, path string, body []byte, v any) error {
	request, err := http.NewRequestWithContext(ctx, method, r.base+path, bytes.NewReader(body))
	if err != nil {
		return usage(err)
	}
	request.Header.Set("Accept", "application/json")
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if r.key != "" {
		request.Header.Set("Authorization", "Bearer "+r.key)
	}
	response, err := r.http.Do(request)
	if err != nil {
		return r.unreachable(ctx, err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, maxRemoteAnswer+1))
	if err != nil {
		return r.unreachable(ctx, err)
	}
	kind, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
	switch {
	case kind == "application/problem+json":
		return r.refused(response, text)
	case response.StatusCode != http.StatusOK, kind != "application/json", len(text) > maxRemoteAnswer, json.Unmarshal(text, v) != nil:
		return fmt.Errorf(r.text.NotAService, r.base, response.StatusCode)
	}
	return nil
}

// unreachable is the error of a request that got no answer, or only a part of one.
func (r *remote) unreachable(ctx context.Context, err error) error {
	if ctx.Err() != nil { // Ctrl-C
		return ctx.Err()
	}
	var failed *url.Error
	if errors.As(err, &failed) {
		if failed.Timeout() {
			return fmt.Errorf(r.text.ServerSlow, r.base, remoteTimeout)
		}
		err = failed.Err
	}
	if errors.Is(err, syscall.ECONNREFUSED) {
		return fmt.Errorf(r.text.NothingListens, r.base)
	}
	return fmt.Errorf(r.text.Unreachable, r.base, err)
}

// refused is the error that a problem (RFC 9457) of the service makes here.
func (r *remote) refused(response *http.Response, text []byte) error {
	var p struct {
		Type, Detail string
	}
	if json.Unmarshal(text, &p) != nil || p.Detail == "" {
		return fmt.Errorf(r.text.NotAService, r.base, response.StatusCode)
	}
	told := errors.New(oneLine(p.Detail))
	wait := response.Header.Get("Retry-After") // seconds
	switch status := response.StatusCode; {
	case p.Type == "/problems/no-such-question":
		return search.ErrNotFound
	case p.Type == "/problems/not-ready":
		return &exitError{exitMissing, fmt.Errorf(r.text.ServerNotReady, r.base)}
	case status == http.StatusUnauthorized && r.key == "":
		return usage(fmt.Errorf(r.text.KeyWanted, r.base))
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return usage(fmt.Errorf(r.text.KeyRefused, r.base))
	case status == http.StatusTooManyRequests && wait != "":
		return fmt.Errorf(r.text.TooManyRequests, r.base, oneLine(wait))
	case status < http.StatusInternalServerError && status != http.StatusTooManyRequests:
		return usage(told)
	}
	return fmt.Errorf("%s: %w", r.base, told)
}
