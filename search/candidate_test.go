package search

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/indexer"
	"kotae/search/duplicates"
)

// TestCandidateRecall counts which judged duplicates are among the candidates that are compared: the sample's groups, by whole
// questions and by titles alone, and the titles of held.tsv, on which nothing was fitted, among the sample and all judged titles.
// KOTAE_AMONG names sources of more questions to be found among.
func TestCandidateRecall(t *testing.T) {
	e := sampleEngine(t)
	titles, held := judgedTitles(t)
	path := filepath.Join(t.TempDir(), "titles.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	enc := json.NewEncoder(f)
	for _, id := range e.gen.Columns.IDs {
		q, err := e.shown(id)
		if err != nil {
			t.Fatal(err)
		}
		titles = append(titles, *q)
	}
	for _, q := range titles {
		if err := enc.Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	sources := []string{path}
	if more := os.Getenv("KOTAE_AMONG"); more != "" {
		sources = append(sources, more)
	}
	e = engineOf(t, indexer.Options{Sources: sources, Version: "test"})
	var groups [][2]string
	for _, g := range sample.Duplicates() {
		for _, a := range g {
			for _, b := range g {
				if a != b {
					groups = append(groups, [2]string{a, b})
				}
			}
		}
	}
	for _, set := range []struct {
		name  string
		pairs [][2]string
		title bool
		least float64
	}{{"sample", groups, false, 1}, {"sample, titles", groups, true, 0.98}, {"held", held, true, 0.93}} {
		found, compared := 0, 0
		for _, p := range set.pairs {
			q, err := e.shown(p[0])
			if err != nil {
				t.Fatal(err)
			}
			if set.title {
				q = &corpus.Question{Title: q.Title}
			}
			l, err := e.wordings.Load().likeness()
			if err != nil {
				t.Fatal(err)
			}
			docs, _, err := e.candidates(context.Background(), q, l)
			if err != nil {
				t.Fatal(err)
			}
			compared += len(docs)
			if doc, ok := e.gen.Number(p[1]); ok && slices.Contains(docs, doc) {
				found++
			}
		}
		recall := float64(found) / float64(len(set.pairs))
		t.Logf("%s: recall %.3f of %d pairs with %d candidates in the mean, among %d questions", set.name, recall, len(set.pairs), compared/len(set.pairs), len(e.gen.Columns.IDs))
		if recall < set.least && len(sources) == 1 {
			t.Errorf("%s: recall %.3f, want %.2f", set.name, recall, set.least)
		}
	}
}

// judgedTitles are questions of the titles of judged pairs, and the duplicates among those that nothing was fitted on, by id.
func judgedTitles(t *testing.T) (questions []corpus.Question, held [][2]string) {
	t.Helper()
	ids := map[string]string{}
	for _, name := range []string{"pairs", "held"} {
		pairs, err := duplicates.LoadPairs("duplicates/testdata/" + name + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pairs {
			for _, text := range []string{p.A, p.B} {
				if ids[text] == "" {
					ids[text] = name + text
					q := duplicates.Question(text)
					q.ID, q.Body = ids[text], "よろしくお願いします。"+q.Body // a question without a text is none
					questions = append(questions, *q)
				}
			}
			if p.Same && name == "held" {
				held = append(held, [2]string{ids[p.A], ids[p.B]}, [2]string{ids[p.B], ids[p.A]})
			}
		}
	}
	return questions, held
}
