package rank

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf8"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// build indexes what the options name and opens it.
func build(tb testing.TB, opts indexer.Options) *generation.Generation {
	tb.Helper()
	store, err := generation.OpenStore(tb.TempDir())
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := indexer.Build(context.Background(), store, analyzer(tb), opts); err != nil {
		tb.Fatal(err)
	}
	gen, err := store.OpenCurrent(analysis.Fingerprint())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = gen.Close() })
	return gen
}

func analyzer(tb testing.TB) *analysis.Analyzer {
	tb.Helper()
	a, err := analysis.New()
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// question has a title and a body only.
func question(id, title, body string) corpus.Question {
	return corpus.Question{ID: id, Title: title, Body: body}
}

func generationOf(tb testing.TB, questions ...corpus.Question) *generation.Generation {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "questions.jsonl")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	enc := json.NewEncoder(f)
	for _, q := range questions {
		if err := enc.Encode(q); err != nil {
			tb.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
	return build(tb, indexer.Options{Sources: []string{path}})
}

func sampleGeneration(tb testing.TB) *generation.Generation {
	tb.Helper()
	return build(tb, indexer.Options{Sample: true})
}

func open(tb testing.TB, gen *generation.Generation, cacheBytes int) *Index {
	tb.Helper()
	x, err := New(gen, Default(), cacheBytes)
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

const roomy = 64 << 20 // bytes of cache

func indexOf(tb testing.TB, questions ...corpus.Question) *Index {
	tb.Helper()
	return open(tb, generationOf(tb, questions...), roomy)
}

func search(tb testing.TB, x *Index, q Query) *Result {
	tb.Helper()
	r, err := x.Search(context.Background(), q, 0, x.n)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func ids(r *Result) []string {
	out := []string{}
	for _, h := range r.Hits {
		out = append(out, h.ID)
	}
	return out
}

// found are the ids of the hits, sorted.
func found(tb testing.TB, x *Index, q Query) []string {
	tb.Helper()
	out := ids(search(tb, x, q))
	slices.Sort(out)
	return out
}

// words makes a query of words that are found by their terms only.
func words(terms ...string) Query {
	var q Query
	for _, t := range terms {
		q.Words = append(q.Words, Word{Term: t, Surface: t, Weight: 1})
	}
	return q
}

// phrases asks for characters that stand in every hit.
func phrases(texts ...string) All {
	var all All
	for _, t := range texts {
		all = append(all, Stands{Text: t})
	}
	return all
}

// literally makes a word that is found by its characters too.
func literally(term, surface string) Word {
	return Word{Term: term, Surface: surface, Literal: true, Weight: 1}
}

// queryOf makes a query of a text with all that a query can hold: words, found by their characters too where they are
// long, the run of all of them, and bigrams.
func queryOf(a *analysis.Analyzer, text string) Query {
	q := Query{MinCoverage: Default().MinCoverage}
	an := a.Analyze(text)
	run := Run{Literal: an.Folded.Text}
	for _, t := range an.Tokens {
		if t.Kind == analysis.Word {
			surface := an.Folded.Text[t.From:t.To]
			run.Words = append(run.Words, len(q.Words))
			q.Words = append(q.Words, Word{Term: t.Term, Surface: surface, Literal: utf8.RuneCountInString(surface) > 2, Weight: 1})
		}
	}
	if len(run.Words) > 1 {
		q.Runs = []Run{run}
	}
	analysis.Grams(an.Folded.Text, func(g string) { q.Grams = append(q.Grams, g) })
	return q
}

// sampleQueries are the sample's judged searches.
func sampleQueries(tb testing.TB) (out []Query) {
	tb.Helper()
	searches, err := sample.Searches()
	if err != nil {
		tb.Fatal(err)
	}
	for _, s := range searches {
		out = append(out, queryOf(analyzer(tb), s.Text))
	}
	return out
}
