package rank

import (
	"context"
	"math"
)

// rounding is how far float32 sums of a query's weights may be off, as a share: a document with exactly the least
// coverage is a hit, however its sum was rounded.
const rounding = 1e-6

// Search scores the documents and returns hits offset to offset+limit. It reads every posting of every word, so Total
// is exact.
func (x *Index) Search(ctx context.Context, q Query, offset, limit int) (*Result, error) {
	units, err := x.units(ctx, q)
	if err != nil {
		return nil, err
	}
	must, err := x.must(ctx, q.Phrases)
	if err != nil {
		return nil, err
	}
	acc := x.accumulator()
	defer acc.release()
	asked, can := 0.0, 0.0 // information of the whole query, and of what the index has of it
	for i, u := range units {
		weight := u.idf * q.Words[i].Weight
		asked += weight
		if len(u.docs) > 0 {
			can += weight
		}
		acc.add(u.postings, weight, x.weights.K1)
	}
	if err := x.addGrams(ctx, acc, q.Grams); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	docs, least := acc.touched, q.MinCoverage*can*(1-rounding)
	if most := acc.mostCovered(); most < least { // a long sentence that no document comes near: the nearest, and its like
		least = most / 2
	}
	if len(q.Phrases) > 0 { // also where they are of words without weight, or of none
		docs, least = must, 0
	}
	top := &hits{limit: offset + limit}
	total := 0
	for _, doc := range docs {
		covered := float64(acc.covered[doc])
		if covered < least {
			continue
		}
		total++
		coverage := 1.0
		if asked > 0 {
			coverage = min(covered/asked, 1)
		}
		score := (float64(acc.words[doc]) + x.weights.Grams*float64(acc.grams[doc])) * math.Pow(coverage, x.weights.Coverage)
		top.offer(Hit{Doc: doc, ID: x.gen.Columns.IDs[doc], Score: fourDecimals(score), Coverage: fourDecimals(coverage)})
	}
	r := &Result{Hits: top.sorted(), Total: total, Missing: make([]bool, len(units))}
	if len(r.Hits) > 0 {
		best := r.Hits[0]
		r.Relaxed = best.Coverage < x.weights.RelaxedBelow
		for i, u := range units {
			r.Missing[i] = !u.has(best.Doc)
		}
	}
	r.Hits = r.Hits[min(offset, len(r.Hits)):]
	return r, nil
}

// fourDecimals is what is told of a score, and so what ties are made of; the rest is noise of the sums.
func fourDecimals(v float64) float64 { return math.Round(v*1e4) / 1e4 }

// must returns the documents that have all phrases.
func (x *Index) must(ctx context.Context, phrases []string) ([]uint32, error) {
	var docs []uint32
	for i, text := range phrases {
		p, err := x.phrase(ctx, text)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			docs = p.docs
		} else {
			docs = intersect(docs, p.docs)
		}
	}
	return docs, nil
}

// addGrams adds the bigrams' scores. A bigram in more than half of the documents says nothing.
func (x *Index) addGrams(ctx context.Context, acc *accumulator, grams []string) error {
	for _, g := range grams {
		p, err := x.gram(ctx, g)
		if err != nil {
			return err
		}
		if len(p.docs)*2 > x.n {
			continue
		}
		weight, k1 := float32(x.idf(len(p.docs))), float32(x.weights.K1)
		for i, doc := range p.docs {
			acc.grams[doc] += weight * p.impact[i] * (k1 + 1) / (p.impact[i] + k1)
		}
		acc.gramLists = append(acc.gramLists, p)
	}
	return nil
}

// Information is what knowing that a document has a word tells, its inverse document frequency; a word that cannot be
// read counts as one that no document has.
func (x *Index) Information(w Word) float64 {
	p, err := x.word(context.Background(), w.Term)
	if err != nil {
		return x.idf(0)
	}
	return x.idf(len(p.docs))
}

// idf is BM25's inverse document frequency, in the form that is never negative.
func (x *Index) idf(df int) float64 {
	return math.Log(1 + (float64(x.n-df)+0.5)/(float64(df)+0.5))
}
