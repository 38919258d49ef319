package search

import (
	"context"
	"math"

	"kotae/search/rank"
)

// tellWhy fills in why each hit is where it is; stand is what showPrecise says.
func (e *engine) tellWhy(ctx context.Context, p plan, found []rank.Hit, hits []Hit, stand [][]WhyPrecise) error {
	whys, err := e.index.Why(ctx, p.rank, found)
	if err != nil {
		return err
	}
	for i, w := range whys {
		why := &Why{Words: []WhyWord{}, Together: fourDecimals(w.Together), Title: fourDecimals(w.Titled),
			Grams: fourDecimals(w.Grams), Coverage: fourDecimals(w.Factor), Like: w.Like}
		for n, word := range w.Words {
			fields := word.Fields
			if fields == nil {
				fields = []string{}
			}
			why.Words = append(why.Words, WhyWord{
				Word: p.typed[n], Term: p.rank.Words[n].Term, Found: string(word.Found), Via: word.Text, Fields: fields, Score: fourDecimals(word.Score),
			})
		}
		why.Precise = stand[i]
		why.Text = why.text(hits[i].Coverage)
		hits[i].Why = why
	}
	return nil
}

func fourDecimals(v float64) float64 { return math.Round(v*1e4) / 1e4 }
