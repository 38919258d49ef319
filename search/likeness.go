package search

import (
	"context"
	"fmt"
	"sync"

	"github.com/maypok86/otter/v2"

	"kotae/search/duplicates"
	"kotae/search/thesaurus"
)

// likeness compares the questions of a generation with each other and with drafts. It is made when somebody first needs it: its
// vocabulary takes a second.
type likeness struct {
	*duplicates.Preparer
	*duplicates.Model
	known *otter.Cache[uint32, *duplicates.Prepared]  // by document
	parts *otter.Cache[partKey, *duplicates.Prepared] // as they are compared with drafts
}

// partKey names a question without what a draft has not.
type partKey struct {
	doc   uint32
	basis duplicates.Basis
}

// maxKnown is how many questions are kept as they are compared, 3 KB each: an editor's queue and what is like a draft are looked at
// again and again.
const maxKnown = 20_000

// newLikeness makes the likeness by a thesaurus when it is first called.
func (e *engine) newLikeness(t *thesaurus.Thesaurus) func() (*likeness, error) {
	return sync.OnceValues(func() (*likeness, error) {
		statistics := &duplicates.Statistics{Questions: len(e.gen.Columns.IDs), Holding: func(term string) int {
			n, err := e.index.Holding(context.Background(), term)
			if err != nil { // a question then counts as one of rare words; what cannot be read is told where it is searched
				return 0
			}
			return n
		}}
		p, err := duplicates.NewPreparer(e.analyzer, statistics, duplicates.Options{Thesaurus: t})
		if err != nil {
			return nil, err
		}
		m, err := duplicates.Default()
		if err != nil {
			return nil, err
		}
		known, err := otter.New(&otter.Options[uint32, *duplicates.Prepared]{MaximumSize: maxKnown})
		if err != nil {
			return nil, fmt.Errorf("the cache of compared questions cannot be made: %w", err)
		}
		parts, err := otter.New(&otter.Options[partKey, *duplicates.Prepared]{MaximumSize: maxKnown})
		if err != nil {
			return nil, fmt.Errorf("the cache of compared questions cannot be made: %w", err)
		}
		return &likeness{p, m, known, parts}, nil
	})
}

// prepared is a question of the generation as it is compared.
func (e *engine) prepared(l *likeness, doc uint32) (*duplicates.Prepared, error) {
	if p, ok := l.known.GetIfPresent(doc); ok {
		return p, nil
	}
	q, err := readRecord(e.gen, e.gen.Columns.IDs[doc])
	if err != nil {
		return nil, err
	}
	p := l.Prepare(q)
	l.known.Set(doc, p)
	return p, nil
}

// preparedFor is a question of the generation as it is compared on no more than a basis.
func (e *engine) preparedFor(l *likeness, doc uint32, basis duplicates.Basis) (*duplicates.Prepared, error) {
	if basis == duplicates.Answers {
		return e.prepared(l, doc)
	}
	if p, ok := l.parts.GetIfPresent(partKey{doc, basis}); ok {
		return p, nil
	}
	q, err := readRecord(e.gen, e.gen.Columns.IDs[doc])
	if err != nil {
		return nil, err
	}
	p := l.PrepareFor(basis, q)
	l.parts.Set(partKey{doc, basis}, p)
	return p, nil
}
