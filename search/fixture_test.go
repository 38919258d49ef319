package search

import (
	"context"
	"testing"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search/rank"
	"kotae/search/thesaurus"
)

// sampleEngine builds the sample's index and opens it.
func sampleEngine(tb testing.TB) *engine {
	tb.Helper()
	return engineOf(tb, indexer.Options{Sample: true, Version: "test"})
}

// engineOf builds an index and opens it.
func engineOf(tb testing.TB, o indexer.Options) *engine {
	tb.Helper()
	a, err := analysis.New()
	if err != nil {
		tb.Fatal(err)
	}
	store, err := generation.OpenStore(tb.TempDir())
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := indexer.Build(context.Background(), store, a, o); err != nil {
		tb.Fatal(err)
	}
	gen, err := store.OpenCurrent(analysis.Fingerprint())
	if err != nil {
		tb.Fatal(err)
	}
	w := rank.Default()
	synonyms, err := thesaurus.Default()
	if err != nil {
		tb.Fatal(err)
	}
	e, err := newEngine(gen, a, Options{CacheBytes: DefaultCacheBytes, Weights: &w, Thesaurus: synonyms})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(e.release)
	return e
}
