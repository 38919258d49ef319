package snippet

import (
	"context"
	"testing"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/indexer/analysis"
)

// BenchmarkSnippets does what one hit costs: choose the best answer, cut an excerpt of it and of the body, mark both and
// the title.
func BenchmarkSnippets(b *testing.B) {
	var questions []*corpus.Question
	var answers [][]string // folded
	for item, err := range source.ReadFS(context.Background(), sample.Questions(), source.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		texts := make([]string, len(item.Question.Answers))
		for i, a := range item.Question.Answers {
			texts[i] = analysis.FoldText(a.Text()).Text
		}
		questions, answers = append(questions, item.Question), append(answers, texts)
	}
	m := matcherOf(b, "第一志望の最終面接で緊張しないための逆質問の準備")
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		q, texts := questions[i%len(questions)], answers[i%len(questions)]
		best, bestScore := -1, 0.0
		for k, text := range texts {
			if s := m.Score(text); s > bestScore {
				best, bestScore = k, s
			}
		}
		shown := []string{m.Excerpt(q.Body, 110)}
		if best >= 0 {
			shown = append(shown, m.Excerpt(q.Answers[best].Text(), 110))
		}
		for _, text := range shown {
			HTML(text, m.Marks(text))
		}
		m.Marks(q.Title)
		i++
	}
}
