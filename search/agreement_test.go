package search

import (
	"context"
	"testing"
	"unicode/utf8"

	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search/rank"
)

// sampleEngine builds the sample's index and opens it.
func sampleEngine(tb testing.TB) *engine {
	tb.Helper()
	a, err := analysis.New()
	if err != nil {
		tb.Fatal(err)
	}
	store, err := generation.OpenStore(tb.TempDir())
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := indexer.Build(context.Background(), store, a, indexer.Options{Sample: true, Version: "test"}); err != nil {
		tb.Fatal(err)
	}
	gen, err := store.OpenCurrent(analysis.Fingerprint())
	if err != nil {
		tb.Fatal(err)
	}
	w := rank.Default()
	e, err := newEngine(gen, a, Options{CacheBytes: DefaultCacheBytes, Weights: &w})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(e.release)
	return e
}

// inflected reports whether a surface is a form of a verb or adjective (つけ of つける): it ends in hiragana, and the base
// form differs.
func inflected(surface, term string) bool {
	last, _ := utf8.DecodeLastRuneInString(term)
	return surface != term && analysis.ScriptOf(last) == analysis.Hiragana
}

// TestEveryWordFindsItsDocument types every word of the sample, as it stands there and in its base form, and expects the
// question that has it among the hits: however kagome cuts the word when it stands alone.
func TestEveryWordFindsItsDocument(t *testing.T) {
	e := sampleEngine(t)
	found := map[string]map[string]bool{} // query → ids
	hits := func(query string) map[string]bool {
		if ids, ok := found[query]; ok {
			return ids
		}
		r, err := e.index.Search(context.Background(), e.plan(query).rank, 0, len(e.gen.Columns.IDs))
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		for _, h := range r.Hits {
			ids[h.ID] = true
		}
		found[query] = ids
		return ids
	}
	seen := map[string]bool{}
	words, missed := 0, 0
	for _, id := range e.gen.Columns.IDs {
		q, err := e.question(id)
		if err != nil {
			t.Fatal(err)
		}
		texts := []string{q.Title, q.Body}
		for _, a := range q.Answers {
			texts = append(texts, a.Headline, a.Text())
		}
		for _, text := range texts {
			for _, token := range e.analyzer.Analyze(text).Tokens {
				if token.Kind == analysis.Function {
					continue
				}
				queries := []string{token.Term}
				if surface := text[token.Start:token.End]; !inflected(surface, token.Term) {
					queries = append(queries, surface)
				}
				for _, query := range queries {
					if n := utf8.RuneCountInString(query); n < 2 && analysis.OneScript(query) != analysis.Kanji {
						continue // a single kana is no word
					}
					words++
					if !hits(query)[id] {
						if !seen[query] {
							seen[query] = true
							t.Errorf("%q (of %q) does not find question %s", query, token.Term, id)
							p := e.plan(query).rank
							t.Logf("planned %+v", p)
						}
					}
				}
			}
		}
	}
	t.Logf("%d words, %d queries, %d missed", words, len(found), missed)
}
