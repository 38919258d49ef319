package search_test

import (
	"os"
	"sync"
	"testing"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
)

// shared is the service over the sample for all tests that only ask: to build and open one takes half a second.
var shared struct {
	sync.Once
	svc *search.Service
	dir string
	err error
}

// sampleService is a service over an index of the sample, which no test may change or close.
func sampleService(t *testing.T) *search.Service {
	t.Helper()
	shared.Do(func() { shared.err = openShared(t) })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.svc
}

func openShared(t *testing.T) (err error) {
	if shared.dir, err = os.MkdirTemp("", "kotae-search-"); err != nil { // t's own folder is gone with it
		return err
	}
	a, err := analysis.New()
	if err != nil {
		return err
	}
	store, err := generation.OpenStore(shared.dir)
	if err != nil {
		return err
	}
	if _, err := indexer.Build(t.Context(), store, a, indexer.Options{Sample: true, Version: "test"}); err != nil {
		return err
	}
	shared.svc, err = search.Open(store, a, search.Options{})
	return err
}

func TestMain(m *testing.M) {
	code := m.Run()
	if shared.svc != nil {
		_ = shared.svc.Close() // read-only
	}
	_ = os.RemoveAll(shared.dir) // "" is nothing
	os.Exit(code)
}
