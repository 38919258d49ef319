// Package indexer builds generations of the index from questions.
package indexer

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"time"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// Options say what to build.
type Options struct {
	Sources  []string // files and directories; they name the whole corpus
	Sample   bool     // the embedded sample too
	Version  string   // of this kotae, for the manifest
	Workers  int      // analysing goroutines; 0 is one a processor
	Progress func(Progress)
}

// ErrNothing is returned where the sources hold no question that could be read; the current generation stays.
var ErrNothing = errors.New("no question could be read, so nothing was published")

// Build reads the sources and publishes a generation of their questions. The caller holds the store's lock. Whatever
// goes wrong, or if ctx ends, the current generation stays as it was. The report is returned with every error too.
func Build(ctx context.Context, store *generation.Store, a *analysis.Analyzer, opts Options) (*Report, error) {
	started := time.Now()
	report := &Report{}
	defer func() { report.Took = time.Since(started) }()
	if opts.Progress == nil {
		opts.Progress = func(Progress) {}
	}
	draft, err := store.Begin()
	if err != nil {
		return report, err
	}
	defer func() { _ = draft.Discard() }() // what cannot be removed now is removed by the next build
	if err := os.MkdirAll(draft.ScratchDir(), 0o755); err != nil {
		return report, fmt.Errorf("the data directory cannot be written: %w", err)
	}
	spool, err := newSpool(filepath.Join(draft.ScratchDir(), "spool.jsonl"))
	if err != nil {
		return report, err
	}
	defer func() { _ = spool.close() }() // a second time it does nothing

	if err := read(ctx, opts, spool, report); err != nil {
		return report, err
	}
	if len(spool.rows) == 0 {
		return report, ErrNothing
	}
	same, err := compare(store, spool, report, opts.onlySample())
	if err != nil {
		return report, err
	}
	if same {
		return report, nil
	}
	m := generation.Manifest{
		Version: opts.Version, Analyzer: analysis.Fingerprint(), Sample: opts.onlySample(),
		Sources: opts.Sources, Questions: len(spool.rows),
	}
	if m.Answers, err = write(ctx, draft, a, spool, opts); err != nil {
		return report, err
	}
	if err := ctx.Err(); err != nil {
		return report, err
	}
	if err := spool.close(); err != nil { // Windows removes no open file
		return report, fmt.Errorf("the build's scratch file cannot be removed: %w", err)
	}
	if report.Generation, err = draft.Publish(m); err != nil {
		return report, err
	}
	report.Published, report.Questions, report.Answers = true, m.Questions, m.Answers
	return report, nil
}

func (o Options) onlySample() bool { return o.Sample && len(o.Sources) == 0 }

// questions streams all that the options name.
func (o Options) questions(ctx context.Context) iter.Seq2[corpus.Item, error] {
	return func(yield func(corpus.Item, error) bool) {
		if o.Sample {
			for item, err := range source.ReadFS(ctx, sample.Questions(), source.Options{}) {
				if !yield(item, err) {
					return
				}
			}
		}
		if len(o.Sources) > 0 {
			source.Read(ctx, o.Sources, source.Options{})(yield)
		}
	}
}

// read fills the spool and counts every record.
func read(ctx context.Context, opts Options, spool *spool, report *Report) error {
	var lines corpus.LineCounter
	for item, err := range opts.questions(ctx) {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		report.Read++
		list(&report.Warnings, item.Warnings...)
		switch {
		case item.Refused != nil:
			report.Refused++
			list(&report.Refusals, *item.Refused)
		case item.Rejected != nil:
			report.Rejected++
			list(&report.Problems, *item.Rejected)
		default:
			superseded, err := spool.add(item.Question)
			if err != nil {
				return err
			}
			if superseded {
				report.Superseded++
			} else {
				report.Written++
			}
			lines.Add(item.Question)
		}
		if report.Read%100 == 0 {
			opts.Progress(Progress{Reading: true, Done: report.Read})
		}
	}
	report.Boilerplate = lines.Candidates()
	return nil
}

// compare counts what changed against the current generation, and reports whether nothing did.
func compare(store *generation.Store, spool *spool, report *Report, onlySample bool) (same bool, err error) {
	name, err := store.Current()
	if err != nil {
		return false, nil // none yet, or what says which is torn
	}
	g, err := store.Open(name, analysis.Fingerprint())
	if err != nil {
		return false, nil // a damaged or outdated generation is replaced as a whole
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	for n, id := range g.Columns.IDs {
		switch r, ok := spool.rows[id]; {
		case !ok:
			report.Removed++
		case r.hash == g.Columns.Hashes[n]:
			report.Unchanged++
		}
	}
	report.Written -= report.Unchanged
	if report.Written > 0 || report.Removed > 0 || g.Manifest.Sample != onlySample {
		return false, nil
	}
	report.Generation, report.Questions, report.Answers = name, g.Manifest.Questions, g.Manifest.Answers
	return true, nil
}
