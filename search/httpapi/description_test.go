package httpapi_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"kotae/search"
	"kotae/search/httpapi"
)

// TestDescriptionRuns sends every example of the description to a real service, brings about every other answer that it
// names, and holds each request and answer against it.
func TestDescriptionRuns(t *testing.T) {
	c := newChecker(t)
	s := newSite(t, httpapi.Options{})
	empty := openSite(t, httpapi.Options{}, t.TempDir())
	strict := newSite(t, httpapi.Options{PerSecond: 0.001, Burst: 1})
	for _, op := range c.operations() {
		good := op.good(t)
		admin := "" // what the operation needs anyway
		if good.Key != "" {
			admin = good.Key
		}
		for _, x := range op.requests(t) {
			res := c.try(t, s, x, x.Status)
			if tag := res.Header.Get("ETag"); tag != "" {
				x.Headers = map[string]string{"If-None-Match": tag}
				c.try(t, s, x, http.StatusNotModified)
			}
		}
		for _, x := range op.parameterExamples(t) {
			x.Key = admin
			c.try(t, s, x, http.StatusOK)
		}
		if op.RequestBody != nil {
			for _, e := range op.RequestBody.Value.Content["application/json"].Examples {
				body, err := json.Marshal(e.Value.Value)
				if err != nil {
					t.Fatal(err)
				}
				c.try(t, s, example{Method: op.method, Path: good.Path, Key: admin, Body: string(body)}, good.Status)
			}
			large := example{Method: op.method, Path: good.Path, Key: admin, Body: `{"title":"` + strings.Repeat("面", 100_000) + `"}`}
			c.try(t, s, large, http.StatusRequestEntityTooLarge)
			form := example{Method: op.method, Path: good.Path, Key: admin, Body: "a=b", Headers: map[string]string{"Content-Type": "application/x-www-form-urlencoded"}}
			c.try(t, s, form, http.StatusUnsupportedMediaType)
		}
		if op.Responses.Value("401") != nil {
			wrong := good
			wrong.Key, wrong.Headers = "", map[string]string{"Authorization": "Bearer kotae_WRONG"}
			c.try(t, s, wrong, http.StatusUnauthorized)
		}
		if op.Responses.Value("503") != nil {
			c.try(t, empty, good, http.StatusServiceUnavailable)
		}
		if op.Responses.Value("429") != nil {
			_, _ = send(t, good.request(t, strict))
			c.try(t, strict, good, http.StatusTooManyRequests)
		}
	}
	for _, op := range c.operations() {
		for status := range op.Responses.Map() {
			if name := op.method + " " + op.path + " " + status; status != "default" && !c.seen[name] {
				t.Errorf("%s is described, but no request brought it about", name)
			}
		}
	}
	t.Log(len(c.seen), "kinds of answers")
}

// TestExamplesShowEveryWayToFind: the examples of a search bring about every value of found, and what was meant beside and
// instead of what was typed.
func TestExamplesShowEveryWayToFind(t *testing.T) {
	c := newChecker(t)
	s := newSite(t, httpapi.Options{})
	seen, instead := map[any]bool{}, map[bool]bool{}
	for _, op := range c.operations() {
		if op.path != "/v1/search" {
			continue
		}
		for _, x := range op.requests(t) {
			if x.Status != http.StatusOK {
				continue
			}
			_, body := send(t, x.request(t, s))
			var a search.Answer
			if err := json.Unmarshal([]byte(body), &a); err != nil {
				t.Fatal(err)
			}
			if a.Meant != nil {
				instead[a.Meant.Instead] = true
			}
			for _, h := range a.Hits {
				if h.Why == nil {
					continue
				}
				for _, w := range h.Why.Words {
					seen[w.Found] = true
				}
			}
		}
	}
	for _, found := range c.doc.Components.Schemas["WhyWord"].Value.Properties["found"].Value.Enum {
		if !seen[found] {
			t.Errorf("no example finds a word as %q", found)
		}
	}
	if len(instead) != 2 {
		t.Errorf("examples show %v of what was meant", instead)
	}
}

// TestDescriptionIsComplete: what is served is described, and the other way round.
func TestDescriptionIsComplete(t *testing.T) {
	c := newChecker(t)
	s := newSite(t, httpapi.Options{})
	_, body := s.ask(t, "GET", "/v1/nothing", "")
	var problem struct{ Routes []string }
	if err := json.Unmarshal([]byte(body), &problem); err != nil {
		t.Fatal(err)
	}
	want := slices.Sorted(slices.Values(problem.Routes))
	if got := slices.Sorted(maps.Keys(c.doc.Paths.Map())); !slices.Equal(got, want) {
		t.Errorf("described are %q, served %q", got, want)
	}
	for path, item := range c.doc.Paths.Map() {
		if path == "/metrics" {
			continue
		}
		methods := []string{"OPTIONS"}
		for method := range item.Operations() {
			methods = append(methods, method)
			if method == "GET" {
				methods = append(methods, "HEAD")
			}
		}
		slices.Sort(methods)
		res, _ := s.ask(t, "PATCH", strings.Replace(path, "{id}", "1308", 1), "")
		got := strings.Split(res.Header.Get("Allow"), ", ")
		slices.Sort(got)
		if res.StatusCode != 405 || !slices.Equal(got, methods) {
			t.Errorf("%s: %d, allowed %q, described %q", path, res.StatusCode, got, methods)
		}
	}
	described := c.doc.Paths.Value("/v1/search").Get
	_, body = s.ask(t, "GET", "/v1/search?x=1", "")
	var unknown struct{ Known []string }
	if err := json.Unmarshal([]byte(body), &unknown); err != nil {
		t.Fatal(err)
	}
	for _, name := range unknown.Known {
		if described.Parameters.GetByInAndName("query", name) == nil {
			t.Errorf("the parameter %s is not described", name)
		}
	}
	if n := len(described.Parameters); n != len(unknown.Known)+1 {
		t.Errorf("%d parameters are described, %d known", n, len(unknown.Known))
	}
}
