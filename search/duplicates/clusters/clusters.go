// Package clusters finds the questions of a whole corpus of which an editor may make one, or that stand in each other's way, without
// comparing each with each: cost grows nearly as the corpus does.
//
// Find reads each question once, files it under what it is found by, its meanings (duplicates.Sign) and runs of its text, and scores it
// against those that share most. What is alike are Links; Found.Groups makes clusters of them, in which nearly any two are alike: no
// chains. A question takes 4 KB of a temporary file, and of memory some 0.5 KB: 8 bytes for each sign that another question has too, and
// 28 for each long answer.
package clusters

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"time"

	"kotae/corpus"
	"kotae/search/duplicates"
)

// Options of Find.
type Options struct {
	Questions []uint32                                   // the numbers of those that are looked through, ascending
	Read      func(doc uint32) (*corpus.Question, error) // one of them; called by several goroutines
	Preparer  *duplicates.Preparer
	Model     *duplicates.Model
	Floor     float64 // the score from which two are linked; 0 is duplicates.DefaultThreshold
	Dir       string  // of the temporary file, 4 KB a question; "" is the system's
	Workers   int     // goroutines; 0 is one for each processor

	Progress func(share float64) // told now and then how much is done, from 0 to 1, by one goroutine at a time; nil is nobody
	Pause    func()              // called by each worker every few milliseconds, to let others go first; nil goes on
}

// Link is a pair that is alike.
type Link struct {
	A, B  uint32 // A < B
	Score float32
	Kind  Kind
}

// Set are questions to which an adviser gave the same answer.
type Set struct {
	Docs   []uint32  // the one that the others are compared with first
	Scores []float32 // how much of the answer each shares with the first one's, by length
}

// Found is what was found in a corpus. It never changes; close it when nobody asks for its questions any more.
type Found struct {
	Links  []Link      // by A, B
	Apart  [][2]uint32 // pairs that were compared and are vetoed, of questions that have links
	Sets   []Set
	Pairs  int // that were compared
	Passes []Pass

	questions []uint32
	shelf     *shelf
}

// Pass is one time that all questions are gone through.
type Pass struct {
	Name string // read, file, compare or paste
	Took time.Duration
}

// Find looks a corpus through. Equal options find the same.
func Find(ctx context.Context, o Options) (*Found, error) {
	if o.Floor == 0 {
		o.Floor = duplicates.DefaultThreshold
	}
	if o.Workers == 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	shelf, err := newShelf(o.Dir, len(o.Questions))
	if err != nil {
		return nil, err
	}
	n := len(o.Questions)
	f := &finder{
		Options: o, shelf: shelf, meanings: newIndex(byMeaning, n), texts: newIndex(byText, n), found: &Found{questions: o.Questions, shelf: shelf},
	}
	for _, pass := range []struct {
		name string
		run  func(context.Context) error
	}{{"read", f.read}, {"file", f.file}, {"compare", f.compare}, {"paste", f.paste}} {
		started := time.Now()
		if err := pass.run(ctx); err != nil {
			return nil, errors.Join(err, shelf.close())
		}
		f.found.Passes = append(f.found.Passes, Pass{pass.name, time.Since(started)})
	}
	return f.found, nil
}

// Prepared is one of the questions as it was compared, until Close.
func (f *Found) Prepared(doc uint32) (*duplicates.Prepared, error) {
	n, _ := slices.BinarySearch(f.questions, doc)
	question, _, err := f.shelf.open(n, new([]byte))
	if err != nil {
		return nil, err
	}
	p := new(duplicates.Prepared)
	return p, p.UnmarshalBinary(question)
}

// Close removes the temporary file. What was found stays.
func (f *Found) Close() error { return f.shelf.close() }
