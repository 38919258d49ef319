package search

import (
	"context"
	"time"

	"kotae/indexer/analysis"
	"kotae/search/query"
)

// Observation tells of one time that the service looked for something.
type Observation struct {
	Kind       Kind
	Query      string  // of a search, as it was typed; whoever logs it tells what somebody looked for
	Page       int     // of a search, from 1
	Filtered   bool    // a search of the questions that have some value of a facet
	Outcome    Outcome // "" with an Err
	Total      int     // as Answer.Total
	Question   string  // the id that KindRelated was asked for
	Generation string
	Took       time.Duration
	Err        error

	terms func() []string // nil where there are none to tell
}

// Kind is what was looked for.
type Kind string

// The kinds: a search, questions related to one, and questions related to a draft.
const (
	KindSearch  Kind = "search"
	KindRelated Kind = "related"
	KindDraft   Kind = "draft"
)

// Outcome is what was found.
type Outcome string

// The outcomes. Only a search is ever relaxed.
const (
	Strict  Outcome = "strict"
	Relaxed Outcome = "relaxed" // as Answer.Relaxed
	Zero    Outcome = "zero"
)

// Terms are the words of a search as the index has them, those that are excluded after a minus; analysed when it is called.
// Of a draft nothing is told.
func (o Observation) Terms() []string {
	if o.terms == nil {
		return nil
	}
	return o.terms()
}

type observerKey struct{}

// Observed lets f know of each search that is made with the context, and of each look for related questions: once, before
// the answer is returned. What is refused before anything was looked for is not told.
func Observed(ctx context.Context, f func(Observation)) context.Context {
	return context.WithValue(ctx, observerKey{}, f)
}

// observed asks, and tells whoever observes the context, if anybody does.
func (e *engine) observed(ctx context.Context, o Observation, ask func() (*Answer, error)) (*Answer, error) {
	started := time.Now()
	a, err := ask()
	f, ok := ctx.Value(observerKey{}).(func(Observation))
	if !ok {
		return a, err
	}
	o.Took, o.Generation, o.Err = time.Since(started), e.gen.Manifest.Name, err
	if a != nil {
		o.Total = a.Total
	}
	switch {
	case err != nil:
	case a.Total == 0:
		o.Outcome = Zero
	case a.Relaxed:
		o.Outcome = Relaxed
	default:
		o.Outcome = Strict
	}
	f(o)
	return a, err
}

// terms are those of a query. It plans the query once more, which spares all the searches that nobody asks about.
func (e *engine) terms(text string) []string {
	terms := []string{}
	p, err := e.plan(context.Background(), text)
	if err != nil {
		return nil
	}
	for _, w := range p.rank.Words {
		terms = append(terms, w.Term)
	}
	return append(terms, e.excludedTerms(query.Parse(query.Finished(text)).Clauses, false)...)
}

// excludedTerms are those that clauses exclude; all of them are where excluded is set. The values of facets are no terms.
func (e *engine) excludedTerms(clauses []query.Clause, excluded bool) (terms []string) {
	for _, c := range clauses {
		not := c.Not || excluded
		for _, q := range c.Any {
			terms = append(terms, e.excludedTerms(q.Clauses, not)...)
		}
		if _, isPart := parts[c.Field]; !not || !isPart || c.Mode != "" {
			continue
		}
		for _, t := range e.analyzer.Analyze(c.Text).Tokens {
			if t.Kind == analysis.Word {
				terms = append(terms, "-"+t.Term)
			}
		}
	}
	return terms
}
