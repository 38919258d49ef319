// Package indexer builds generations of the index from questions.
package indexer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"kotae/corpus/source"
	"kotae/indexer/analysis"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
)

// Options say what to build.
type Options struct {
	Sources     []string       // files and directories; they name the whole corpus
	Import      source.Options // how the sources are read
	Sample      bool           // the embedded sample too
	Add         bool           // the sources name only what is new or changed: all other questions stay
	AllowDelete bool           // also where the sources lack many of the questions that there are
	Version     string         // of this kotae, for the manifest
	Workers     int            // analysing goroutines; 0 is one a processor
	Progress    func(Progress)
}

// ErrNothing is returned where the sources hold no question that could be read; the current generation stays.
var ErrNothing = errors.New("no question could be read, so nothing was published")

// ErrSampleAdded is returned where the sample would be added to other questions.
var ErrSampleAdded = errors.New("the sample cannot be added to an index: its ids may be those of the site's own questions; " +
	"index it alone, in a data directory of its own")

// Build is Update with an analyser that is loaded already.
func Build(ctx context.Context, store *generation.Store, a *analysis.Analyzer, opts Options) (*Report, error) {
	return Update(ctx, store, func() (*analysis.Analyzer, error) { return a, nil }, opts)
}

// Update reads the sources and publishes a generation of their questions. The dictionary is only asked for where a
// question is new or has changed. The caller holds the store's lock. Whatever goes wrong, or if ctx ends, the current
// generation stays as it was. A *TooManyRemovedError is returned where the sources lack too many questions, a
// *DictionaryError where the site's own words (analysis.DictionaryName in the data directory) cannot be used. The report is
// returned with every error too.
func Update(ctx context.Context, store *generation.Store, dictionary func() (*analysis.Analyzer, error), opts Options) (*Report, error) {
	started := time.Now()
	report := &Report{}
	defer func() { report.Took = time.Since(started) }()
	if opts.Progress == nil {
		opts.Progress = func(Progress) {}
	}
	if opts.Sample && opts.Add {
		return report, ErrSampleAdded
	}
	if err := decisions.Check(ctx, store.Dir()); err != nil { // before all is read for nothing
		return report, err
	}
	words, err := readWords(store.Dir())
	if err != nil {
		return report, err
	}
	draft, err := begin(store)
	if err != nil {
		return report, err
	}
	defer func() { _ = draft.Discard() }() // what cannot be removed now is removed by the next build
	spool, err := newSpool(filepath.Join(draft.ScratchDir(), "spool.jsonl"))
	if err != nil {
		return report, err
	}
	defer func() { _ = spool.close() }() // a second time it does nothing

	failed, err := read(ctx, opts, spool, report)
	if err != nil {
		return report, err
	}
	if len(spool.rows) == 0 {
		return report, ErrNothing
	}
	base, err := openBase(store, opts.Add)
	if err != nil {
		return report, err
	}
	defer func() { _ = base.close() }()
	report.damaged(base)
	decided, err := readDecided(ctx, store.Dir())
	if err != nil {
		return report, err
	}
	c, err := compare(base, spool, decided, failed, opts, report)
	if err != nil {
		return report, err
	}
	c.words = words
	if err := checkRemovals(c, report, opts.AllowDelete); err != nil {
		report.stays(base)
		return report, err
	}
	if c.none(opts) {
		report.stays(base)
		return report, identify(ctx, store.Dir(), c.identities)
	}
	if len(c.all)+len(c.kept) == 0 { // all are forgotten
		return report, ErrNothing
	}
	rows, err := c.write(ctx, draft, knowing(words, dictionary), opts)
	if err != nil {
		return report, err
	}
	if err := spool.close(); err != nil { // Windows removes no open file
		return report, fmt.Errorf("the build's scratch file cannot be removed: %w", err)
	}
	m := generation.Manifest{
		Version: opts.Version, Analyzer: analysis.Fingerprint(), Words: words.Fingerprint(), Sample: c.sample(opts), Sources: c.sources(opts),
	}
	complete := completer{dictionary: knowing(words, dictionary), workers: opts.Workers}
	if base.readable(words) {
		complete.previous = base.Completions.Words
	}
	if err := publish(ctx, draft, m, []byte(words.Text()), rows, &complete, report); err != nil {
		return report, err
	}
	return report, identify(ctx, store.Dir(), c.identities)
}

// begin starts a draft with a directory for what is not published.
func begin(store *generation.Store) (*generation.Draft, error) {
	draft, err := store.Begin()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(draft.ScratchDir(), 0o755); err != nil {
		return nil, errors.Join(fmt.Errorf("the data directory cannot be written: %w", err), draft.Discard())
	}
	return draft, nil
}

// publish writes the columns, the completions and the site's own words, and makes the draft the current generation.
func publish(ctx context.Context, draft *generation.Draft, m generation.Manifest, words []byte, rows []generation.Row, c *completer, report *Report) (err error) {
	if m.Words != "" {
		if err := draft.WriteDictionary(words); err != nil {
			return err
		}
	}
	if m.Questions, err = draft.Finish(rows, numFields, c.complete); err != nil {
		return err
	}
	for i := range rows {
		m.Answers += int(rows[i].Answers)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	name, err := draft.Publish(m)
	if err != nil {
		return err
	}
	report.Generation, report.Published, report.Questions, report.Answers = name, true, m.Questions, m.Answers
	return nil
}
