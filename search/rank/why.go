package rank

import (
	"context"
	"slices"
)

// Why is what made one hit's score: the sum of the words, of Together, Titled and Grams, times Factor, and Like.
type Why struct {
	Words    []WhyWord // as Query.Words
	Together float64   // for several words that mean one thing there
	Titled   float64   // for the title, where the query is one word
	Grams    float64
	Factor   float64 // what the share of the query's information made
	Like     float64 // as Hit.Like
}

// WhyWord is what one word of a query did for a hit.
type WhyWord struct {
	Found  Found
	Fields []string // names of the word fields; characters, and texts of several words, of a headline count as the answer's
	Score  float64
	Text   string // of an alternative: what stands there
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
	AsVariant    Found = "variant"    // written otherwise there
	AsReading    Found = "reading"    // typed as it is read
	AsSynonym    Found = "synonym"    // said in other words
	AsNarrower   Found = "narrower"   // a kind of it is named
	AsNear       Found = "near"       // something near it is said
	AsMeant      Found = "meant"      // what was probably meant: もしかして
)

// Why tells of hits of a query why they are there.
func (x *Index) Why(ctx context.Context, q Query, hits []Hit) ([]Why, error) {
	units, err := x.units(ctx, &q)
	if err != nil {
		return nil, err
	}
	out := make([]Why, len(hits))
	for i, h := range hits {
		out[i] = Why{Words: make([]WhyWord, len(units)), Factor: x.factor(h.Coverage), Like: h.Like}
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
			if len(why.Fields) > 0 {
				continue
			}
			for _, o := range u.other {
				if _, has := slices.BinarySearch(o.docs, h.Doc); has && (why.Text == "" || o.text == "") {
					why.Found, why.Text = o.as, o.text // the first is the closest; a name is the surest
				}
			}
		}
		if err := x.tellAlternatives(ctx, &q, n, hits, out); err != nil {
			return nil, err
		}
	}
	for _, c := range q.Concepts {
		p, err := x.concept(ctx, c)
		if err != nil {
			return nil, err
		}
		x.tell(p, x.weights.Concept, hits, func(i int, score float64) { out[i].Together += score })
	}
	if q.TitleFirst {
		for n, w := range q.Words {
			titled, err := x.hasWord(ctx, w, Title)
			if err != nil {
				return nil, err
			}
			for i, h := range hits {
				if titled.has(h.Doc) {
					out[i].Titled += x.titled(units[n].idf * w.Weight)
				}
			}
		}
	}
	for _, g := range q.Grams {
		p, err := x.gram(ctx, g)
		if err != nil {
			return nil, err
		}
		if x.tells(p) {
			x.tell(p, x.weights.Grams, hits, func(i int, score float64) { out[i].Grams += score })
		}
	}
	return out, nil
}

// tellAlternatives fills in where those hits have an alternative that have a word by it.
func (x *Index) tellAlternatives(ctx context.Context, q *Query, word int, hits []Hit, whys []Why) error {
	for _, a := range q.Alternatives {
		by := func(i int) bool {
			w := &whys[i].Words[word]
			return w.Found == a.As && w.Text == a.Text && len(w.Fields) == 0
		}
		var fields [][]string // looked up when a hit has it
		for i := range hits {
			if !slices.Contains(a.Words, word) || !by(i) {
				continue
			}
			if fields == nil {
				var err error
				if fields, err = x.alternativeFields(ctx, a, hits); err != nil {
					return err
				}
			}
			whys[i].Words[word].Fields = fields[i]
		}
	}
	return nil
}

// tell calls yield with what postings score for each hit that they have.
func (x *Index) tell(p *postings, weight float64, hits []Hit, yield func(i int, score float64)) {
	for i, h := range hits {
		if at, ok := slices.BinarySearch(p.docs, h.Doc); ok {
			yield(i, weight*x.idf(len(p.docs))*saturated(p.impact[at], x.weights.K1))
		}
	}
}

// saturated is BM25F's term frequency after saturation.
func saturated(impact float32, k1 float64) float64 {
	return float64(impact) * (k1 + 1) / (float64(impact) + k1)
}
