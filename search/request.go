package search

import (
	"errors"
	"fmt"
	"time"
)

// Limits of a request. Deep pages cost what all pages before them cost.
const (
	DefaultPerPage = 10
	MaxPerPage     = 100
	MaxDepth       = 10_000 // page × per_page
	MaxQueryBytes  = 4_096
)

// Request is one search.
type Request struct {
	Query   string
	Page    int // from 1; 0 is 1
	PerPage int // 1 to MaxPerPage; 0 is DefaultPerPage
}

// Status tells whether the service can answer, and from what.
type Status struct {
	Ready      bool      `json:"ready"`
	Reason     string    `json:"reason,omitempty"` // why it is not ready, or why it serves an older generation
	Generation string    `json:"generation,omitempty"`
	Sample     bool      `json:"sample"` // the questions are the embedded sample, not the site's
	Questions  int       `json:"questions"`
	Built      time.Time `json:"built,omitzero"`
}

// ErrNotFound is returned for an id that no question of the generation has.
var ErrNotFound = errors.New("no such question")

// ErrNotReady is returned while there is no generation to answer from.
var ErrNotReady = errors.New("there is no index yet")

// RequestError says which part of a request cannot be served and how to mend it.
type RequestError struct {
	Param  string // the name of the parameter, as the API knows it
	Reason string
	Fix    string
}

func (e *RequestError) Error() string { return fmt.Sprintf("%s: %s; %s", e.Param, e.Reason, e.Fix) }

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
	}
	return nil
}
