package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kotae/indexer/analysis"
	"kotae/indexer/decisions"
	"kotae/indexer/generation"
	"kotae/search"
)

// answerer answers from the index of this machine, or from a running service.
type answerer interface {
	Search(context.Context, search.Request) (*search.Answer, error)
	Related(ctx context.Context, id string, n int) (*search.Answer, error)
	RelatedTo(context.Context, search.Draft, int) (*search.Answer, error)
	Close() error
}

// answerer is the service that the settings name, else the index of this machine. The caller closes it.
func (a *app) answerer() (answerer, error) {
	asksServer, err := a.asksServer()
	if err != nil {
		return nil, err
	}
	if asksServer {
		return a.newRemote(), nil
	}
	return a.engine()
}

// asksServer reports whether a command asks a service. --data on the command line means the index there, whatever
// server the settings name.
func (a *app) asksServer() (bool, error) {
	given := func(key string) bool {
		v, _ := a.settings.Get(key)
		return strings.HasPrefix(v.Source, "flag:")
	}
	switch {
	case a.server == "":
		return false, nil
	case given("data") && given("client.server"):
		return false, usage(errors.New(a.text.DataOrServer))
	}
	return !given("data"), nil
}

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
	if err := decisions.Check(context.Background(), store.Dir()); err != nil {
		return nil, err
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
	case status.Reason != "" && status.Reason != status.Synonyms:
		a.notef("kotae: "+a.text.Outdated, status.Reason) // an older one answers
	case status.Synonyms != "":
		a.notef("kotae: %s", status.Synonyms)
	}
	return service, nil
}
