package analysis

import (
	"testing"

	"kotae/corpus/sample"
	"kotae/corpus/source"
)

// BenchmarkAnalyze cuts the sample's answers.
func BenchmarkAnalyze(b *testing.B) {
	a, err := New()
	if err != nil {
		b.Fatal(err)
	}
	var texts []string
	size := 0
	for item, err := range source.ReadFS(b.Context(), sample.Questions(), source.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		for _, answer := range item.Question.Answers {
			texts = append(texts, answer.Text())
			size += len(answer.Text())
		}
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, t := range texts {
			a.Analyze(t)
		}
	}
}

// BenchmarkFold folds a text of which every sentence has something to fold.
func BenchmarkFold(b *testing.B) {
	const text = "ＥＳは１次面接の前に出しますか？　第1志望の会社なら、ウェブで「マイページ」から送ってください！"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		FoldText(text)
	}
}
