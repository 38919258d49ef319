package search

import (
	"context"
	"errors"
	"sync"
	"time"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// pollEvery is how often the service looks for a new generation and for decisions: a small file is read, and a row.
const pollEvery = 500 * time.Millisecond

// retryEvery is how long a generation that could not be opened is left alone; the next try reads all of it again.
const retryEvery = time.Minute

// Watch moves the service to each generation that becomes current, and puts into force what is decided and the site's own
// synonyms, until ctx ends.
// A large generation takes seconds to open; decisions do not wait for it.
func (s *Service) Watch(ctx context.Context) {
	s.watched.Store(true)
	defer s.watched.Store(false)
	var group sync.WaitGroup
	defer group.Wait()
	group.Go(func() { every(ctx, func() { s.lookAtDecisions(ctx) }) })
	group.Go(func() {
		s.lookAtLive(ctx)
		every(ctx, func() { s.lookAtLive(ctx) })
	})
	every(ctx, func() {
		s.lookAtSynonyms()
		s.reload()
	})
}

func every(ctx context.Context, look func()) {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			look()
		}
	}
}

// lookAtDecisions puts new decisions into force; what is wrong with them is logged and in the Status.
func (s *Service) lookAtDecisions(ctx context.Context) {
	s.deciding.Lock()
	defer s.deciding.Unlock()
	_ = s.decide(ctx)
}

// reload opens the current generation if it is not the one that was last opened, or failed a moment ago.
func (s *Service) reload() {
	s.reloading.Lock()
	defer s.reloading.Unlock()
	if s.closed {
		return
	}
	name, err := s.store.Current()
	if errors.Is(err, generation.ErrNone) {
		s.report(name, err)
		return
	}
	if err != nil {
		name = "unreadable" // an older generation may do
	}
	stamp := s.store.Stamp(name)
	if name == s.current && stamp == s.stamp && (s.problem == "" || time.Since(s.tried) < retryEvery) {
		return
	}
	s.tried, s.stamp = time.Now(), stamp
	gen, problem := s.store.OpenCurrent(analysis.Fingerprint())
	if gen == nil {
		s.report(name, problem)
		return
	}
	if s.engine != nil && s.engine.gen.Manifest.Name == gen.Manifest.Name && s.engine.gen.Manifest.Checksum == gen.Manifest.Checksum {
		_ = gen.Close()
		s.report(name, problem)
		return
	}
	e, err := s.newEngine(gen)
	if err != nil {
		_ = gen.Close()
		s.report(name, err)
		return
	}
	s.serve(e)
	s.report(name, problem)
	s.opts.Log.Info("serving a generation", "generation", gen.Manifest.Name, "questions", gen.Manifest.Questions, "sample", gen.Manifest.Sample)
}

// newEngine makes an engine that cuts queries as the generation's texts were cut.
func (s *Service) newEngine(gen *generation.Generation) (*engine, error) {
	a := s.analyzer
	if gen.Dictionary != nil {
		var err error
		if a, err = indexer.Analyzer(gen); err != nil {
			return nil, err
		}
	}
	e, err := newEngine(gen, a, s.opts)
	if err == nil {
		e.watched = &s.watched
	}
	return e, err
}

// serve answers from an engine from now on, and lets go of the one before.
func (s *Service) serve(e *engine) {
	old := s.engine // who calls this is the only one who changes it
	sweeps := old != nil && e != nil && e.sweep.follow(e, old)
	s.mu.Lock()
	if e != nil && s.decided != nil {
		e.obey(s.decided, judge(s.decided, e.gen))
	}
	s.before = s.cache()
	s.before.Entries, s.before.Bytes = 0, 0
	s.engine = e
	s.mu.Unlock()
	if sweeps { // not before it obeys what is decided
		e.sweep.start(e)
	}
	if old != nil {
		old.sweep.cancel()
		old.release()
	}
}

// report remembers the state of the current generation, and logs a problem when it first appears.
func (s *Service) report(name string, err error) {
	problem := ""
	if err != nil {
		problem = err.Error()
	}
	s.mu.Lock()
	first := problem != s.problem
	s.current, s.problem = name, problem
	s.mu.Unlock()
	if first && problem != "" && !errors.Is(err, generation.ErrNone) {
		s.opts.Log.Error("the current generation cannot be served", "generation", name, "problem", problem)
	}
}
