package search

import (
	"strings"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search/rank"
	"kotae/search/snippet"
)

// snippetLength is how many characters of a text are shown; two lines on a phone are about 60.
const snippetLength = 110

// maxMarked is how many of a plan's words are marked. Related questions are found by a hundred; marking all of them
// would mark everything.
const maxMarked = 24

// matcher finds a plan's words, and its runs and phrases, in texts.
func (e *engine) matcher(p plan) *snippet.Matcher {
	var words []snippet.Word
	for i, w := range p.rank.Words[:min(len(p.rank.Words), maxMarked)] {
		s := snippet.Word{Term: w.Term, Surface: analysis.FoldText(p.typed[i]).Text, Weight: e.index.Information(w)}
		if w.Literal {
			s.Literal = w.Surface
		}
		words = append(words, s)
	}
	for _, r := range p.rank.Runs {
		words = append(words, snippet.Word{Literal: r.Literal, Weight: 1})
	}
	for _, text := range p.rank.Phrases {
		words = append(words, snippet.Word{Literal: text, Weight: 2})
	}
	return snippet.New(e.analyzer, words)
}

// hits reads the questions found and shows where they match.
func (e *engine) hits(found []rank.Hit, m *snippet.Matcher) ([]Hit, error) {
	hits := make([]Hit, 0, len(found))
	for _, f := range found {
		q, err := readRecord(e.gen, f.ID)
		if err != nil {
			return nil, err
		}
		h := Hit{
			ID: q.ID, URL: q.URL, Title: q.Title, TitleMarks: m.Marks(q.Title), Score: f.Score, Coverage: f.Coverage,
			Answers: len(q.Answers), Categories: q.Categories, Asked: q.Asked, Snippets: []Snippet{},
		}
		best := e.bestAnswer(f.Doc, len(q.Answers), m)
		if best >= 0 {
			a := &q.Answers[best]
			h.Answer = &HitAnswer{ID: a.ID, Adviser: a.Adviser, Headline: a.Headline}
		}
		h.Snippets = snippets(q, best, m)
		hits = append(hits, h)
	}
	return hits, nil
}

// bestAnswer returns the answer whose text says most about the query, or -1 if none says anything.
func (e *engine) bestAnswer(doc uint32, answers int, m *snippet.Matcher) int {
	if answers == 0 {
		return -1
	}
	fields := strings.SplitN(string(e.gen.Text(doc)), generation.FieldSeparator, 3)
	best, bestScore := -1, 0.0
	for i, text := range strings.Split(fields[2], generation.AnswerSeparator) {
		headline, _, _ := strings.Cut(text, "\n")
		if score := m.Score(text) + m.Score(headline)/2; score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

// snippets shows the question's body and the best answer where they match; if neither does, how the question begins.
func snippets(q *corpus.Question, best int, m *snippet.Matcher) []Snippet {
	out := []Snippet{}
	show := func(field, text string) {
		if text != "" {
			marks := m.Marks(text)
			out = append(out, Snippet{Field: field, Text: text, Marks: marks, HTML: snippet.HTML(text, marks)})
		}
	}
	show("body", m.Excerpt(q.Body, snippetLength))
	if best >= 0 {
		a := &q.Answers[best]
		if text := m.Excerpt(a.Text(), snippetLength); text != "" {
			show("answer", text)
		} else {
			show("headline", a.Headline)
		}
	}
	if len(out) == 0 {
		show("body", snippet.Head(q.Body, snippetLength))
	}
	return out
}
