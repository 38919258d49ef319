// Package querylog keeps what people searched for and what they took of it, without who they were, in one SQLite file: each
// intent once, however many states of typing it went through.
package querylog

import (
	"cmp"
	"context"
	"fmt"
	"hash/maphash"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"kotae/indexer/analysis"
)

// FileName is the database's name in a data directory. SQLite keeps -wal and -shm files beside it while it is open.
const FileName = "queries.db"

// Options of a log.
type Options struct {
	Analyzer *analysis.Analyzer // reads kanji, so that めんせつ and 面接 are known for one intent
	Keep     time.Duration      // what is older is deleted; 0 keeps all
	MaxBytes int64              // of the file; what comes when it is full is lost. 0 is DefaultMaxBytes
	Log      *slog.Logger       // nil is silent
}

// DefaultMaxBytes is about 20 million searches: it keeps a flood of them from filling the disk.
const DefaultMaxBytes = 4 << 30

// maxWaiting is how many searches and takings wait to be looked at; more are dropped. It is a burst of some seconds.
const maxWaiting = 8_192

// Log is an open query log. Its methods are safe for concurrent use, never wait for the disk, and do nothing where it is nil.
type Log struct {
	seed    maphash.Seed // new with each process: nothing of a client can be found again
	in      chan message
	closing chan struct{}
	close   sync.Once
	done    chan struct{}
	cancel  context.CancelFunc

	written, dropped, failed atomic.Uint64
}

// Search is a search that somebody made.
type Search struct {
	Client     Client
	At         time.Time
	Text       string // as it was typed
	Outcome    string // strict, relaxed or zero
	Total      int
	Generation string
	Took       time.Duration
	Filtered   bool
}

// Taken is a result or a suggestion that somebody chose.
type Taken struct {
	Client   Client
	At       time.Time
	Kind     Kind
	Query    string // what was typed
	Text     string // of the suggestion
	Question string // its id, where one was opened
	Position int    // from 1
}

// Kind is what was taken.
type Kind string

// The kinds.
const (
	Result     Kind = "result"
	Suggestion Kind = "suggestion"
)

// Client tells who asks from others while the process runs. It is never written.
type Client uint64

// message is one of both.
type message struct {
	search *Search
	taken  *Taken
}

// Counts are lines since the log was opened: searches and takings that were written, that came faster than they could be looked
// at, and that were given up because the database could not be written for too long.
type Counts struct{ Written, Dropped, Failed uint64 }

// Open opens the log of a data directory, and makes it where there is none. What is wrong with the file is logged and tried
// again later: a service does without its log.
func Open(dir string, o Options) *Log {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.MaxBytes = cmp.Or(o.MaxBytes, DefaultMaxBytes)
	ctx, cancel := context.WithCancel(context.Background())
	l := &Log{seed: maphash.MakeSeed(), in: make(chan message, maxWaiting), closing: make(chan struct{}), done: make(chan struct{}), cancel: cancel}
	w := newWriter(l, dir, o)
	go w.run(ctx)
	return l
}

// Client makes a client of what it is told from others by, such as its address and its browser.
func (l *Log) Client(by ...string) Client {
	if l == nil {
		return 0
	}
	var h maphash.Hash
	h.SetSeed(l.seed)
	for _, s := range by {
		_, _ = h.WriteString(s)
		_ = h.WriteByte(0)
	}
	return Client(h.Sum64())
}

// Searched takes note of a search; of one without words, such as a list of all, there is nothing to note.
func (l *Log) Searched(s Search) {
	if l == nil || strings.TrimSpace(s.Text) == "" {
		return
	}
	l.send(message{search: &s})
}

// Taken takes note of what was chosen after a query, which ends its intent.
func (l *Log) Taken(t Taken) {
	if l == nil || strings.TrimSpace(t.Query) == "" {
		return
	}
	l.send(message{taken: &t})
}

func (l *Log) send(m message) {
	select {
	case <-l.closing:
		l.dropped.Add(1)
		return
	default:
	}
	select {
	case l.in <- m:
	default:
		l.dropped.Add(1)
	}
}

// Counts tells how the log does.
func (l *Log) Counts() Counts {
	if l == nil {
		return Counts{}
	}
	return Counts{l.written.Load(), l.dropped.Load(), l.failed.Load()}
}

// Close writes what was noted, open intents too, and closes the file. It waits for no longer than ctx.
func (l *Log) Close(ctx context.Context) error {
	if l == nil {
		return nil
	}
	l.close.Do(func() { close(l.closing) })
	defer l.cancel()
	select {
	case <-l.done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("the last lines of the query log may be lost: %w", ctx.Err())
	}
}
