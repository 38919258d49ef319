package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// retryEvery is how often a server looks whether the process that was writing has published its index.
const retryEvery = time.Second

// sampler sees to it that a server without any index has the embedded sample to show.
type sampler struct {
	app        *app
	store      *generation.Store
	log        *slog.Logger
	dictionary func() (*analysis.Analyzer, error)
}

// ensure builds the sample where it is wanted. It reports true where another process is writing: its index is waited for.
func (s *sampler) ensure(ctx context.Context) (waiting bool, err error) {
	unlock, err := s.lock()
	var held *generation.HeldError
	if errors.As(err, &held) {
		s.log.Info("another process is writing an index; it is served as soon as it is published", "holder", held.Error())
		return true, nil
	}
	if err != nil || unlock == nil {
		return false, err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	return false, s.build(ctx)
}

// wait keeps looking until there is an index. Where the other process gave up, it builds the sample itself.
func (s *sampler) wait(ctx context.Context) {
	ticker := time.NewTicker(retryEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		unlock, err := s.lock()
		var held *generation.HeldError
		if errors.As(err, &held) {
			continue
		}
		if err == nil && unlock != nil {
			err = errors.Join(s.build(ctx), unlock())
		}
		if err != nil && ctx.Err() == nil {
			s.log.Error("the sample cannot be built", "error", err)
		}
		return
	}
}

// lock takes the store's lock where the sample is wanted; unlock is nil where it is not.
func (s *sampler) lock() (unlock func() error, err error) {
	wanted, err := s.wanted()
	if err != nil || !wanted {
		return nil, err
	}
	unlock, err = s.store.Lock("kotae serve")
	if err != nil {
		return nil, err
	}
	// The process that held it may have published meanwhile.
	if wanted, err = s.wanted(); err != nil || !wanted {
		return nil, errors.Join(err, unlock())
	}
	return unlock, nil
}

// wanted reports whether nothing but the sample ever was served here, and there is none that this kotae can read.
func (s *sampler) wanted() (bool, error) {
	own, err := s.store.HadOwnQuestions()
	if err != nil || own {
		return false, err
	}
	current, err := s.store.Current()
	if err != nil {
		return true, nil // none yet, or what says which is torn
	}
	g, err := s.store.Open(current, analysis.Fingerprint())
	if err != nil {
		return true, nil // damaged, or cut by another analyser
	}
	return false, g.Close()
}

// build builds the sample under the lock.
func (s *sampler) build(ctx context.Context) error {
	s.log.Info("there is no index yet; building one of the embedded sample", "data", s.store.Dir())
	report, err := s.app.build(ctx, s.store, s.dictionary, indexer.Options{Sample: true})
	if err != nil {
		return err
	}
	s.log.Info("the sample is indexed", "generation", report.Generation, "questions", report.Questions, "took", report.Took.String())
	return nil
}
