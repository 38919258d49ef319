package httpapi

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxEcho is how much of a value a problem repeats, in code points.
const maxEcho = 40

// params holds each parameter of a request once.
type params map[string]string

// readParams refuses what is not known, not UTF-8, given twice or not decodable, so that a slip of the caller is told
// instead of being searched for.
func readParams(r *http.Request, known ...string) (params, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, &problem{Type: "/problems/malformed-query", Title: "Malformed query string",
			Status: http.StatusBadRequest, Known: known,
			Detail: fmt.Sprintf("%v; percent-encode the values as UTF-8, with %%25 for a percent sign and %%3B for a semicolon", err)}
	}
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names) // so that the same request has the same answer

	p := make(params, len(values))
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, unknownParameter(name, known)
		}
		if n := len(values[name]); n > 1 {
			return nil, &problem{Type: "/problems/repeated-parameter", Title: "Repeated parameter",
				Status: http.StatusBadRequest, Parameter: name, Known: known,
				Detail: fmt.Sprintf("%s is given %d times; give it once", name, n)}
		}
		value := values[name][0]
		if !utf8.ValidString(value) {
			return nil, invalid(name, "the value is not UTF-8; percent-encode the UTF-8 bytes of the text")
		}
		p[name] = value
	}
	return p, nil
}

func unknownParameter(name string, known []string) *problem {
	name = clip(strings.ToValidUTF8(name, "\uFFFD"))
	fix := "this address takes none"
	if len(known) > 0 {
		fix = "the parameters here are " + strings.Join(known, ", ")
	}
	return &problem{Type: "/problems/unknown-parameter", Title: "Unknown parameter", Status: http.StatusBadRequest,
		Parameter: name, Known: known, Detail: fmt.Sprintf("%q is not a parameter of this address; %s", name, fix)}
}

// number returns a parameter that counts from 1, or missing where it is not given.
func (p params) number(name string, missing int) (int, error) {
	s, ok := p[name]
	if !ok {
		return missing, nil
	}
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil || n == 0 {
		return 0, invalid(name, fmt.Sprintf("%q is not a number from 1 up; leave it out for the default, or use for example %s=2",
			clip(s), name))
	}
	return int(n), nil
}

func clip(s string) string {
	r := []rune(s)
	if len(r) <= maxEcho {
		return s
	}
	return string(r[:maxEcho]) + "…"
}
