package search

import (
	"context"
	"math"
	"slices"
	"time"

	"kotae/indexer/analysis"
	"kotae/indexer/completion"
)

// What may be completed and is not in the generation: what the thesaurus calls things, which an editor may change at any
// moment, and what people searched for.

// PastQuery is what people searched for and found.
type PastQuery struct {
	Text  string
	Count int // how often
}

const (
	maxPastQueries = 2000             // that are suggested, the most frequent first
	pastEvery      = 10 * time.Minute // how often it is asked what people search for
	pastBonus      = 1.0              // nats that a query counts more than a term in as many documents
	notTitled      = 2.0              // nats that a name counts less that stands in no title
	otherName      = 1.0              // and that stands there by another name
)

// heads are the names of the thesaurus's groups that find something: by themselves, or by another name of the group.
func (e *engine) heads(w *wordings) []completion.Entry {
	var heads []completion.Entry
	seen := map[string]bool{}
	for _, g := range w.Groups() {
		if g.Kind == "never" || g.Kind == "typo" || seen[g.Terms[0]] {
			continue
		}
		docs, weight, itself := 0, 0.0, false
		for i, text := range g.Terms {
			all, titled := e.holders(text)
			w := math.Log1p(float64(all))
			if titled == 0 { // said by the way, or the words stand apart
				w -= notTitled
			}
			if i > 0 {
				w -= otherName
			}
			docs, weight, itself = max(docs, all), max(weight, w), itself || i == 0 && all > 0
		}
		if docs > 0 && (itself || e.findsStrictly(context.Background(), g.Terms[0])) {
			head := completion.NewEntry(e.analyzer, g.Terms[0], completion.Query)
			head.Docs, head.Weight = uint32(docs), min(weight, completion.MaxWeight)
			heads = append(heads, head)
			seen[g.Terms[0]] = true
		}
	}
	return heads
}

// holders counts the questions that have all words of a text, and those that have them in the title, as Together does.
func (e *engine) holders(text string) (all, titled int) {
	terms := e.informative(text)
	if slices.ContainsFunc(terms, func(t string) bool { return !e.index.Holds(t) }) {
		return 0, 0
	}
	all, titled, err := e.index.Together(context.Background(), terms)
	if err != nil {
		return 0, 0
	}
	return all, titled
}

// offer makes the engine complete what the thesaurus calls things, and what people searched for.
func (e *engine) offer(heads []completion.Entry, past []PastQuery) {
	entries := slices.Clone(heads)
	for _, q := range past[:min(len(past), maxPastQueries)] {
		entry := completion.NewEntry(e.analyzer, q.Text, completion.Query)
		if entry.Surface == "" || !e.findsStrictly(context.Background(), q.Text) {
			continue
		}
		entry.Weight = min(math.Log1p(float64(q.Count))+pastBonus, completion.MaxWeight)
		entries = append(entries, entry)
	}
	e.live.Store(completion.NewSet(entries))
}

// informative are the terms of a text that say something.
func (e *engine) informative(text string) []string {
	var terms []string
	for _, t := range e.analyzer.Analyze(text).Tokens {
		if t.Kind == analysis.Word && !analysis.IsFiller(t.Term) {
			terms = append(terms, t.Term)
		}
	}
	return terms
}

// term is a word as the index has it.
func (e *engine) term(word string) string {
	if terms := e.informative(word); len(terms) == 1 {
		return terms[0]
	}
	return word
}

// lookAtLive makes the engine complete what the thesaurus and people call things where that is due: for each new engine or
// thesaurus, and from time to time.
func (s *Service) lookAtLive(ctx context.Context) {
	e, err := s.acquire()
	if err != nil {
		return
	}
	defer e.release()
	w := e.wordings.Load()
	isNew := s.past.of != w
	if !isNew && (s.opts.PastQueries == nil || time.Since(s.past.asked) < pastEvery) {
		return
	}
	s.past.of, s.past.asked = w, time.Now()
	var past []PastQuery
	if s.opts.PastQueries != nil {
		if past, err = s.opts.PastQueries(ctx); err != nil {
			s.opts.Log.Warn("past queries are not suggested", "problem", err)
		}
	}
	if isNew || err == nil {
		e.offer(w.heads(), past)
		s.offered.Add(1)
	}
}

// completed is what may be completed beside the generation's own. While the service is watched it does not wait for it: a new
// generation's is known some moments later.
func (e *engine) completed() *completion.Set {
	if set := e.live.Load(); set != nil || e.watched != nil && e.watched.Load() {
		return set
	}
	e.offer(e.wordings.Load().heads(), nil)
	return e.live.Load()
}

// past is what Watch remembers of asking.
type past struct {
	of    *wordings
	asked time.Time
}
