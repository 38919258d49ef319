package search

import (
	"context"
	"slices"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/search/rank"
)

const (
	// maxAlike is how many questions are compared with one: so many that are about the same, and so many whose titles ask the
	// same. Of the sample's duplicates none is missed, of those judged by titles alone (search/duplicates/testdata/held.tsv)
	// one in twenty among 1,200 questions, one in seven among 10,000 more: TestCandidateRecall.
	maxAlike = 100

	// maxOthers bounds the other wordings of what a title says; the sample's titles have 160 in the mean.
	maxOthers = 400
)

// candidates are the questions that are worth comparing with one. Duplicates often share no word: what the title says is looked
// for in all the wordings that comparing knows it by, and counts as much in any. Two looks find more than one of twice the depth:
// the first is drawn away by long answers that touch everything, the second misses what only the bodies tell.
func (e *engine) candidates(ctx context.Context, q *corpus.Question, l *likeness) (docs []uint32, p plan, err error) {
	p = e.portrait(q)
	p.addConcepts(e, q.Title, l)
	found, err := e.index.Search(ctx, p.rank, 0, maxAlike)
	if err != nil {
		return nil, p, err
	}
	titled, err := e.index.Titled(ctx, p.rank, maxAlike)
	if err != nil {
		return nil, p, err
	}
	for _, h := range slices.Concat(found.Hits, titled) {
		docs = append(docs, h.Doc)
	}
	slices.Sort(docs)
	return slices.Compact(docs), p, nil
}

// addConcepts lets what a title says be found in other words.
func (p *plan) addConcepts(e *engine, title string, l *likeness) {
	number := make(map[string]int, len(p.rank.Words)) // of words, by term
	for i := range p.rank.Words {
		number[p.rank.Words[i].Term] = i
	}
	an := e.analyzer.Analyze(title)
	numbers := map[stretch]int{}
	for i := range an.Tokens {
		t := &an.Tokens[i]
		if n, ok := number[t.Term]; ok && t.Kind == analysis.Word {
			numbers[stretch{t.From, t.To}] = n
		}
	}
	for _, w := range l.Wordings(&an) {
		words := within(numbers, w.From, w.To)
		for _, text := range w.Others {
			if a, ok := p.alternative(e, words, text, rank.AsSynonym, 1); ok && len(p.rank.Alternatives) < maxOthers {
				p.rank.Alternatives = append(p.rank.Alternatives, a)
			}
		}
	}
}
