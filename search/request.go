package search

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Limits of a request. Deep pages cost what all pages before them cost.
const (
	DefaultPerPage = 10
	MaxPerPage     = 100
	MaxDepth       = 10_000 // page × per_page
	MaxQueryBytes  = 4_096
	MaxFilters     = 50       // values of one facet
	MaxDraftBytes  = 64 << 10 // title and body

	DefaultLooks = 1_000  // some 50 ms of one core at 2 KB a question
	EditorLooks  = 20_000 // a second
	AnyLooks     = 1 << 30
)

// Request is one search.
type Request struct {
	Query   string
	Page    int // from 1; 0 is 1
	PerPage int // 1 to MaxPerPage; 0 is DefaultPerPage

	// Filters keep the questions that have one of the values of each facet named: OR within a facet, AND between them. The
	// keys are generation.FacetNames. With a filter, with Facets or ByDate the query may be empty.
	Filters map[string][]string
	Facets  []string // facets to count, by name; counted over what the other facets' filters leave
	Sort    Sort
	Why     bool // tell for each hit why it is there

	// Looks is at how many questions' own texts the search may look, which exact:, re: and a lemma: of several words need beside
	// the index; 0 is DefaultLooks. Patterns admits re: at all. A query that would need more is refused.
	Looks    int
	Patterns bool
}

// Sort is the order of the hits.
type Sort string

// The orders; "" is ByRelevance.
const (
	ByRelevance Sort = "relevance"
	ByDate      Sort = "date" // newest first, by Asked, or else Updated; undated ones last
)

// Draft is a text that is not in the index, for which related questions are wanted.
type Draft struct {
	Title string `json:"title"`
	Body  string `json:"body"`
}

// Status tells whether the service can answer, and from what.
type Status struct {
	Ready      bool      `json:"ready"`
	Reason     string    `json:"reason,omitempty"` // why it is not ready, or why it serves an older generation or heeds older decisions or synonyms
	Generation string    `json:"generation,omitempty"`
	Sample     bool      `json:"sample"`    // the questions are the embedded sample, not the site's
	Questions  int       `json:"questions"` // without the forgotten ones
	Decisions  int64     `json:"decisions"` // the revision of the decisions in force
	Built      time.Time `json:"built,omitzero"`

	Synonyms  string `json:"-"` // what is wrong with the site's own synonyms, if those before count
	Thesaurus string `json:"-"` // fingerprint of the one in force
	Offered   int64  `json:"-"` // grows where what is suggested changes by what people search for
}

// ErrNotFound is returned for an id that no question of the generation has, or a forgotten one.
var ErrNotFound = errors.New("no such question")

// ErrNotReady is returned while there is no generation to answer from, or it is not known what is forgotten.
var ErrNotReady = errors.New("nothing can be answered yet")

// RequestError says which part of a request cannot be served and how to mend it.
type RequestError struct {
	Param  string // the name of the parameter, as the API knows it
	Reason string
	Fix    string
}

func (e *RequestError) Error() string { return fmt.Sprintf("%s: %s; %s", e.Param, e.Reason, e.Fix) }

// AsksNothing reports a request that names nothing to find or to count: no query, filter or facet, nor the newest of all.
func (r *Request) AsksNothing() bool {
	return r.isBare() && len(r.Facets) == 0 && r.Sort != ByDate
}

// isBare reports a request without a query and filters, which all questions match.
func (r *Request) isBare() bool { return !r.isFiltered() && strings.TrimSpace(r.Query) == "" }

func (r *Request) isFiltered() bool {
	for _, values := range r.Filters {
		if slices.ContainsFunc(values, func(v string) bool { return strings.TrimSpace(v) != "" }) {
			return true
		}
	}
	return false
}

// check fills in the defaults and refuses what is out of bounds.
func (r *Request) check() error {
	if r.Page == 0 {
		r.Page = 1
	}
	if r.PerPage == 0 {
		r.PerPage = DefaultPerPage
	}
	switch {
	case r.Page < 1:
		return &RequestError{"page", fmt.Sprintf("%d is not a page", r.Page), "pages count from 1"}
	case r.PerPage < 1 || r.PerPage > MaxPerPage:
		return &RequestError{"per_page", fmt.Sprintf("%d is out of range", r.PerPage), fmt.Sprintf("use 1 to %d", MaxPerPage)}
	case r.Page > MaxDepth || r.Page*r.PerPage > MaxDepth:
		return &RequestError{"page", fmt.Sprintf("page %d of %d hits is too deep", r.Page, r.PerPage),
			fmt.Sprintf("page × per_page must not exceed %d; make the query narrower", MaxDepth)}
	case len(r.Query) > MaxQueryBytes:
		return &RequestError{"q", fmt.Sprintf("the query has %d bytes", len(r.Query)), fmt.Sprintf("use at most %d", MaxQueryBytes)}
	case r.Sort != "" && r.Sort != ByRelevance && r.Sort != ByDate:
		return &RequestError{"sort", fmt.Sprintf("there is no order %q", r.Sort), fmt.Sprintf("use %s or %s", ByRelevance, ByDate)}
	}
	if err := cmp.Or(checkConditions(r.Query), r.checkModes(), r.checkFacets()); err != nil {
		return err
	}
	if r.AsksNothing() {
		return &RequestError{"q", "there is nothing to look for", "give words, a filter, or facets to count; sort by date for all questions"}
	}
	return nil
}

var fourDigits = regexp.MustCompile(`^\s*[0-9０-９]{4}\s*$`)

func (r *Request) checkFacets() error {
	for _, name := range r.Facets {
		if facetNumber(name) < 0 {
			return &RequestError{"facets", fmt.Sprintf("there is no facet %q", name), "use " + facetNames()}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(r.Filters)) {
		if facetNumber(name) < 0 {
			return &RequestError{name, "questions cannot be filtered by it", "use " + facetNames()}
		}
		if n := len(r.Filters[name]); n > MaxFilters {
			return &RequestError{name, fmt.Sprintf("it is given %d times", n), fmt.Sprintf("use at most %d values", MaxFilters)}
		}
	}
	for _, year := range r.Filters["year"] {
		if strings.TrimSpace(year) != "" && !fourDigits.MatchString(year) {
			return &RequestError{"year", fmt.Sprintf("%.40q is not a year", year), "name each year, as 2025; a range is year:2023-2025 within the query"}
		}
	}
	return nil
}
