package search

import (
	"context"

	"kotae/indexer/analysis"
)

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

var _ = context.Background
