package generation

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	index "github.com/blevesearch/bleve_index_api"
)

// filler is the id of a document that is added and removed again where there is nothing else to merge with. No question
// can have it: an id has no spaces.
const filler = " "

// Fragmentation tells in how many segments the documents are, and how many documents that are gone are still stored.
func (r *Revision) Fragmentation() (segments, holes int, err error) {
	snapshot, err := r.snapshot()
	if err != nil {
		return 0, 0, err
	}
	for _, s := range snapshot.Segments() {
		segments++
		holes += int(s.FullSize() - s.LiveSize())
	}
	return segments, holes, snapshot.Close()
}

// Compact writes all documents into one segment and leaves nothing of those that are gone.
func (r *Revision) Compact(ctx context.Context) error {
	segments, holes, err := r.Fragmentation()
	if err != nil || segments == 0 || segments == 1 && holes == 0 {
		return err
	}
	lone := segments == 1
	if lone { // bleve merges nothing with nothing
		if err := r.Change(ctx, []index.Document{document.NewDocument(filler)}, nil); err != nil {
			return err
		}
		segments++
	}
	options := mergeplan.SingleSegmentMergePlanOptions
	options.SegmentsPerMergeTask = segments // all at once: none is written twice
	options.ScoreSegments = func(s []mergeplan.Segment, _ *mergeplan.MergePlanOptions) float64 { return -float64(len(s)) }
	if err := r.run(ctx, func() error { return r.index.ForceMerge(ctx, &options) }); err != nil {
		return err
	}
	if lone {
		if err := r.Change(ctx, nil, []string{filler}); err != nil {
			return err
		}
	}
	if segments, _, err = r.Fragmentation(); err == nil && segments > 1 {
		err = fmt.Errorf("the index could not be merged: it still has %d segments", segments)
	}
	return err
}
