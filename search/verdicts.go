package search

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kotae/corpus"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// VerdictFilter says which verdicts are wanted; the zero value all, the first page of them.
type VerdictFilter struct {
	Kind     decisions.Kind
	State    State
	By       string
	Question string    // an id: those about it
	Since    time.Time // decided then or later
	Page     int       // from 1; 0 is 1
	PerPage  int       // 1 to MaxPerPage; 0 is MaxPerPage
}

// VerdictPage are verdicts, the newest first. Those about forgotten questions are none.
type VerdictPage struct {
	Total    int       `json:"total"`
	Page     int       `json:"page"`
	PerPage  int       `json:"per_page"`
	Verdicts []Verdict `json:"verdicts"`
}

// Verdicts tells what was decided, of each pair the last, and what became of it.
func (s *Service) Verdicts(_ context.Context, f VerdictFilter) (*VerdictPage, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	return f.page(e.judged.Load(), e.lookup()), nil
}

// Verdicts tells all of what was decided, as Service.Verdicts, without the dictionary that a Service loads, and also where there
// is no index. Of the filter the page does not count.
func Verdicts(ctx context.Context, store *generation.Store, f VerdictFilter) (list []Verdict, err error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	l, err := openLookup(ctx, store)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	j := judge(l.decided, l.gen)
	for i := range j.list {
		if v := &j.list[i]; f.accepts(v, l.lookup) {
			list = append(list, l.verdict(&v.Verdict, v.state))
		}
	}
	return list, nil
}

// openedLookup is a lookup in the current generation, if there is one; close it.
type openedLookup struct{ lookup }

func openLookup(ctx context.Context, store *generation.Store) (*openedLookup, error) {
	gen, d, err := openDecided(ctx, store)
	if errors.Is(err, generation.ErrNone) {
		l := ledger{dir: store.Dir()}
		d, err = l.look(ctx, nil)
		l.close()
	}
	if err != nil {
		return nil, err
	}
	return &openedLookup{lookup{gen, d, func(id string) (*corpus.Question, error) { return readRecord(gen, id) }}}, nil
}

func (l *openedLookup) close() error {
	if l.gen == nil {
		return nil
	}
	return l.gen.Close()
}

// checkPage refuses a page of a list that there cannot be.
func checkPage(page, perPage int) error {
	switch {
	case page < 1 || page > MaxDepth:
		return &RequestError{"page", fmt.Sprintf("%d is not a page", page), fmt.Sprintf("pages count from 1 to %d", MaxDepth)}
	case perPage < 1 || perPage > MaxPerPage:
		return &RequestError{"per_page", fmt.Sprintf("%d is out of range", perPage), fmt.Sprintf("use 1 to %d", MaxPerPage)}
	}
	return nil
}

func (f *VerdictFilter) check() error {
	f.Page, f.PerPage = cmp.Or(f.Page, 1), cmp.Or(f.PerPage, MaxPerPage)
	if err := checkPage(f.Page, f.PerPage); err != nil {
		return err
	}
	switch {
	case f.Kind != "" && !slices.Contains(decisions.Kinds, f.Kind):
		return &RequestError{"kind", fmt.Sprintf("there is no verdict %q", clipped(string(f.Kind))), "use " + Listed(decisions.Kinds)}
	case f.State != "" && !slices.Contains(States, f.State):
		return &RequestError{"state", fmt.Sprintf("there is no state %q", clipped(string(f.State))), "use " + Listed(States)}
	}
	return nil
}

func (f *VerdictFilter) page(j *judged, l lookup) *VerdictPage {
	p := &VerdictPage{Page: f.Page, PerPage: f.PerPage, Verdicts: []Verdict{}}
	for i := range j.list {
		v := &j.list[i]
		if !f.accepts(v, l) {
			continue
		}
		if p.Total/f.PerPage == f.Page-1 {
			p.Verdicts = append(p.Verdicts, l.verdict(&v.Verdict, v.state))
		}
		p.Total++
	}
	return p
}

func (f *VerdictFilter) accepts(v *judgedVerdict, l lookup) bool {
	return (f.Kind == "" || v.Kind == f.Kind) && (f.State == "" || v.state == f.State) && (f.By == "" || v.By == f.By) &&
		!v.At.Before(f.Since) && (f.Question == "" || l.isAbout(v, f.Question))
}

// isAbout reports a verdict about a question, by its id or another name.
func (l lookup) isAbout(v *judgedVerdict, id string) bool {
	if v.A == id || v.B == id {
		return true
	}
	n, ok := l.decided.number(l.gen, id)
	return ok && v.state != Absent && slices.Contains(v.docs[:], n)
}

// Canonical is the id of the question that stands for one, of which it is a duplicate, as editors decided; "" where it stands for
// itself. It returns ErrNotFound as Question does.
func (s *Service) Canonical(_ context.Context, id string) (string, error) {
	e, err := s.acquire()
	if err != nil {
		return "", err
	}
	defer e.release()
	n, err := e.number(id)
	if err != nil {
		return "", err
	}
	if r := e.judged.Load().representative(n); r != n {
		return e.gen.Columns.IDs[r], nil
	}
	return "", nil
}
