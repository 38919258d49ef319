package indexer

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"golang.org/x/sync/errgroup"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// batchSize is how many documents bleve's builder holds in memory before it writes a segment; at about 1 MB of maps
// each it bounds the build's memory. All segments are merged to one at the end.
const batchSize = 250

// write analyses the spool's questions on all processors and writes them into the draft. It returns the number of answers.
func write(ctx context.Context, draft *generation.Draft, a *analysis.Analyzer, spool *spool, opts Options) (answers int, err error) {
	builder, err := scorch.NewBuilder(map[string]any{
		"path": draft.StoreDir(), "buildPathPrefix": draft.ScratchDir(), "batchSize": batchSize,
	})
	if err != nil {
		return 0, fmt.Errorf("the index cannot be started: %w", err)
	}
	texts, err := os.Create(draft.TextsFile())
	if err != nil {
		return 0, fmt.Errorf("the data directory cannot be written: %w", err)
	}
	defer func() { err = errors.Join(err, texts.Close()) }()
	out := writer{builder: builder, texts: bufio.NewWriterSize(texts, 1<<20)}

	workers := opts.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	type job struct {
		q    *corpus.Question
		hash string
	}
	jobs, done := make(chan job, workers), make(chan *analysed, workers)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(jobs)
		return spool.winners(func(q *corpus.Question, hash string) error {
			select {
			case jobs <- job{q, hash}:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	})
	var analysts sync.WaitGroup
	analysts.Add(workers)
	for range workers {
		group.Go(func() error {
			defer analysts.Done()
			for j := range jobs {
				doc, err := analyse(a, j.q, j.hash)
				if err != nil {
					return err
				}
				select {
				case done <- doc:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	}
	group.Go(func() error {
		analysts.Wait()
		close(done)
		return nil
	})
	group.Go(func() error {
		for doc := range done {
			if err := out.add(doc); err != nil {
				return err
			}
			opts.Progress(Progress{Done: len(out.rows), Total: len(spool.rows)})
		}
		return ctx.Err()
	})
	if err := group.Wait(); err != nil {
		return 0, err
	}
	if err := out.texts.Flush(); err != nil {
		return 0, fmt.Errorf("the texts cannot be written: %w", err)
	}
	if err := builder.Close(); err != nil {
		return 0, fmt.Errorf("the index cannot be written: %w", err)
	}
	_, err = draft.Finish(out.rows, numFields)
	return out.answers, err
}

// writer puts documents into bleve, their texts into one file, and keeps their columns.
type writer struct {
	builder *scorch.Builder
	texts   *bufio.Writer
	end     int64
	rows    []generation.Row
	answers int
}

func (w *writer) add(d *analysed) error {
	if err := w.builder.Index(d.doc); err != nil {
		return fmt.Errorf("question %s cannot be indexed: %w", d.row.ID, err)
	}
	if _, err := w.texts.WriteString(d.text); err != nil {
		return fmt.Errorf("the texts cannot be written: %w", err)
	}
	w.end += int64(len(d.text))
	d.row.TextEnd, d.row.TextLen = w.end, uint32(len(d.text))
	w.rows = append(w.rows, d.row)
	w.answers += int(d.row.Answers)
	return nil
}
