package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// Build indexes questions, or the sample where there are none, as kotae index does, in a data directory that nobody else
// writes to.
func Build(ctx context.Context, store *generation.Store, a *analysis.Analyzer, questions []corpus.Question, opts indexer.Options) error {
	opts.Sample = len(questions) == 0
	if !opts.Sample {
		path := filepath.Join(store.Dir(), "questions.jsonl")
		if err := WriteQuestions(path, questions); err != nil {
			return fmt.Errorf("the documents cannot be written: %w", err)
		}
		opts.Sources = []string{path}
	}
	report, err := indexer.Build(ctx, store, a, opts)
	if err == nil && report.Rejected > 0 {
		err = fmt.Errorf("rejected: %v", report.Problems[0])
	}
	return err
}

// WriteQuestions writes questions as the importer reads them, an object a line.
func WriteQuestions(path string, questions []corpus.Question) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	for i := range questions {
		err = errors.Join(err, enc.Encode(&questions[i]))
	}
	return errors.Join(err, w.Flush(), f.Close())
}
