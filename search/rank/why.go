package rank

import (
	"context"
	"slices"
)

// Why is what made one hit's score: the sum of its parts, times Factor.
type Why struct {
	Words  []WhyWord // as Query.Words
	Grams  float64
	Factor float64 // what the share of the query's information made
}

// WhyWord is what one word of a query did for a hit.
type WhyWord struct {
	Found  Found
	Fields []string // names of the word fields; characters of a headline count as the answer's
	Score  float64
}

// Found is how a hit has a word.
type Found string

// The ways to have a word.
const (
	Lacking      Found = ""
	AsTerm       Found = "term"
	AsCharacters Found = "characters" // cut otherwise there
	AsAdviser    Found = "adviser"    // in the name of one who answered
	AsCategory   Found = "category"   // in the name of a category it has
)

// Why tells of hits of a query why they are there.
func (x *Index) Why(ctx context.Context, q Query, hits []Hit) ([]Why, error) {
	units, err := x.units(ctx, &q)
	if err != nil {
		return nil, err
	}
	out := make([]Why, len(hits))
	for i, h := range hits {
		out[i] = Why{Words: make([]WhyWord, len(units)), Factor: x.factor(h.Coverage)}
	}
	for n, u := range units {
		w := q.Words[n]
		fields, err := x.termFields(ctx, w, hits)
		if err != nil {
			return nil, err
		}
		for i, h := range hits {
			at, ok := slices.BinarySearch(u.docs, h.Doc)
			if !ok {
				continue
			}
			why := &out[i].Words[n]
			if w.Weight > 0 {
				why.Score = u.idf * w.Weight * saturated(u.impact[at], x.weights.K1)
			}
			why.Found, why.Fields = AsTerm, fields[i]
			if len(fields[i]) > 0 {
				continue
			}
			why.Found, why.Fields = AsCharacters, x.characterFields(h.Doc, &q, n)
			for _, as := range []Found{AsCategory, AsAdviser} {
				if len(why.Fields) == 0 && slices.Contains(u.named[as], h.Doc) {
					why.Found = as
				}
			}
		}
	}
	for _, g := range q.Grams {
		p, err := x.gram(ctx, g)
		if err != nil {
			return nil, err
		}
		if !x.tells(p) {
			continue
		}
		for i, h := range hits {
			if at, ok := slices.BinarySearch(p.docs, h.Doc); ok {
				out[i].Grams += x.weights.Grams * x.idf(len(p.docs)) * saturated(p.impact[at], x.weights.K1)
			}
		}
	}
	return out, nil
}

// saturated is BM25F's term frequency after saturation.
func saturated(impact float32, k1 float64) float64 {
	return float64(impact) * (k1 + 1) / (float64(impact) + k1)
}
