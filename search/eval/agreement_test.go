package eval

import (
	"slices"
	"testing"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search"
)

// indexed builds an index of questions, or of the sample, and serves it.
func indexed(t *testing.T, questions []corpus.Question) (*search.Service, *analysis.Analyzer, *generation.Store) {
	t.Helper()
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	store, err := generation.OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := Build(t.Context(), store, a, questions, indexer.Options{Version: "test"}); err != nil {
		t.Fatal(err)
	}
	svc, err := search.Open(store, a, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = svc.Close() })
	return svc, a, store
}

// TestEveryWordFindsItsDocument types every term of the sample, and expects the question that has it among the hits: however
// it is cut when it stands alone, and among the first ten where it is in its title and few others.
func TestEveryWordFindsItsDocument(t *testing.T) {
	svc, a, store := indexed(t, nil)
	var questions []corpus.Question
	for q, err := range search.Records(t.Context(), store) {
		if err != nil {
			t.Fatal(err)
		}
		questions = append(questions, *q)
	}
	typed := 0
	got, err := Agree(t.Context(), svc, a, questions, func(done, total int) { typed = done })
	if err != nil {
		t.Fatal(err)
	}
	if got.Missed > 0 || got.TitleMissed > 0 || got.Documents != 160 || got.Terms < 5000 || got.TitleWords < 400 || typed != got.Terms {
		t.Errorf("got %v, %d typed", got, typed)
		for _, m := range got.Misses {
			t.Logf("%+v", m)
		}
	}
}

// TestAgreementSeesMisses asks an index for documents that it does not have, and for one beyond the first ten.
func TestAgreementSeesMisses(t *testing.T) {
	question := func(id, title, body string) corpus.Question { return corpus.Question{ID: id, Title: title, Body: body} }
	questions := []corpus.Question{question("00", "長い題です", "電話で辞退したことを少し。ほかにも長々と書くことがあります。")}
	for i := range 12 {
		questions = append(questions, question(string(rune('a'+i)), "面接", "辞退 辞退 辞退"))
	}
	svc, a, _ := indexed(t, questions)
	asked := append(slices.Clone(questions), question("gone", "天体観測", "望遠鏡"))
	asked[0].Title = "辞退する電話のかけ方" // which the index does not know
	got, err := Agree(t.Context(), svc, a, asked, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	missed := map[string]int{}
	for _, m := range got.Misses {
		missed[m.Term+" "+m.Doc] = m.Rank
	}
	if rank, ok := missed["望遠鏡 gone"]; !ok || rank != 0 {
		t.Errorf("a document that is not there is not missed: %v", missed)
	}
	if rank := missed["辞退 00"]; rank <= Depth {
		t.Errorf("辞退, of one title, is hit %d there and not missed; %v", rank, missed)
	}
	if _, ok := missed["面接 a"]; ok || got.TitleMissed < 2 || got.Missed < 2 {
		t.Errorf("got %v: %v", got, missed)
	}
}
