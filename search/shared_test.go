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

// shared is a service that many tests ask, and none changes or closes: to build and open one takes from half a second to a minute.
type shared struct {
	sync.Once
	svc *search.Service
	dir string
	err error
}

var (
	sampled  shared // over the sample
	measured shared // what benchmarks ask
)

// sampleService is a service over an index of the sample, which no test may change or close.
func sampleService(t *testing.T) *search.Service {
	t.Helper()
	sampled.Do(func() { sampled.open(t, indexer.Options{Sample: true, Version: "test"}) })
	return sampled.ready(t)
}

func (s *shared) ready(tb testing.TB) *search.Service {
	tb.Helper()
	if s.err != nil {
		tb.Fatal(s.err)
	}
	return s.svc
}

func (s *shared) open(tb testing.TB, o indexer.Options) {
	if s.dir, s.err = os.MkdirTemp("", "kotae-search-"); s.err != nil { // tb's own folder is gone with it
		return
	}
	a, err := analysis.New()
	if err != nil {
		s.err = err
		return
	}
	store, err := generation.OpenStore(s.dir)
	if err != nil {
		s.err = err
		return
	}
	if _, s.err = indexer.Build(tb.Context(), store, a, o); s.err == nil {
		s.svc, s.err = search.Open(store, a, search.Options{})
	}
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, s := range []*shared{&sampled, &measured} {
		if s.svc != nil {
			_ = s.svc.Close() // read-only
		}
		_ = os.RemoveAll(s.dir) // "" is nothing
	}
	os.Exit(code)
}
