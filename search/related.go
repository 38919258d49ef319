package search

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"time"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search/rank"
)

// maxCandidates bounds how many of the best hits are looked through for titles that differ.
const maxCandidates = 1_000

// maxRelatedWords is how many of a question's most telling words look for related ones.
const maxRelatedWords = 128

// related finds questions like one of the index, never itself, nor a duplicate of it, nor one of nearly its title. Those that an
// editor called related come first.
func (e *engine) related(ctx context.Context, id string, n int) (*Answer, error) {
	self, err := e.number(id)
	if err != nil {
		return nil, err
	}
	q, err := readRecord(e.gen, e.gen.Columns.IDs[self])
	if err != nil {
		return nil, err
	}
	l := e.newLikes(n)
	l.groups[l.judged.representative(self)] = true
	l.titles = []string{e.titleKey(self)}
	for _, doc := range l.judged.related[l.judged.representative(self)] {
		l.choose(doc)
	}
	return e.like(ctx, q, l)
}

// likes gathers questions of which no two have nearly the same title, nor are duplicates of each other.
type likes struct {
	engine *engine
	judged *judged
	most   int
	hits   []rank.Hit
	places map[uint32]int  // in hits, of what an editor chose
	titles []string        // what they may not be called
	groups map[uint32]bool // and of what not be duplicates, by representative
}

func (e *engine) newLikes(most int) *likes {
	return &likes{engine: e, judged: e.judged.Load(), most: most, groups: map[uint32]bool{}, places: map[uint32]int{}}
}

// choose takes what an editor decided to be related, whatever it is called. Its score is found later, if it has any.
func (l *likes) choose(doc uint32) {
	if r := l.judged.representative(doc); len(l.hits) < l.most && !l.groups[r] {
		l.groups[r] = true
		l.places[doc] = len(l.hits)
		l.titles = append(l.titles, l.engine.titleKey(doc))
		l.hits = append(l.hits, rank.Hit{Doc: doc, ID: l.engine.gen.Columns.IDs[doc]})
	}
}

func (l *likes) take(h rank.Hit) {
	if at, ok := l.places[h.Doc]; ok {
		l.hits[at] = h
		return
	}
	if len(l.hits) == l.most {
		return
	}
	key, group := l.engine.titleKey(h.Doc), l.judged.representative(h.Doc)
	if key != noTitle && slices.Contains(l.titles, key) || l.groups[group] {
		return
	}
	l.titles, l.groups[group] = append(l.titles, key), true
	l.hits = append(l.hits, h)
}

// like finds questions like q beside those that are chosen already. The total is how many those are: how many more
// are somewhat like q helps nobody.
func (e *engine) like(ctx context.Context, q *corpus.Question, l *likes) (*Answer, error) {
	started := time.Now()
	p := e.portrait(q)
	n := l.most
	a := e.newAnswer(q.Title, 1, n)
	from := 0
	for _, to := range []int{2*n + 8, maxCandidates} { // each look scores all again, so the second one is the last
		found, err := e.index.Search(ctx, p.rank, from, to-from)
		if err != nil {
			return nil, err
		}
		for _, h := range found.Hits {
			l.take(h)
		}
		if len(l.hits) == n || len(found.Hits) < to-from {
			break
		}
		from = to
	}
	var err error
	if a.Hits, err = e.hits(l.hits, e.matcher(p)); err != nil {
		return nil, err
	}
	for _, at := range l.places {
		a.Hits[at].Decided = true
	}
	a.Total = len(a.Hits)
	a.TookMS = milliseconds(time.Since(started))
	return a, nil
}

// titleKey is equal for two documents of nearly the same title.
func (e *engine) titleKey(doc uint32) string {
	title, _, _ := bytes.Cut(e.gen.Text(doc), []byte(generation.FieldSeparator))
	return titleKey(e.analyzer, string(title))
}

// Shares of a word in a portrait by where it stands: the title says what is asked, the answers only what it touches.
const (
	titleShare    = 3.0
	bodyShare     = 1.0
	headlineShare = 1.0
	answerShare   = 0.7
)

// portrait is a query of the words that tell a question from others: by how often they stand where, and how rare they
// are in the index.
func (e *engine) portrait(q *corpus.Question) plan {
	counts := map[string]float64{}
	surfaces := map[string]string{}
	count := func(text string, share float64) {
		an := e.analyzer.Analyze(text)
		for _, t := range an.Tokens {
			if t.Kind != analysis.Word || analysis.IsFiller(t.Term) {
				continue
			}
			counts[t.Term] += share
			if surfaces[t.Term] == "" {
				surfaces[t.Term] = an.Folded.Text[t.From:t.To]
			}
		}
	}
	count(q.Title, titleShare)
	count(q.Body, bodyShare)
	for _, a := range q.Answers {
		count(a.Headline, headlineShare)
		count(a.Text(), answerShare)
	}
	var p plan
	p.rank.MinCoverage = e.weights.MinRelated
	words := make([]rank.Word, 0, len(counts))
	for term, c := range counts {
		words = append(words, rank.Word{Term: term, Weight: c / (c + 2)})
	}
	worth := make(map[string]float64, len(words))
	for _, w := range words {
		worth[w.Term] = w.Weight * e.index.Information(w)
	}
	slices.SortFunc(words, func(a, b rank.Word) int {
		return cmp.Or(cmp.Compare(worth[b.Term], worth[a.Term]), cmp.Compare(a.Term, b.Term))
	})
	for _, w := range words[:min(len(words), maxRelatedWords)] {
		p.rank.Words = append(p.rank.Words, w)
		p.typed = append(p.typed, surfaces[w.Term])
	}
	p.rank.Grams = titleGrams(q.Title)
	return p
}

func titleGrams(title string) []string {
	var grams []string
	analysis.Grams(analysis.FoldText(title).Text, func(g string) {
		if len(grams) < maxGrams && !slices.Contains(grams, g) {
			grams = append(grams, g)
		}
	})
	return grams
}
