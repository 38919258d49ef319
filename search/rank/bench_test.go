package rank

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kotae/corpus/synthetic"
	"kotae/indexer"
	"kotae/indexer/generation"
)

// benchGeneration is the sample, or 20,000 synthetic questions where KOTAE_SHARED names the folder with the scale data.
func benchGeneration(b *testing.B) *generation.Generation {
	b.Helper()
	shared := os.Getenv("KOTAE_SHARED")
	if shared == "" {
		return sampleGeneration(b)
	}
	path := filepath.Join(b.TempDir(), "corpus.jsonl")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	err = synthetic.Write(f, filepath.Join(shared, "data/scale/aozora-100k.jsonl.gz"), 20_000, synthetic.DefaultPassages, 1)
	if err = errors.Join(err, f.Close()); err != nil {
		b.Fatal(err)
	}
	return build(b, indexer.Options{Sources: []string{path}})
}

// BenchmarkRank ranks the judged searches, with all postings kept (warm) and with none (cold), and looks for a phrase of
// common bigrams and for a number, which every text is searched for.
func BenchmarkRank(b *testing.B) {
	gen := benchGeneration(b)
	queries := sampleQueries(b)
	for _, c := range []struct {
		name       string
		cacheBytes int
	}{{"warm", 256 << 20}, {"cold", 1}} {
		b.Run(c.name, func(b *testing.B) {
			x := open(b, gen, c.cacheBytes)
			for _, q := range queries {
				search(b, x, q)
			}
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				if _, err := x.Search(context.Background(), queries[i%len(queries)], 0, 10); err != nil {
					b.Fatal(err)
				}
				i++
			}
		})
	}
	for _, phrase := range []string{"ことがある", "10"} {
		b.Run("phrase "+phrase, func(b *testing.B) {
			x := open(b, gen, 256<<20)
			for b.Loop() {
				if _, err := x.verified(context.Background(), phrase); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
