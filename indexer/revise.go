package indexer

import (
	"context"
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// Where an update leaves more than these, all documents are written into one segment: a search looks into each segment,
// and documents that are gone still take their place in the files.
const (
	maxSegments   = 10
	maxHolesShare = 0.20
)

// revise writes only what changes, into a copy of the base.
func (c *changes) revise(ctx context.Context, draft *generation.Draft, dictionary func() (*analysis.Analyzer, error), opts Options) (rows []generation.Row, err error) {
	revision, err := draft.Revise(ctx, c.base.Generation)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, revision.Close()) }()
	var batch []index.Document
	flush := func() error {
		err := revision.Change(ctx, batch, c.gone)
		batch, c.gone = nil, nil
		return err
	}
	out, err := newWriter(draft, func(doc *document.Document) error {
		if batch = append(batch, doc); len(batch) < batchSize {
			return nil
		}
		return flush()
	})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, out.close()) }()
	if err := out.keep(c.base.Generation, append(c.same, c.kept...)); err != nil {
		return nil, err
	}
	questions := func(yield func(*corpus.Question, string) error) error { return c.spool.each(c.fresh, yield) }
	if err := analyseAll(ctx, dictionary, questions, len(c.fresh), out.add, opts); err != nil {
		return nil, err
	}
	if err := flush(); err != nil {
		return nil, err
	}
	segments, holes, err := revision.Fragmentation()
	if err != nil {
		return nil, err
	}
	// What is forgotten must not stay in the files either.
	if c.erased > 0 || segments > maxSegments || float64(holes) > maxHolesShare*float64(holes+len(out.rows)) {
		if err := revision.Compact(ctx); err != nil {
			return nil, err
		}
	}
	return out.rows, revision.Save()
}

// keep copies the rows and texts of documents that stay as they are.
func (w *writer) keep(from *generation.Generation, docs []uint32) error {
	slices.Sort(docs)
	for _, doc := range docs {
		row := from.Columns.Row(doc)
		row.Title, _ = from.Completions.Titles.Of(doc)
		if err := w.append(row, from.Text(doc)); err != nil {
			return err
		}
	}
	return nil
}
