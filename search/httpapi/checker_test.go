package httpapi_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"kotae/search/httpapi"
)

// checker sends requests and holds each with its answer against the description.
type checker struct {
	doc    *openapi3.T
	router routers.Router
	seen   map[string]bool // method, path and status of the answers
}

func newChecker(t *testing.T) *checker {
	t.Helper()
	_, text := newSite(t, httpapi.Options{}).ask(t, "GET", "/v1/openapi.yaml", "")
	doc, err := openapi3.NewLoader().LoadFromData([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(context.Background(), openapi3.EnableExamplesValidation()); err != nil {
		t.Fatal(err)
	}
	for _, schema := range doc.Components.Schemas { // a field that is not described is a fault here
		if len(schema.Value.Properties) > 0 {
			schema.Value.AdditionalProperties = openapi3.BoolSchema{Has: new(bool)}
		}
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return &checker{doc, router, map[string]bool{}}
}

// try sends a request to a site; it must be answered with a status, and as described.
func (c *checker) try(t *testing.T, s *site, x example, want int) *http.Response {
	t.Helper()
	r := x.request(t, s)
	name := r.Method + " " + r.URL.RequestURI()
	route, vars, err := c.router.FindRoute(r)
	if described := !errors.Is(err, routers.ErrMethodNotAllowed); err != nil && described || described == (want == http.StatusMethodNotAllowed) {
		t.Fatalf("%s: %v", name, err)
	}
	input := &openapi3filter.RequestValidationInput{
		Request: r.Clone(t.Context()), PathParams: vars, Route: route,
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true},
	}
	if want < 400 {
		if r.GetBody != nil {
			input.Request.Body, _ = r.GetBody()
		}
		if err := openapi3filter.ValidateRequest(t.Context(), input); err != nil {
			t.Errorf("%s: the request is not as described: %v", name, err)
		}
	}
	res, body := send(t, r)
	if res.StatusCode != want {
		t.Errorf("%s: %d, want %d: %.300s", name, res.StatusCode, want, body)
	}
	if route == nil { // of another method, any route's default answer will do
		if input.Route, _, err = c.router.FindRoute(&http.Request{Method: "GET", URL: mustParse(t, s.server.URL+"/healthz")}); err != nil {
			t.Fatal(err)
		}
	} else {
		c.seen[fmt.Sprintf("%s %s %d", r.Method, route.Path, res.StatusCode)] = true
	}
	err = openapi3filter.ValidateResponse(t.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input, Status: res.StatusCode, Header: res.Header, Body: io.NopCloser(strings.NewReader(body)), Options: input.Options,
	})
	if err != nil {
		t.Errorf("%s: the answer %d is not as described: %v", name, res.StatusCode, err)
	}
	return res
}

func mustParse(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
