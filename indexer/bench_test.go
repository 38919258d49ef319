package indexer_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/corpus/synthetic"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// BenchmarkBuild builds a generation of the sample, or of 2,000 synthetic questions where KOTAE_SHARED names the folder
// with the scale data.
func BenchmarkBuild(b *testing.B) {
	a, err := analysis.New()
	if err != nil {
		b.Fatal(err)
	}
	opts := indexer.Options{Sample: true, Version: "bench"}
	if shared := os.Getenv("KOTAE_SHARED"); shared != "" {
		opts.Sample, opts.Sources = false, []string{synthesise(b, shared, 2000)}
	}
	var size int64
	for b.Loop() {
		store, err := generation.OpenStore(b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		r, err := indexer.Build(context.Background(), store, a, opts)
		if err != nil {
			b.Fatal(err)
		}
		size = int64(r.Questions)
	}
	b.ReportMetric(float64(size)*float64(b.N)/b.Elapsed().Seconds(), "questions/s")
}

func synthesise(tb testing.TB, shared string, n int) string {
	path := filepath.Join(tb.TempDir(), "corpus.jsonl")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	err = synthetic.Write(f, filepath.Join(shared, "data/scale/aozora-100k.jsonl.gz"), n, synthetic.DefaultPassages, 1)
	if err = errors.Join(err, f.Close()); err != nil {
		tb.Fatal(err)
	}
	return path
}

// BenchmarkRead reads the sample's records without indexing them.
func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		for item, err := range source.ReadFS(context.Background(), sample.Questions(), source.Options{}) {
			if err != nil || item.Rejected != nil {
				b.Fatal(err, item.Rejected)
			}
		}
	}
}
