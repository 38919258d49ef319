package search

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"kotae/corpus"
	"kotae/indexer/generation"
	"kotae/search/duplicates/clusters"
)

// sweep looks for questions of a generation that an editor may make one, in the background. It is made with its engine, begins when it is
// first asked for, and goes by the synonyms of that moment.
type sweep struct {
	progress atomic.Uint64 // in millionths
	ended    chan struct{} // closed when it is done
	result   *swept        // of what ended well …
	err      error         // … or why it did not
	before   *swept        // of the generation before, in the numbers of this one; nil where there is none

	mu      sync.Mutex
	begun   bool
	stopped bool
	stop    context.CancelFunc // once it has begun
}

func newSweep() *sweep { return &sweep{ended: make(chan struct{})} }

// start begins the sweep of an engine, if it has not begun. The caller uses the engine.
func (s *sweep) start(e *engine) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.begun {
		return
	}
	s.begun = true
	var ctx context.Context
	if ctx, s.stop = context.WithCancel(context.Background()); s.stopped {
		s.stop()
	}
	e.users.Add(1)
	go func() {
		defer e.release()
		defer close(s.ended)
		s.run(ctx, e)
	}()
}

func (s *sweep) run(ctx context.Context, e *engine) {
	defer s.cancel()
	tell := func(share float64) { s.progress.Store(uint64(share * 1e6)) }
	w, err := e.sweepOver(ctx, clusters.Options{Workers: backgroundWorkers(), Progress: tell, Pause: e.giveWay})
	if err == nil {
		err = w.Close() // the few questions that are shown are prepared again
	}
	s.result, s.err = w, err
}

// cancel ends a sweep, begun or not, whose generation is not served any more.
func (s *sweep) cancel() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopped = true; s.stop != nil {
		s.stop()
	}
}

// tell is what is known: of this generation, or as long as nothing is of the one before; nil is nothing. It tells a queue how far it is.
func (s *sweep) tell(q *Queue) *swept {
	select {
	case <-s.ended:
	default:
		q.State, q.Progress = SweepWorking, float64(s.progress.Load())/1e6
		return s.before
	}
	switch {
	case s.err == nil:
		q.State, q.Progress = SweepReady, 1
		return s.result
	case errors.Is(s.err, context.Canceled): // another generation is served already
		q.State = SweepWorking
	default:
		q.State, q.Reason = SweepFailed, s.err.Error()
	}
	return s.before
}

// follow takes over what is known of the generation before, for an engine that nobody asks yet, and reports whether that one's sweep had
// begun: then this one is to begin as soon as the engine is served.
func (s *sweep) follow(e, old *engine) (begun bool) {
	old.sweep.mu.Lock()
	begun = old.sweep.begun
	old.sweep.mu.Unlock()
	if !begun {
		return false
	}
	if w := old.sweep.tell(new(Queue)); w != nil {
		s.before = w.renumbered(old.gen, e.gen)
	}
	return true
}

// backgroundWorkers leave a processor to those who search, where there are several.
func backgroundWorkers() int { return max(1, runtime.GOMAXPROCS(0)-1) }

const (
	// giveWayFor is how long a sweep waits before it looks again whether requests are under way …
	giveWayFor = time.Millisecond
	// … and giveWayTimes how often before it goes on in any case for some milliseconds: a busy site has its duplicates found too.
	giveWayTimes = 20
)

// giveWay waits while anybody uses the engine but the service and the sweep.
func (e *engine) giveWay() {
	for range giveWayTimes {
		if e.users.Load() <= 2 {
			return
		}
		time.Sleep(giveWayFor)
	}
}

// swept is what was found in a generation, and the groups that it makes by what is decided.
type swept struct {
	*clusters.Found
	questions int
	newest    int64 // when the newest question was asked, in Unix seconds

	mu      sync.Mutex
	grouped []*grouped // for some terms, the last made last
}

// sweepOver looks an engine's questions through by some options. The caller closes what was found.
func (e *engine) sweepOver(ctx context.Context, o clusters.Options) (*swept, error) {
	l, err := e.wordings.Load().likeness()
	if err != nil {
		return nil, err
	}
	d := e.decided.Load()
	columns := e.gen.Columns
	out := &swept{newest: generation.NoDate}
	for doc := range columns.IDs {
		if n := uint32(doc); columns.Live(n) && !d.hides(e.gen, columns.IDs[n]) {
			o.Questions = append(o.Questions, n)
			out.newest = max(out.newest, columns.Asked[n])
		}
	}
	o.Preparer, o.Model = l.Preparer, l.Model
	o.Read = func(doc uint32) (*corpus.Question, error) { return readRecord(e.gen, columns.IDs[doc]) }
	out.questions = len(o.Questions)
	if out.Found, err = clusters.Find(ctx, o); err != nil {
		return nil, err
	}
	return out, nil
}

// renumbered is what was found in one generation as it is of another, as far as the questions are worded as they were.
func (w *swept) renumbered(from, to *generation.Generation) *swept {
	return &swept{questions: w.questions, newest: w.newest, Found: w.Found.Renumbered(func(doc uint32) (uint32, bool) {
		n, ok := to.Number(from.Columns.IDs[doc])
		return n, ok && to.Columns.Prints[n] == from.Columns.Prints[doc]
	})}
}
