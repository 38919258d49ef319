package generation

import (
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Terms calls yield with every term of a field that a document has, in order, and how many documents have it. bleve's own
// dictionary counts documents that are gone, and after the first term that one document has once in a merged segment it counts 1
// for every other (v2.6.3: the iterator's list of postings keeps its mark of a single hit).
func Terms(r index.IndexReader, field string, yield func(term string, docs int) error) (err error) {
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return fmt.Errorf("bleve reads the index as %T", r)
	}
	var counters []*counter
	for _, s := range snapshot.Segments() {
		dict, err := s.Segment().Dictionary(field)
		if err != nil {
			return err
		}
		counters = append(counters, &counter{segment: s, dict: dict})
	}
	terms, err := r.FieldDict(field)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, terms.Close()) }()
	for {
		entry, err := terms.Next()
		if err != nil || entry == nil {
			return err
		}
		docs := 0
		for _, c := range counters {
			n, err := c.count(entry.Term)
			if err != nil {
				return err
			}
			docs += n
		}
		if docs == 0 {
			continue
		}
		if err := yield(entry.Term, docs); err != nil {
			return err
		}
	}
}

// counter counts the documents of a segment.
type counter struct {
	segment *scorch.SegmentSnapshot
	dict    segment.TermDictionary
	list    segment.PostingsList // used again and again
}

func (c *counter) count(term string) (n int, err error) {
	c.list, err = c.dict.PostingsList([]byte(term), c.segment.Deleted(), c.list)
	if err != nil {
		return 0, err
	}
	return int(c.list.Count()), nil
}
