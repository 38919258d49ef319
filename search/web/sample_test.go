package web

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"testing"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/search"
)

// sampleQuestions reads the embedded sample.
func sampleQuestions(t *testing.T) []*corpus.Question {
	t.Helper()
	names, err := fs.Glob(sample.Questions(), "*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var all []*corpus.Question
	for _, name := range names {
		f, err := sample.Questions().Open(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var q corpus.Question
			if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			all = append(all, &q)
		}
		if err := lines.Err(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if len(all) == 0 {
		t.Fatal("the sample is empty")
	}
	return all
}

// hitOf is q as a search would find it, with the first two code points of title, headline and text marked.
func hitOf(q *corpus.Question) search.Hit {
	marks := [][2]int{{0, 2}}
	h := search.Hit{ID: q.ID, URL: q.URL, Title: q.Title, TitleMarks: marks, Answers: len(q.Answers),
		Categories: q.Categories, Asked: q.Asked}
	h.Snippets = append(h.Snippets, search.Snippet{Field: "body", Text: excerpt(q.Body, 90), Marks: marks})
	if len(q.Answers) > 0 {
		a := q.Answers[0]
		h.Answer = &search.HitAnswer{ID: a.ID, Adviser: a.Adviser, Headline: a.Headline, HeadlineMarks: marks}
		h.Snippets = append(h.Snippets,
			search.Snippet{Field: "headline", Text: a.Headline, Marks: marks},
			search.Snippet{Field: "answer", Text: excerpt(a.Text(), 90), Marks: marks})
	}
	return h
}
