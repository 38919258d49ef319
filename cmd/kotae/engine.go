package main

import (
	"errors"
	"fmt"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
)

// engine opens the index for one command. It returns search.ErrNotReady where there is none that can be served. The
// caller closes it.
func (a *app) engine() (*search.Service, error) {
	store, err := a.existingStore()
	if err != nil {
		return nil, err
	}
	if _, err := store.Current(); errors.Is(err, generation.ErrNone) {
		return nil, err // before the dictionary is loaded
	}
	analyzer, err := analysis.New()
	if err != nil {
		return nil, err
	}
	service, err := search.Open(store, analyzer, search.Options{})
	if err != nil {
		return nil, err
	}
	status := service.Status()
	switch {
	case !status.Ready:
		_ = service.Close()
		return nil, &exitError{exitMissing, fmt.Errorf(a.text.Outdated, status.Reason)}
	case status.Reason != "":
		a.notef("kotae: "+a.text.Outdated, status.Reason) // an older one answers
	}
	return service, nil
}
