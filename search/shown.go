package search

import (
	"fmt"

	"github.com/maypok86/otter/v2"

	"kotae/corpus"
)

// newRecords is a memory for the records of hits, which a search box asks for again with every letter, of at most so many bytes.
func newRecords(bytes int) (*otter.Cache[string, *corpus.Question], error) {
	cache, err := otter.New(&otter.Options[string, *corpus.Question]{
		MaximumWeight: uint64(max(bytes, 1)),
		Weigher:       func(_ string, q *corpus.Question) uint32 { return uint32(weight(q)) },
	})
	if err != nil {
		return nil, fmt.Errorf("the cache of records cannot be made: %w", err)
	}
	return cache, nil
}

// weight is how many bytes a record takes in memory, about.
func weight(q *corpus.Question) int {
	n := 1024 + len(q.Title) + len(q.Body)
	for i := range q.Answers {
		n += 512 + len(q.Answers[i].Headline) + len(q.Answers[i].Text())
	}
	return n
}

// shown is the record of a hit. It is shared: nobody may change it.
func (e *engine) shown(id string) (*corpus.Question, error) {
	if q, ok := e.records.GetIfPresent(id); ok {
		return q, nil
	}
	q, err := readRecord(e.gen, id)
	if err == nil {
		e.records.Set(id, q)
	}
	return q, err
}
