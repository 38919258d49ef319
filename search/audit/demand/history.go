package demand

import (
	"context"
	"errors"

	"kotae/search"
	"kotae/search/querylog"
)

// byLog looks at what people did who searched for it.
func (g *gathering) byLog(ctx context.Context) error {
	opened, times := map[string]int{}, 0 // by question
	for _, q := range g.cluster.Queries[:min(len(g.cluster.Queries), maxFollowed)] {
		f, err := g.m.log.Followed(ctx, q.logged, g.m.since)
		if err != nil {
			return err
		}
		for id, n := range f.Opened {
			opened[id] += n
			times += n
		}
		for _, n := range f.Next {
			g.next(&q, n, f.Looked)
		}
		for _, text := range g.m.chosen[querylog.Key(q.Text)] {
			for _, w := range titleWords(g.m.Analyzer, text.Text) {
				g.add(w.text, bySuggestion, map[bool]float64{true: worthSame, false: worthSome}[text.Times > 1])
			}
		}
	}
	return g.opened(ctx, opened, times)
}

// maxFollowed is how many queries of a cluster are followed through the log.
const maxFollowed = 20

// opened looks for words that most titles have that were opened.
func (g *gathering) opened(ctx context.Context, opened map[string]int, times int) error {
	often, titles := map[string]int{}, map[string]int{}
	for id, n := range opened {
		q, err := g.m.service.Question(ctx, id)
		if errors.Is(err, search.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		for _, w := range titleWords(g.m.Analyzer, q.Title) {
			often[w.text] += n
			titles[w.text]++
		}
	}
	for text, n := range often {
		switch {
		case times < 2 || 2*n <= times: // what one visitor opened may be a slip of the hand
		case titles[text] > 1:
			g.add(text, byOpened, worthOpened)
		default: // each word of the one title would do
			g.add(text, byOpened, worthSome)
		}
	}
	return nil
}

// What a query must do to count as the way out of another: come after it three times, after three in ten of its searches, and
// five times as often as it would by chance, going by how often it comes elsewhere.
const (
	leastNext   = 3
	shareOfNext = 0.3
	moreOften   = 5
)

// isWayOut reports such a query, of one that was searched for so many times and had so many searches soon after it.
func isWayOut(searches int, n querylog.Next, looked, all int) bool {
	chance := float64(looked) * float64(n.All-n.After) / float64(max(1, all))
	return n.After >= leastNext && float64(n.After) >= shareOfNext*float64(searches) && float64(n.After) >= moreOften*chance
}

func (g *gathering) next(q *Query, n querylog.Next, looked int) {
	if !isWayOut(q.Searches, n, looked, g.m.report.Searches) {
		return
	}
	for _, w := range titleWords(g.m.Analyzer, n.Text) {
		g.add(w.text, byNext, worthNext)
	}
}
