package httpapi

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kotae/search"
)

// maxEcho is how much of a value a problem repeats, in code points.
const maxEcho = 40

// params holds the parameters of a request.
type params struct {
	values url.Values
	known  []string
}

// readParams takes those of once one time and those of many any number of times. It refuses what is not known, not UTF-8,
// given twice or not decodable, so that a slip of the caller is told instead of being searched for.
func readParams(r *http.Request, once []string, many ...string) (params, error) {
	known := slices.Concat(once, many)
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return params{}, &problem{Type: "/problems/malformed-query", Title: "Malformed query string",
			Status: http.StatusBadRequest, Known: known,
			Detail: fmt.Sprintf("%v; percent-encode the values as UTF-8, with %%25 for a percent sign and %%3B for a semicolon", err)}
	}
	for _, name := range slices.Sorted(maps.Keys(values)) { // so that the same request has the same answer
		if !slices.Contains(known, name) {
			return params{}, unknownParameter(name, known)
		}
		if n := len(values[name]); n > 1 && slices.Contains(once, name) {
			return params{}, &problem{Type: "/problems/repeated-parameter", Title: "Repeated parameter",
				Status: http.StatusBadRequest, Parameter: name, Known: known,
				Detail: fmt.Sprintf("%s is given %d times; give it once", name, n)}
		}
		for _, value := range values[name] {
			if !utf8.ValidString(value) {
				return params{}, invalid(name, "the value is not UTF-8; percent-encode the UTF-8 bytes of the text")
			}
		}
	}
	return params{values, known}, nil
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

// one returns a parameter, "" where it is not given.
func (p params) one(name string) string { return p.values.Get(name) }

// numberRange is how large a number may be, and what is said of a larger one.
type numberRange struct {
	most int
	over string
}

var (
	pageRange = numberRange{search.MaxDepth,
		fmt.Sprintf("is too deep; page × per_page must not exceed %d; make the query narrower", search.MaxDepth)}
	perPageRange = numberRange{search.MaxPerPage, fmt.Sprintf("is out of range; use 1 to %d", search.MaxPerPage)}
)

// number returns a parameter that counts from 1, written one way only, or missing where it is not given.
func (p params) number(name string, missing int, in numberRange) (int, error) {
	if !p.values.Has(name) {
		return missing, nil
	}
	s := p.one(name)
	n, err := strconv.ParseUint(s, 10, 64)
	switch large := errors.Is(err, strconv.ErrRange); {
	case err != nil && !large, strings.HasPrefix(s, "0"):
		return 0, invalid(name, fmt.Sprintf("%q is not a number from 1 up; leave it out for the default, or use for example %s=2",
			clip(s), name))
	case large, n > uint64(in.most):
		return 0, invalid(name, clip(s)+" "+in.over)
	}
	return int(n), nil
}

// yes returns a parameter that is 1 or 0, false where it is not given.
func (p params) yes(name string) (bool, error) {
	switch s := p.one(name); {
	case !p.values.Has(name), s == "0":
		return false, nil
	case s == "1":
		return true, nil
	default:
		return false, invalid(name, fmt.Sprintf("%q is neither 1 nor 0; use %s=1, or leave it out", clip(s), name))
	}
}

func clip(s string) string { return clipTo(s, maxEcho) }

// clipTo shortens s to so many code points.
func clipTo(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most]) + "…"
}
