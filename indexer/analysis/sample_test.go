package analysis

import (
	"encoding/json"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/corpus/sample"
)

// sampleTexts returns every text of the sample questions.
func sampleTexts(t testing.TB) []string {
	t.Helper()
	var texts []string
	err := fs.WalkDir(sample.Questions(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		lines, err := fs.ReadFile(sample.Questions(), path)
		for line := range strings.Lines(string(lines)) {
			var q corpus.Question
			if err := json.Unmarshal([]byte(line), &q); err != nil {
				return err
			}
			texts = append(texts, q.Title, q.Body)
			for _, a := range q.Answers {
				texts = append(texts, a.Headline, a.Text())
			}
		}
		return err
	})
	if err != nil || len(texts) < 600 {
		t.Fatalf("%d texts, %v", len(texts), err)
	}
	return texts
}

func TestAnalysisIsDeterministicAndConcurrent(t *testing.T) {
	texts := sampleTexts(t)[:120]
	a := newAnalyzer(t)
	want := make([][]Token, len(texts))
	for i, text := range texts {
		want[i] = a.Analyze(text).Tokens
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, text := range texts {
				if !cmp.Equal(want[i], a.Analyze(text).Tokens) {
					t.Errorf("another cut of %.40q", text)
				}
			}
		})
	}
	wg.Wait()
}
