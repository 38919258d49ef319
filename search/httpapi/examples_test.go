package httpapi_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// example is one of the description's x-requests.
type example struct {
	Method  string            `json:"method"`
	Path    string            `json:"path"`
	Key     string            `json:"key"` // a scope
	Headers map[string]string `json:"headers"`
	Body    string            `json:"body"`
	Status  int               `json:"status"`
}

func (x example) request(t *testing.T, s *site) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), x.Method, s.server.URL+x.Path, strings.NewReader(x.Body))
	if err != nil {
		t.Fatal(err)
	}
	r.URL.RawQuery = escaped(r.URL.RawQuery)
	if x.Body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if x.Key != "" {
		r.Header.Set("Authorization", "Bearer "+s.keys[x.Key])
	}
	for name, value := range x.Headers {
		r.Header.Set(name, value)
	}
	return r
}

// escaped is a query string as a browser sends it.
func escaped(query string) string {
	var b strings.Builder
	for i := range len(query) {
		if c := query[i]; c > ' ' && c < 0x7f && c != '"' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// operation is one method of an address, as described.
type operation struct {
	method, path string
	*openapi3.Operation
	parameters openapi3.Parameters // the address's and the method's own
}

// operations are those of the description; what forgets comes last.
func (c *checker) operations() []operation {
	var all []operation
	for path, item := range c.doc.Paths.Map() {
		for method, op := range item.Operations() {
			all = append(all, operation{method, path, op, slices.Concat(item.Parameters, op.Parameters)})
		}
	}
	slices.SortFunc(all, func(a, b operation) int {
		return strings.Compare(strconv.FormatBool(a.method == "DELETE")+a.path, strconv.FormatBool(b.method == "DELETE")+b.path)
	})
	return all
}

// requests are the operation's x-requests.
func (o operation) requests(t *testing.T) []example {
	t.Helper()
	raw, err := json.Marshal(o.Extensions["x-requests"])
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	if err := json.Unmarshal(raw, &all); err != nil || len(all) == 0 {
		t.Fatalf("%s %s: no x-requests, %v", o.method, o.path, err)
	}
	for i := range all {
		if all[i].Method == "" {
			all[i].Method = o.method
		}
	}
	return all
}

// good is a request that is answered with success.
func (o operation) good(t *testing.T) example {
	t.Helper()
	all := o.requests(t)
	return all[slices.IndexFunc(all, func(x example) bool { return x.Status < 300 })]
}

// parameterExamples are good requests, one for each example of a parameter.
func (o operation) parameterExamples(t *testing.T) []example {
	t.Helper()
	var all []example
	for _, ref := range o.parameters {
		p := ref.Value
		values := []any{p.Example}
		for _, e := range p.Examples {
			values = append(values, e.Value.Value)
		}
		for _, v := range values {
			if v == nil || p.In != "query" {
				continue
			}
			query := url.Values{}
			if p.Name != "q" && (o.path == "/v1/search" || o.path == "/v1/suggest") {
				query.Set("q", "面接")
			}
			if list, ok := v.([]any); !ok {
				query.Set(p.Name, fmt.Sprint(v))
			} else if p.Explode != nil && !*p.Explode {
				query.Set(p.Name, strings.Trim(strings.Join(strings.Fields(fmt.Sprint(list)), ","), "[]"))
			} else {
				for _, one := range list {
					query.Add(p.Name, fmt.Sprint(one))
				}
			}
			all = append(all, example{Method: o.method, Path: strings.Replace(o.path, "{id}", "1308", 1) + "?" + query.Encode()})
		}
	}
	return all
}
