package search

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kotae/indexer/decisions"
)

// Forget makes a question not found any more, in this generation and in all that follow, before it returns. One that is
// forgotten already stays as it is; ErrNotFound is for an id that no question of the generation has. The text stays on
// disk until kotae prune.
func (s *Service) Forget(ctx context.Context, id, note string) error {
	s.deciding.Lock()
	defer s.deciding.Unlock()
	if err := s.decide(ctx); err != nil {
		return err
	}
	q, err := s.toForget(id)
	if q == nil {
		return err
	}
	if err := s.writeForgotten(ctx, *q, note); err != nil {
		return err
	}
	return s.decide(context.WithoutCancel(ctx)) // it is written: whoever asked and left must not find it either
}

// toForget returns what is to be written into the list, or nil where it is there already.
func (s *Service) toForget(id string) (*decisions.Forgotten, error) {
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	d := e.decided.Load()
	if n, ok := d.number(e.gen, id); ok {
		return &decisions.Forgotten{ID: e.gen.Columns.IDs[n], Print: e.gen.Columns.Prints[n]}, nil
	}
	if _, ok := d.follow(id, func(id string) bool { return d.forgotten[id] }); ok {
		return nil, nil
	}
	return nil, fmt.Errorf("%w: %q", ErrNotFound, id)
}

func (s *Service) writeForgotten(ctx context.Context, f decisions.Forgotten, note string) (err error) {
	db, err := decisions.Open(ctx, s.store.Dir())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	f.At, f.Note = time.Now(), note
	return db.Forget(ctx, f)
}

// Keys returns the API keys that are good, or ErrNotReady while the decisions have never been read. Do not change the list.
func (s *Service) Keys() ([]decisions.Key, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.decided == nil {
		return nil, fmt.Errorf("%w: %s", ErrNotReady, s.undecided)
	}
	return s.decided.keys, nil
}

// decide looks at the decisions and puts what is new into force. Where they cannot be read, those last read stay in
// force. The caller holds deciding.
func (s *Service) decide(ctx context.Context) error {
	if s.closed { // written by Close alone, which holds deciding
		return fmt.Errorf("%w: %s", ErrNotReady, s.problem)
	}
	d, err := s.ledger.look(ctx, s.decided)
	if err != nil && ctx.Err() != nil {
		return err // says nothing of the decisions
	}
	problem := ""
	if err != nil {
		problem = err.Error()
	}
	var of *engine
	var judged *judged
	if err == nil && d != s.decided {
		if e, err := s.acquire(); err == nil { // before anybody waits for it
			defer e.release()
			of, judged = e, judge(d, e.gen)
		}
	}
	s.mu.Lock()
	news, first := err == nil && d != s.decided, problem != "" && s.undecided == ""
	s.undecided = problem
	if news {
		s.decided = d
		switch {
		case s.engine == nil:
		case s.engine == of:
			of.obey(d, judged)
		default: // it is a new one, or the first
			s.engine.obey(d, judge(d, s.engine.gen))
		}
	}
	s.mu.Unlock()
	switch {
	case first:
		s.opts.Log.Error("the decisions cannot be read; those last read stay in force", "problem", problem)
	case news && d.revision > 0:
		s.opts.Log.Info("decisions are in force", "revision", d.revision, "forgotten", len(d.forgotten), "verdicts", len(d.verdicts))
	}
	return err
}

// obey makes the engine answer as was decided, at once for every request that begins after it. The caller holds mu, if
// anybody else knows the engine.
func (e *engine) obey(d *decided, j *judged) {
	docs := d.hidden(e.gen)
	e.index.Hide(docs)
	e.decided.Store(d)
	e.judged.Store(j)
	e.forgotten = len(docs)
}

// number finds a question that is not forgotten by its id or an alias.
func (e *engine) number(id string) (uint32, error) {
	n, ok := e.decided.Load().number(e.gen, id)
	if !ok {
		return 0, fmt.Errorf("%w: %q", ErrNotFound, id)
	}
	return n, nil
}
