package indexer

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// batchSize is how many documents bleve holds in memory before it writes a segment; at about 1 MB of maps each it bounds
// the build's memory.
const batchSize = 250

// rewriteAbove is the share of changed questions above which all are written anew. With 20,000 questions an update is not
// slower even where every one has changed (65 s of processor time, against 70 to 79 s), but from a half on it takes 800 to 900
// MB of memory, where writing anew takes 550. One per cent takes 3 s.
const rewriteAbove = 0.5

// write analyses and writes into the draft what is new or changed, or all where that is quicker or the base is no good.
func (c *changes) write(ctx context.Context, draft *generation.Draft, dictionary func() (*analysis.Analyzer, error), opts Options) ([]generation.Row, error) {
	changed := len(c.fresh) + len(c.gone)
	if c.base.readable(c.words) && c.base.Manifest.Sample == c.sample(opts) && float64(changed) <= rewriteAbove*float64(c.base.Manifest.Questions) {
		return c.revise(ctx, draft, dictionary, opts)
	}
	return c.rewrite(ctx, draft, dictionary, opts)
}

// rewrite writes every question, in one segment.
func (c *changes) rewrite(ctx context.Context, draft *generation.Draft, dictionary func() (*analysis.Analyzer, error), opts Options) (rows []generation.Row, err error) {
	builder, err := scorch.NewBuilder(map[string]any{
		"path": draft.StoreDir(), "buildPathPrefix": draft.ScratchDir(), "batchSize": batchSize,
	})
	if err != nil {
		return nil, fmt.Errorf("the index cannot be started: %w", err)
	}
	out, err := newWriter(draft, func(doc *document.Document) error { return builder.Index(doc) })
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, out.close()) }()
	questions := func(yield func(*corpus.Question, string) error) error {
		if err := c.spool.each(c.all, yield); err != nil {
			return err
		}
		return c.stored(yield)
	}
	if err := analyseAll(ctx, dictionary, questions, len(c.all)+len(c.kept), out.add, opts); err != nil {
		return nil, err
	}
	if err := builder.Close(); err != nil {
		return nil, fmt.Errorf("the index cannot be written: %w", err)
	}
	return out.rows, nil
}

// stored calls yield with the records of the base that are kept.
func (c *changes) stored(yield func(*corpus.Question, string) error) error {
	for _, doc := range c.kept {
		id := c.base.Columns.IDs[doc]
		record, err := c.base.Record(id)
		if err != nil {
			return err
		}
		var q corpus.Question
		if err := json.Unmarshal(record, &q); err != nil {
			return fmt.Errorf("the stored record of question %s cannot be read: %w", id, err)
		}
		if err := yield(&q, c.base.Columns.Hashes[doc]); err != nil {
			return err
		}
	}
	return nil
}

// writer puts documents into bleve, their texts into one file, and keeps their columns.
type writer struct {
	put   func(*document.Document) error
	file  *os.File
	texts *bufio.Writer
	end   int64
	rows  []generation.Row
}

func newWriter(draft *generation.Draft, put func(*document.Document) error) (*writer, error) {
	texts, err := os.Create(draft.TextsFile())
	if err != nil {
		return nil, fmt.Errorf("the data directory cannot be written: %w", err)
	}
	return &writer{put: put, file: texts, texts: bufio.NewWriterSize(texts, 1<<20)}, nil
}

// add writes a document that was analysed now.
func (w *writer) add(d *analysed) error {
	if err := w.put(d.doc); err != nil {
		return fmt.Errorf("question %s cannot be indexed: %w", d.row.ID, err)
	}
	return w.append(d.row, []byte(d.text))
}

// append writes a document's text and keeps its row.
func (w *writer) append(row generation.Row, text []byte) error {
	if _, err := w.texts.Write(text); err != nil {
		return fmt.Errorf("the texts cannot be written: %w", err)
	}
	w.end += int64(len(text))
	row.TextEnd, row.TextLen = w.end, uint32(len(text))
	w.rows = append(w.rows, row)
	return nil
}

func (w *writer) close() error {
	if err := errors.Join(w.texts.Flush(), w.file.Close()); err != nil {
		return fmt.Errorf("the texts cannot be written: %w", err)
	}
	return nil
}
