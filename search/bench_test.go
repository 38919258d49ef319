package search_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"kotae/corpus/sample"
	"kotae/corpus/synthetic"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
)

// benchService serves the sample, or 20,000 synthetic questions where KOTAE_SHARED names the folder with the scale data.
func benchService(b *testing.B) *search.Service {
	b.Helper()
	measured.Do(func() { measured.open(b, benchOptions(b)) })
	return measured.ready(b)
}

func benchOptions(b *testing.B) indexer.Options {
	opts := indexer.Options{Sample: true, Version: "bench"}
	if shared := os.Getenv("KOTAE_SHARED"); shared != "" {
		opts = indexer.Options{Sources: []string{synthesise(b, shared, 20_000)}, Version: "bench"}
	}
	return opts
}

func synthesise(b *testing.B, shared string, n int) string {
	path := filepath.Join(b.TempDir(), "corpus.jsonl")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	err = synthetic.Write(f, filepath.Join(shared, "data/scale/aozora-100k.jsonl.gz"), n, synthetic.DefaultPassages, 1)
	if err = errors.Join(err, f.Close()); err != nil {
		b.Fatal(err)
	}
	return path
}

// service builds an index and opens it.
func service(tb testing.TB, opts indexer.Options) *search.Service {
	tb.Helper()
	a, err := analysis.New()
	if err != nil {
		tb.Fatal(err)
	}
	store, err := generation.OpenStore(tb.TempDir())
	if err != nil {
		tb.Fatal(err)
	}
	report, err := indexer.Build(context.Background(), store, a, opts)
	if err != nil {
		tb.Fatal(err)
	}
	if report.Rejected > 0 {
		tb.Fatal(report.Problems)
	}
	svc, err := search.Open(store, a, search.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = svc.Close() })
	return svc
}

// BenchmarkSearch runs the sample's judged searches, whole answers with snippets.
func BenchmarkSearch(b *testing.B) {
	svc := benchService(b)
	searches, err := sample.Searches()
	if err != nil {
		b.Fatal(err)
	}
	i := 0
	for b.Loop() {
		if _, err := svc.Search(context.Background(), search.Request{Query: searches[i%len(searches)].Text}); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

// BenchmarkPastedText runs searches of as much text as a query may have.
func BenchmarkPastedText(b *testing.B) {
	svc := benchService(b)
	texts := pastedTexts(b, svc)
	i := 0
	for b.Loop() {
		if _, err := svc.Search(context.Background(), search.Request{Query: texts[i%len(texts)]}); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

// pastedTexts are questions' texts, cut where MaxQueryBytes end.
func pastedTexts(tb testing.TB, svc *search.Service) (out []string) {
	tb.Helper()
	a, err := svc.Search(context.Background(), search.Request{Sort: search.ByDate, PerPage: 100})
	if err != nil {
		tb.Fatal(err)
	}
	text := ""
	for _, h := range a.Hits {
		q, err := svc.Question(context.Background(), h.ID)
		if err != nil {
			tb.Fatal(err)
		}
		for text += q.Body; len(text) > search.MaxQueryBytes; {
			cut := search.MaxQueryBytes
			for !utf8.RuneStart(text[cut]) {
				cut--
			}
			out, text = append(out, text[:cut]), text[cut:]
		}
	}
	return out
}

// BenchmarkRelated looks for questions related to each of the first hits of the judged searches.
func BenchmarkRelated(b *testing.B) {
	svc := benchService(b)
	searches, err := sample.Searches()
	if err != nil {
		b.Fatal(err)
	}
	var ids []string
	for _, s := range searches {
		a, err := svc.Search(context.Background(), search.Request{Query: s.Text, PerPage: 1})
		if err != nil {
			b.Fatal(err)
		}
		for _, h := range a.Hits {
			ids = append(ids, h.ID)
		}
	}
	i := 0
	for b.Loop() {
		if _, err := svc.Related(context.Background(), ids[i%len(ids)], 10); err != nil {
			b.Fatal(err)
		}
		i++
	}
}
