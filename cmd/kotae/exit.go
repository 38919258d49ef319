package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kotae/indexer"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
	"kotae/search"
)

// The exit codes, as kotae --help lists them.
const (
	exitFailed      = 1 // also a search without hits, like grep
	exitUsage       = 2
	exitMissing     = 3 // no index, no such question, or nobody knows what is forgotten
	exitHeld        = 4
	exitRejected    = 5
	exitRemovals    = 6 // an import would have removed too much
	exitFindings    = 7 // of an audit
	exitInterrupted = 130
)

// exitError ends the command with a code. Without err all has been said already.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return "done"
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// usage is the error of a command line that cannot be followed.
func usage(err error) error { return &exitError{exitUsage, err} }

// exit prints what went wrong, once, and returns the exit code.
func (a *app) exit(ctx context.Context, err error) int {
	if err == nil {
		return 0
	}
	code, message := a.explain(ctx, err)
	if message != "" {
		a.notef("kotae: %s", message)
	}
	return code
}

// explain finds the exit code of an error and what to tell the user about it.
func (a *app) explain(ctx context.Context, err error) (int, string) {
	var (
		exit *exitError
		held *generation.HeldError
		bad  *search.RequestError
		gone *indexer.TooManyRemovedError
		none *generation.NoSuchError
		lost *decisions.UnusableError
		word *indexer.DictionaryError
	)
	switch {
	case errors.As(err, &exit):
		if exit.err == nil {
			return exit.code, ""
		}
		return exit.code, exit.err.Error()
	case errors.As(err, &held):
		if held.Holder.PID == 0 {
			return exitHeld, a.text.HeldBySomeone
		}
		return exitHeld, fmt.Sprintf(a.text.Held, held.Holder.Command, held.Holder.PID, held.Holder.Since.Local().Format(time.DateTime))
	case errors.As(err, &bad):
		return exitUsage, bad.Error()
	case errors.As(err, &gone):
		return exitRemovals, fmt.Sprintf(a.text.TooManyRemoved, gone.Removed, gone.Of)
	case errors.As(err, &none):
		return exitMissing, fmt.Sprintf(a.text.NoSuchIndex, oneLine(none.Name))
	case errors.As(err, &lost):
		return exitMissing, err.Error()
	case errors.As(err, &word):
		return exitFailed, fmt.Sprintf(a.text.DictRefused, oneLine(word.Err.Error()))
	case errors.Is(err, indexer.ErrSampleAdded):
		return exitUsage, a.text.SampleAdded
	case errors.Is(err, generation.ErrNone), errors.Is(err, search.ErrNotReady):
		return exitMissing, a.text.NoIndex
	case errors.Is(err, search.ErrNotFound):
		return exitMissing, a.text.NoQuestion
	case errors.Is(err, indexer.ErrNothing):
		return exitFailed, a.text.NothingRead
	case ctx.Err() != nil:
		return exitInterrupted, a.text.Interrupted
	}
	return exitFailed, err.Error()
}
