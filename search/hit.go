package search

import (
	"cmp"
	"strings"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search/rank"
	"kotae/search/snippet"
)

// snippetLength is how many characters of a text are shown; two lines on a phone are about 60.
const snippetLength = 110

// maxMarked is how many of a plan's words are marked, and of what else they are found by. Related questions are found by a hundred; marking all of them
// would mark everything.
const maxMarked = 24

// matcher finds a plan's words in texts, as what else they are found by, and its runs and phrases.
func (e *engine) matcher(p plan) *snippet.Matcher {
	var words []snippet.Word
	for i, w := range p.rank.Words[:min(len(p.rank.Words), maxMarked)] {
		s := snippet.Word{Term: w.Term, Surface: analysis.FoldText(p.typed[i]).Text, Weight: e.index.Information(w)}
		if w.Literal {
			s.Literal = w.Surface
		}
		words = append(words, s)
	}
	for _, a := range p.rank.Alternatives[:min(len(p.rank.Alternatives), maxMarked)] {
		words = append(words, e.alternative(p, a))
	}
	for _, r := range p.rank.Runs {
		words = append(words, snippet.Word{Literal: r.Literal, Weight: 1})
	}
	for _, text := range p.phrases {
		words = append(words, snippet.Word{Literal: text, Weight: 2})
	}
	return snippet.New(e.cutter, words)
}

// alternative is what the ranking finds words of a plan by, and what that counts beside them.
func (e *engine) alternative(p plan, a rank.Alternative) snippet.Word {
	t := a.Terms[0]
	s := snippet.Word{Term: t.Term, Surface: cmp.Or(t.Surface, t.Term)}
	switch {
	case a.Literal != "":
		s = snippet.Word{Literal: a.Literal}
	case t.Literal:
		s.Literal = s.Surface
	}
	for _, n := range a.Words {
		s.Weight += a.Weight * e.index.Information(p.rank.Words[n])
	}
	return s
}

// hits reads the questions found and shows where they match. Of advisers who are named, by their ordinals, the answers are
// shown before those of others.
func (e *engine) hits(found []rank.Hit, m *snippet.Matcher, advisers ...uint32) ([]Hit, error) {
	named := map[string]bool{}
	for _, o := range advisers {
		named[e.gen.Columns.Facets[generation.Adviser].Values[o]] = true
	}
	judged := e.judged.Load()
	hits := make([]Hit, 0, len(found))
	for _, f := range found {
		q, err := e.shown(f.ID)
		if err != nil {
			return nil, err
		}
		h := Hit{
			ID: q.ID, URL: q.URL, Title: q.Title, TitleMarks: m.Marks(q.Title), Score: f.Score, Coverage: f.Coverage,
			Answers: len(q.Answers), Categories: q.Categories, Asked: q.Asked, Updated: q.Updated, Status: q.Asker.Status,
			Snippets: []Snippet{},
		}
		if r := judged.representative(f.Doc); r != f.Doc {
			h.Canonical = e.gen.Columns.IDs[r]
		}
		best := e.bestAnswer(f.Doc, q.Answers, m, named)
		if best >= 0 {
			a := &q.Answers[best]
			h.Answer = &HitAnswer{ID: a.ID, Adviser: a.Adviser, Headline: a.Headline, HeadlineMarks: m.Marks(a.Headline)}
		}
		h.Snippets = snippets(q, best, m)
		hits = append(hits, h)
	}
	return hits, nil
}

// bestAnswer returns the answer whose text says most about the query, or -1 if none says anything. It is one by those who
// are named, if there is any.
func (e *engine) bestAnswer(doc uint32, answers []corpus.Answer, m *snippet.Matcher, named map[string]bool) int {
	if len(answers) == 0 {
		return -1
	}
	isNamed := func(i int) bool { return named[strings.Join(strings.Fields(answers[i].Adviser), " ")] }
	fields := strings.SplitN(string(e.gen.Text(doc)), generation.FieldSeparator, 3)
	best, bestScore := -1, 0.0
	for i, text := range strings.Split(fields[2], generation.AnswerSeparator) {
		headline, _, _ := strings.Cut(text, "\n")
		score := m.Score(text) + m.Score(headline)/2
		switch {
		case isNamed(i) && (best < 0 || !isNamed(best)), score > bestScore && (best < 0 || isNamed(i) || !isNamed(best)):
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
