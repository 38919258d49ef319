// Package search answers queries over the current generation: ranked questions, one question, related questions.
package search

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search/rank"
	"kotae/search/thesaurus"
)

// Options of a service.
type Options struct {
	Log        *slog.Logger         // nil is silent
	CacheBytes int                  // of decoded postings, and for an eighth each cut sentences and records of hits, kept in memory; 0 is DefaultCacheBytes
	Weights    *rank.Weights        // nil is rank.Default
	Thesaurus  *thesaurus.Thesaurus // nil is thesaurus.Load of the data directory, read again when it changes

	// PastQueries tells what people searched for and found, the most frequent first, to be suggested; nil where nobody knows. A
	// query that finds nothing any more is left out. Watch asks from time to time.
	PastQueries func(context.Context) ([]PastQuery, error)
}

// DefaultCacheBytes holds about all postings that searches of 100,000 questions touch.
const DefaultCacheBytes = 256 << 20

// Service answers from the current generation and moves to the next one when it is published. Requests that are under
// way end on the generation they began with.
type Service struct {
	store    *generation.Store
	analyzer *analysis.Analyzer // of generations that a site's own words are not in
	opts     Options            // Thesaurus is what is in force, and guarded like the engine

	reloading sync.Mutex // held by whoever changes what is below: one reload at a time, or Close
	synonyms  synonyms   // reading them
	fixed     bool       // the caller gave the thesaurus

	past    past // Watch's alone
	offered atomic.Int64
	watched atomic.Bool // Watch runs

	deciding sync.Mutex // held by whoever reads or writes decisions; taken after reloading, if both
	ledger   ledger

	mu        sync.RWMutex    // held for each change too, so that requests see all of it
	engine    *engine         // nil while there is nothing to answer from
	current   string          // what CURRENT said when it was last looked at with success or failure
	problem   string          // what is wrong with it, if the engine is not of it
	decided   *decided        // nil until the decisions could be read: a forgotten question must never reappear
	undecided string          // what is wrong with the decisions, if they cannot be read now
	unread    string          // what is wrong with the site's own synonyms, if they cannot be used now
	closed    bool            // for good
	tried     time.Time       // when it was last opened, with success or not
	stamp     string          // of the generation looked at, which tells it from another one of its name; reload alone uses it
	before    rank.CacheStats // counts of the engines before
}

// Open opens the current generation and reads what is decided about it. Without a generation, or where the decisions
// cannot be read, the service is not ready, which is no error.
func Open(store *generation.Store, a *analysis.Analyzer, opts Options) (*Service, error) {
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	if opts.CacheBytes == 0 {
		opts.CacheBytes = DefaultCacheBytes
	}
	if opts.Weights == nil {
		w := rank.Default()
		opts.Weights = &w
	}
	fixed := opts.Thesaurus != nil
	if !fixed {
		t, err := thesaurus.Default()
		if err != nil {
			return nil, err
		}
		opts.Thesaurus = t
	}
	s := &Service{store: store, analyzer: a, opts: opts, ledger: ledger{dir: store.Dir()}, synonyms: newSynonyms(store.Dir()), fixed: fixed}
	s.lookAtDecisions(context.Background())
	s.lookAtSynonyms()
	s.reload()
	return s, nil
}

// acquire returns the engine to answer one request from; release it.
func (s *Service) acquire() (*engine, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	switch {
	case s.engine == nil:
		return nil, fmt.Errorf("%w: %s", ErrNotReady, s.problem)
	case s.decided == nil:
		return nil, fmt.Errorf("%w: %s", ErrNotReady, s.undecided)
	}
	s.engine.users.Add(1)
	return s.engine, nil
}

// Close lets go of the generation; requests under way still end on it, later ones get ErrNotReady. A Watch that still
// runs opens no other.
func (s *Service) Close() error {
	s.reloading.Lock()
	defer s.reloading.Unlock()
	s.deciding.Lock()
	defer s.deciding.Unlock()
	s.mu.Lock()
	s.closed, s.problem = true, "the service was closed"
	s.mu.Unlock()
	s.serve(nil)
	s.ledger.close()
	s.ledger.closeWriter()
	return nil
}

// Status tells whether the service can answer, and from what.
func (s *Service) Status() Status {
	s.mu.RLock()
	defer s.mu.RUnlock()
	switch {
	case s.decided == nil:
		return Status{Reason: cmp.Or(s.problem, s.undecided)}
	case s.engine == nil:
		return Status{Reason: s.problem, Decisions: s.decided.revision}
	}
	m := s.engine.gen.Manifest
	return Status{
		Ready: true, Reason: cmp.Or(s.problem, s.undecided, s.unread), Synonyms: s.unread, Thesaurus: s.opts.Thesaurus.Fingerprint(), Offered: s.offered.Load(), Generation: m.Name, Sample: m.Sample,
		Questions: m.Questions - s.engine.forgotten, Built: m.Created, Decisions: s.decided.revision,
	}
}

// Cache tells how the cache of decoded postings does: what it holds now, and what was counted since the service was opened,
// so that the counts never fall. What a request that is under way still does to the cache of a generation before is lost.
func (s *Service) Cache() rank.CacheStats {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.cache()
}

// cache is Cache for who holds mu.
func (s *Service) cache() rank.CacheStats {
	c := s.before
	if s.engine != nil {
		now := s.engine.index.Cache()
		c.Hits, c.Misses, c.Evictions = c.Hits+now.Hits, c.Misses+now.Misses, c.Evictions+now.Evictions
		c.Entries, c.Bytes = now.Entries, now.Bytes
	}
	return c
}

// Search returns the questions that match, best first; those that only conditions and filters ask for, newest first.
func (s *Service) Search(ctx context.Context, r Request) (*Answer, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	o := Observation{Kind: KindSearch, Query: r.Query, Page: r.Page, Filtered: r.isFiltered(), terms: func() []string { return e.terms(r.Query) }}
	return e.observed(ctx, o, func() (*Answer, error) { return e.search(ctx, r) })
}

// Question returns one question, or ErrNotFound.
func (s *Service) Question(_ context.Context, id string) (*corpus.Question, error) {
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	return e.question(id)
}

// Related returns at most n questions (1 to MaxPerPage) related to a question, or ErrNotFound. Of questions of nearly the
// same title only the best is returned, and none where it is nearly the question's own; Total is how many are returned.
func (s *Service) Related(ctx context.Context, id string, n int) (*Answer, error) {
	if err := checkRelated(n); err != nil {
		return nil, err
	}
	e, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release()
	o := Observation{Kind: KindRelated, Question: id}
	return e.observed(ctx, o, func() (*Answer, error) { return e.related(ctx, id, n) })
}
