package search

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"kotae/corpus"
	"kotae/indexer/generation"
	"kotae/search/duplicates/clusters"
)

// sweep looks for questions of a generation that an editor may make one, in the background. It is made with its engine and begins when
// it is first asked for.
type sweep struct {
	begin    sync.Once
	stop     context.CancelFunc // nil before it began
	progress atomic.Uint64      // in millionths
	ended    chan struct{}      // closed when it is done
	result   *swept             // of what ended well …
	err      error              // … or why it did not

	mu      sync.Mutex
	stopped bool // before it began, or since
}

func newSweep() *sweep { return &sweep{ended: make(chan struct{})} }

// start begins the sweep of an engine, if it has not begun; the caller uses the engine.
func (s *sweep) start(e *engine) {
	s.begin.Do(func() {
		ctx, cancel := context.WithCancel(context.Background())
		s.mu.Lock()
		s.stop = cancel
		if s.stopped {
			cancel()
		}
		s.mu.Unlock()
		e.users.Add(1)
		go func() {
			defer e.release()
			defer cancel()
			defer close(s.ended)
			s.result, s.err = e.sweepOver(ctx, clusters.Options{Workers: backgroundWorkers(), Progress: s.tell, Pause: e.giveWay})
			if s.err == nil {
				s.err = s.result.Close() // the few questions that are shown are prepared again
			}
		}()
	})
}

// cancel ends a sweep whose generation is not served any more.
func (s *sweep) cancel() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopped = true; s.stop != nil {
		s.stop()
	}
}

func (s *sweep) tell(share float64) { s.progress.Store(uint64(share * 1e6)) }

// backgroundWorkers leave a processor to those who search, where there are several.
func backgroundWorkers() int { return max(1, runtime.GOMAXPROCS(0)-1) }

const (
	// giveWayFor is how long a sweep waits before it looks again whether requests are under way …
	giveWayFor = time.Millisecond
	// … and giveWayTimes how often, before it goes on in any case: a busy site has its duplicates found too.
	giveWayTimes = 20
)

// giveWay waits while anybody uses an engine but the service and the sweep.
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
	out.Found, err = clusters.Find(ctx, o)
	return out, err
}
