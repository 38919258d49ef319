package search

import (
	"context"
	"fmt"
	"slices"
)

// QueuePlace is a cluster with its place in the queue of a filter.
type QueuePlace struct {
	Cluster        *Cluster
	Number, Total  int    // from 1, of so many; 0 where the cluster is not open, or does not pass the filter
	Previous, Next string // the ids of its neighbours, "" where there are none
}

// QueuePlace finds a cluster, decided or not, and its neighbours in the queue. It returns ErrNotFound for an id of none, and while the
// questions are still looked through.
func (s *Service) QueuePlace(_ context.Context, f QueueFilter, id string) (*QueuePlace, error) {
	e, g, err := s.groups(&f)
	if err != nil {
		return nil, err
	}
	defer e.release()
	p := &QueuePlace{}
	var found, last *groupedCluster
	for i := range g.open {
		c := &g.open[i]
		if !f.accepts(e, c) {
			continue
		}
		p.Total++
		switch {
		case c.id == id:
			found, p.Number = c, p.Total
			if last != nil {
				p.Previous = last.id
			}
		case last != nil && last.id == id:
			p.Next = c.id
		}
		last = c
	}
	for _, list := range [][]groupedCluster{g.open, g.all} {
		if i := slices.IndexFunc(list, func(c groupedCluster) bool { return c.id == id }); found == nil && i >= 0 {
			found = &list[i]
		}
	}
	if found == nil {
		return nil, fmt.Errorf("%w: cluster %q", ErrNotFound, id)
	}
	p.Cluster, err = e.cluster(found)
	return p, err
}

// FirstOpen is the id of the first cluster in the queue of a filter that has at least two of some questions, or, where none are
// given, of the first of all; "" where there is none.
func (s *Service) FirstOpen(_ context.Context, f QueueFilter, ids ...string) (string, error) {
	e, g, err := s.groups(&f)
	if err != nil {
		return "", err
	}
	defer e.release()
	for i := range g.open {
		c := &g.open[i]
		of := 0
		for _, doc := range c.docs {
			if slices.Contains(ids, e.gen.Columns.IDs[doc]) {
				of++
			}
		}
		if f.accepts(e, c) && (of > 1 || len(ids) == 0) {
			return c.id, nil
		}
	}
	return "", nil
}

// groups are the clusters of the current generation by a filter's score, with the engine that they are of, to be released.
func (s *Service) groups(f *QueueFilter) (*engine, *grouped, error) {
	if err := f.check(); err != nil {
		return nil, nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, nil, err
	}
	e.sweep.start(e)
	w := e.sweep.tell(new(Queue))
	if w == nil {
		e.release()
		return nil, nil, fmt.Errorf("%w: the questions are being looked through for duplicates", ErrNotFound)
	}
	return e, w.group(e, f.MinScore), nil
}
