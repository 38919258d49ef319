package web

import (
	"errors"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kotae/indexer/generation"
	"kotae/search"
)

// address is what the address of a search asks for. Its methods return changed copies: links to other searches.
type address struct {
	Query   string
	Filters map[string][]string // by facet: values that are not empty, each once
	Sort    search.Sort         // "" is by relevance
	Page    int                 // from 1
}

// readAddress reads the parameters that a search page has. Those it does not know are not its business: links to pages
// collect them on their way.
func readAddress(values url.Values) (address, error) {
	a := address{Query: strings.TrimSpace(values.Get("q")), Filters: map[string][]string{}, Page: 1}
	if !utf8.ValidString(a.Query) {
		return a, &paramError{"検索の言葉を読み取れませんでした。もう一度入力してください。"}
	}
	for _, facet := range generation.FacetNames {
		for _, value := range values[facet] {
			if !utf8.ValidString(value) {
				return a, &paramError{"絞り込みの条件を読み取れませんでした。検索欄から、もう一度お試しください。"}
			}
			if value = oneLine(value); value != "" && !slices.Contains(a.Filters[facet], value) {
				a.Filters[facet] = append(a.Filters[facet], value)
			}
		}
	}
	if a.Sort = search.Sort(values.Get("sort")); a.Sort == search.ByRelevance {
		a.Sort = ""
	}
	if number := values.Get("page"); number != "" {
		n, err := strconv.ParseUint(number, 10, 31)
		if errors.Is(err, strconv.ErrRange) {
			return a, &paramError{badRequest("page")}
		}
		if err != nil || n == 0 {
			return a, &paramError{"ページの番号は1以上の数字で指定してください。"}
		}
		a.Page = int(n)
	}
	return a, nil
}

// isEmpty reports an address that asks for nothing: the home page.
func (a address) isEmpty() bool { return a.Query == "" && len(a.Filters) == 0 && a.Sort == "" }

// request is the search of the page, with the counts that its filters show.
func (a address) request() search.Request {
	return search.Request{
		Query: a.Query, Filters: a.Filters, Facets: generation.FacetNames[:], Sort: a.Sort, Page: a.Page, PerPage: search.DefaultPerPage,
	}
}

// has reports whether a value of a facet is chosen.
func (a address) has(facet, value string) bool { return slices.Contains(a.Filters[facet], value) }

// with chooses one more value of a facet, and begins at the first page again.
func (a address) with(facet, value string) address {
	return a.choosing(facet, append(slices.Clone(a.Filters[facet]), value))
}

// without takes a value of a facet back.
func (a address) without(facet, value string) address {
	return a.choosing(facet, slices.DeleteFunc(slices.Clone(a.Filters[facet]), func(v string) bool { return v == value }))
}

func (a address) choosing(facet string, values []string) address {
	a.Filters, a.Page = maps.Clone(a.Filters), 1
	if a.Filters == nil {
		a.Filters = map[string][]string{}
	}
	if a.Filters[facet] = values; len(values) == 0 {
		delete(a.Filters, facet)
	}
	return a
}

func (a address) unfiltered() address {
	a.Filters, a.Page = nil, 1
	return a
}

func (a address) searching(text string) address {
	a.Query, a.Page = text, 1
	return a
}

func (a address) by(s search.Sort) address {
	a.Sort, a.Page = s, 1
	return a
}

func (a address) at(page int) address {
	a.Page = page
	return a
}

// String is the address of the search; what goes without saying is left out.
func (a address) String() string {
	if encoded := a.encode(); encoded != "" {
		return "/?" + encoded
	}
	return "/"
}

// question is the address of a question found here, which knows the way back.
func (a address) question(id string) string {
	if encoded := a.encode(); encoded != "" {
		return questionPath(id) + "?" + encoded
	}
	return questionPath(id)
}

func (a address) encode() string {
	v := url.Values{}
	for facet, values := range a.Filters {
		v[facet] = values
	}
	if a.Query != "" {
		v.Set("q", a.Query)
	}
	if a.Sort != "" {
		v.Set("sort", string(a.Sort))
	}
	if a.Page > 1 {
		v.Set("page", strconv.Itoa(a.Page))
	}
	return v.Encode()
}

// filtered is the address of all questions with a value of a facet.
func filtered(facet, value string) string {
	return address{Filters: map[string][]string{facet: {oneLine(value)}}}.String()
}
