// Package clusters finds the questions of a whole corpus of which an editor may make one, or that stand in each other's way, without
// comparing each with each: cost grows nearly as the corpus does.
//
// Find reads each question once, files it under what it is found by (duplicates.Sign), and scores it against the few that share most.
// What is alike are Links; Found.Groups makes clusters of them, in which any two are alike: no chains.
package clusters

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"slices"

	"kotae/corpus"
	"kotae/search/duplicates"
)

// CompetingFrom is the score of two titles from which they compete for the same queries.
const CompetingFrom = 0.8

// Options of Find.
type Options struct {
	Questions []uint32                                   // the numbers of those that are looked through, ascending
	Read      func(doc uint32) (*corpus.Question, error) // one of them; called by several goroutines
	Preparer  *duplicates.Preparer
	Model     *duplicates.Model
	Floor     float64 // the score from which two are linked; 0 is duplicates.DefaultThreshold
	Workers   int     // goroutines; 0 is one for each processor

	Progress func(share float64) // told now and then how much is done, from 0 to 1, by one goroutine at a time; nil is nobody
	Pause    func()              // called between two questions by each worker, to let others go first; nil goes on
}

// Link is a pair that is alike.
type Link struct {
	A, B  uint32 // A < B
	Score float32
	Kind  Kind
}

// Set are questions to which an adviser gave the same answer.
type Set struct {
	Docs   []uint32  // ascending
	Scores []float32 // how much of the answer each shares with the first one's, by length
}

// Found is what was found in a corpus. It never changes.
type Found struct {
	Links  []Link // by A, B
	Sets   []Set
	Scored int // pairs that were compared
}

// Find looks a corpus through. Equal options find the same.
func Find(ctx context.Context, o Options) (*Found, error) {
	if o.Floor == 0 {
		o.Floor = duplicates.DefaultThreshold
	}
	if o.Workers == 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	s, err := read(ctx, &o)
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	f, err := s.compare(ctx)
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	f.Sets = s.pasted()
	slices.SortFunc(f.Links, func(x, y Link) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	f.Links = slices.CompactFunc(f.Links, func(x, y Link) bool { return x.A == y.A && x.B == y.B })
	return f, s.close()
}
