package rank

import (
	"context"
	"slices"
	"testing"

	"kotae/corpus"
	"kotae/indexer/generation"
)

// TestWhyAddsUp: what is told of each word and of the bigrams makes the score of each hit of every judged search.
func TestWhyAddsUp(t *testing.T) {
	x := open(t, sampleGeneration(t), roomy)
	for i, q := range sampleQueries(t) {
		if i%2 == 0 && len(q.Words) > 1 { // one that is asked for
			q.Words[0].Asked = true
			q.Must = All{Has{Word: q.Words[0]}}
		}
		r, err := x.Search(context.Background(), q, 0, 20)
		if err != nil {
			t.Fatal(err)
		}
		whys, err := x.Why(context.Background(), q, r.Hits)
		if err != nil || len(whys) != len(r.Hits) {
			t.Fatalf("%d for %d hits, %v", len(whys), len(r.Hits), err)
		}
		for n, w := range whys {
			sum := w.Grams
			for at, word := range w.Words {
				sum += word.Score
				if (word.Found == Lacking) != (word.Score == 0) || word.Found == AsTerm && len(word.Fields) == 0 {
					t.Errorf("%s: %q says %+v", r.Hits[n].ID, q.Words[at].Term, word)
				}
			}
			if got := sum * w.Factor; got < r.Hits[n].Score-0.01 || got > r.Hits[n].Score+0.01 {
				t.Errorf("query %d, question %s: the parts make %v, the score is %v", i, r.Hits[n].ID, got, r.Hits[n].Score)
			}
		}
	}
}

func TestWhyTellsWhere(t *testing.T) {
	x := open(t, generationOf(t,
		corpus.Question{ID: "1", Title: "spi", Body: "web", Answers: []corpus.Answer{{ID: "a", Adviser: "山田 花子", Headline: "spi", Sections: []corpus.Section{{Heading: "spi", Text: "spi"}}}}},
		question("2", "インターンシップの服装", "spi"), question("3", "夏", "ガクチカがない"),
	), roomy)
	q := words("spi", "山田")
	q.Words = append(q.Words, literally("インターン", "インターン"), Word{Term: "ガク", Weight: 1}, Word{Term: "チカ", Weight: 1})
	q.Names = []Name{{Words: []int{1}, Facet: generation.Adviser, Ordinals: []uint32{0}, Impact: 1}}
	q.Runs = []Run{{Words: []int{3, 4}, Literal: "ガクチカ"}}
	q.Alternatives = []Alternative{
		{Words: []int{5}, Terms: []Word{{Term: "web", Weight: 1}}, Text: "web", Weight: 0.8, As: AsSynonym},
		{Words: []int{5}, Terms: []Word{{Term: "服装", Weight: 1}}, Text: "服装", Weight: 0.4, As: AsNear},
		{Words: []int{6, 7}, Terms: words("ガク", "ない").Words, Literal: "ガクチカがない", Text: "ガクチカがない", Weight: 0.8, As: AsMeant},
	}
	for _, w := range []string{"通信", "学地下", "無"} {
		q.Words = append(q.Words, Word{Term: w, Surface: w, Weight: 1})
	}
	r := search(t, x, q)
	whys, err := x.Why(context.Background(), q, r.Hits)
	if err != nil {
		t.Fatal(err)
	}
	type told struct {
		found  Found
		fields []string
	}
	want := map[string][]told{
		"1": {{AsTerm, []string{"title", "headline", "answer"}}, {AsAdviser, nil}, {}, {}, {}, {AsSynonym, []string{"body"}}, {}, {}},
		"2": {{AsTerm, []string{"body"}}, {}, {AsCharacters, []string{"title"}}, {}, {}, {AsNear, []string{"title"}}, {}, {}},
		"3": {{}, {}, {}, {AsCharacters, []string{"body"}}, {AsCharacters, []string{"body"}}, {}, {AsMeant, []string{"body"}}, {AsMeant, []string{"body"}}},
	}
	if len(r.Hits) != 3 {
		t.Fatalf("found %v", ids(r))
	}
	for i, h := range r.Hits {
		for n, w := range whys[i].Words {
			if w.Found != want[h.ID][n].found || !slices.Equal(w.Fields, want[h.ID][n].fields) {
				t.Errorf("question %s, %q: %+v, want %+v", h.ID, q.Words[n].Term, w, want[h.ID][n])
			}
		}
	}
}
