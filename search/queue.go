package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"kotae/indexer/generation"
	"kotae/search/duplicates/clusters"
)

// Queue is what is left for editors to decide, the most beneficial first, and how far they are.
type Queue struct {
	State    SweepState `json:"state"`
	Progress float64    `json:"progress"`         // of the look through the current index, from 0 to 1
	Reason   string     `json:"reason,omitempty"` // why it failed
	Open     int        `json:"open"`             // clusters to decide
	Decided  int        `json:"decided"`          // clusters of which all is decided
	Total    int        `json:"total"`            // open ones that pass the filter
	Page     int        `json:"page"`
	PerPage  int        `json:"per_page"`
	Clusters []Cluster  `json:"clusters"`
}

// SweepState says whether the questions of an index have been looked through.
type SweepState string

// The states.
const (
	SweepReady   SweepState = "ready"
	SweepWorking SweepState = "working"
	SweepFailed  SweepState = "failed"
)

// QueueFilter says which clusters are wanted. The zero value is the first of all.
type QueueFilter struct {
	Category string // a member is of it
	Adviser  string // a member has an answer of hers
	Kind     clusters.Kind
	MinScore float64   // any two members score as much; from clusters' floor, duplicates.DefaultThreshold, on
	NewSince time.Time // a member is dated since
	Page     int       // from 1; 0 is 1
	PerPage  int       // at most MaxPerPage; 0 is DefaultPerPage
}

func (f *QueueFilter) check() error {
	f.Page, f.PerPage = cmp.Or(f.Page, 1), cmp.Or(f.PerPage, DefaultPerPage)
	if err := checkPage(f.Page, f.PerPage); err != nil {
		return err
	}
	switch {
	case f.Kind != "" && !slices.Contains(clusters.Kinds, f.Kind):
		return &RequestError{"kind", fmt.Sprintf("there is no kind %q", clipped(string(f.Kind))), "use " + Listed(clusters.Kinds)}
	case !(f.MinScore >= 0 && f.MinScore <= 1):
		return &RequestError{"min_score", fmt.Sprintf("%g is no score", f.MinScore), "use 0 to 1"}
	}
	return nil
}

// Queue tells what there is to decide in the current generation. Its questions are looked through in the background when this is first
// asked; until then the state is SweepWorking, with the clusters of the generation before as far as its questions are still there. What
// is decided meanwhile takes effect at once.
func (s *Service) Queue(_ context.Context, f QueueFilter) (*Queue, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	q := &Queue{Page: f.Page, PerPage: f.PerPage, Clusters: []Cluster{}}
	e.sweep.start(e)
	w := e.sweep.tell(q)
	if w == nil {
		return q, nil
	}
	g := w.group(e, f.MinScore)
	q.Open, q.Decided = len(g.open), g.decided
	for i := range g.open {
		c := &g.open[i]
		if !f.accepts(e, c) {
			continue
		}
		if q.Total/f.PerPage == f.Page-1 {
			shown, err := e.cluster(c)
			if err != nil {
				return nil, err
			}
			q.Clusters = append(q.Clusters, *shown)
		}
		q.Total++
	}
	return q, nil
}

func (f *QueueFilter) accepts(e *engine, c *groupedCluster) bool {
	return (f.Kind == "" || c.kind == f.Kind) &&
		(f.Category == "" || e.anyHas(c.docs, generation.Category, f.Category)) &&
		(f.Adviser == "" || e.anyHas(c.docs, generation.Adviser, f.Adviser)) &&
		(f.NewSince.IsZero() || slices.ContainsFunc(c.docs, func(doc uint32) bool { return e.gen.Columns.Asked[doc] >= f.NewSince.Unix() }))
}

// anyHas reports whether one of some questions has a value of a facet.
func (e *engine) anyHas(docs []uint32, facet int, value string) bool {
	f := &e.gen.Columns.Facets[facet]
	o, ok := slices.BinarySearch(f.Values, value)
	return ok && slices.ContainsFunc(docs, func(doc uint32) bool { return slices.Contains(f.Of(doc), uint32(o)) })
}
