package rank

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// rounding is how far float32 sums of a query's weights may be off, as a share: a document with exactly the least
// coverage is a hit, however its sum was rounded.
const rounding = 1e-6

// Search scores the documents and returns hits offset to offset+limit. It reads every posting of every word, so Total
// is exact. A query without words and conditions finds what its filters let pass, and without filters nothing.
func (x *Index) Search(ctx context.Context, q Query, offset, limit int) (*Result, error) {
	units, err := x.units(ctx, &q)
	if err != nil {
		return nil, err
	}
	visible := *x.visible.Load()
	acc := x.accumulator()
	defer acc.release()
	can := acc.addUnits(x, &q, units, visible) // information of the query's words, as far as the index has them
	if q.TitleFirst {
		if err := x.addTitled(ctx, acc, &q, units); err != nil {
			return nil, err
		}
	}
	if err := cmp.Or(x.addConcepts(ctx, acc, q.Concepts), x.addGrams(ctx, acc, q.Grams)); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	least := q.MinCoverage * can * (1 - rounding)
	given, err := x.looked(ctx, &q, acc, visible, least)
	if err != nil {
		return nil, err
	}
	if most := acc.mostCovered(given.docs, least); most < least { // a long sentence that no document comes near: the nearest, and its like
		least = most / 2
	}
	docs := slices.Values(acc.touched)
	if !q.covers() && len(q.Must)+len(q.Filters) > 0 || given.positive && least == 0 { // also what covers nothing
		docs = given.docs.all()
	}
	r, sieve, asked := &Result{}, x.sieve(&q), asked(&q, units)
	s := x.selection(max(offset+limit, feedbackDepth), q.ByDate || len(q.Words)+len(q.Grams) == 0)
	s.list = acc.candidates[:0]
	for doc := range docs {
		covered := float64(acc.covered[doc])
		if covered < least || !given.docs.has(doc) || !sieve.passes(doc) {
			continue
		}
		r.Total++
		if parts := x.parts(acc.words[doc], acc.grams[doc]); s.wants(parts) {
			s.offer(x.candidate(doc, parts, share(covered+given.information, asked+given.information)))
		}
	}
	list, best := s.hits(), Hit{}
	acc.candidates = s.list
	if s.some {
		best = s.hit(s.best)
	}
	if q.Refine && !q.ByDate && q.covers() {
		x.refine(list)
		best = first(list, best)
	}
	r.Hits = list[min(offset, len(list)):min(offset+limit, len(list))]
	r.Counts, r.Missing = sieve.counted(), make([]bool, len(units))
	if r.Total > 0 {
		r.Relaxed = best.Coverage < x.weights.RelaxedBelow
		for i, u := range units {
			r.Missing[i] = !q.Words[i].Asked && !u.has(best.Doc)
		}
	}
	return r, nil
}

// first is the first hit of a list, or else what there is.
func first(list []Hit, or Hit) Hit {
	if len(list) > 0 {
		return list[0]
	}
	return or
}

// parts is a document's score of its words and bigrams, before its coverage.
func (x *Index) parts(words, grams float32) float64 {
	return float64(words) + x.weights.Grams*float64(grams)
}

// candidate is a document with its score.
func (x *Index) candidate(doc uint32, parts, coverage float64) candidate {
	return candidate{doc: doc, coverage: fourDecimals(coverage), score: fourDecimals(parts * x.factor(coverage))}
}

// factor is what the share of the query's information that a document has makes of its score.
func (x *Index) factor(coverage float64) float64 {
	if x.weights.Coverage == 0.75 { // the default; roots are several times as fast
		root := math.Sqrt(coverage)
		return root * math.Sqrt(root)
	}
	return math.Pow(coverage, x.weights.Coverage)
}

// share is how much of a whole a part is, 0 to 1; of nothing, every document has all.
func share(part, whole float64) float64 {
	if whole <= 0 {
		return 1
	}
	return min(part/whole, 1)
}

// fourDecimals is what is told of a score, and so what ties are made of; the rest is noise of the sums.
func fourDecimals(v float64) float64 { return math.Round(v*1e4) / 1e4 }

// given finds the documents that may be hits: the visible ones that satisfy the conditions. Its set is not to be changed.
func (x *Index) given(ctx context.Context, q *Query, visible set) (satisfied, error) {
	if len(q.Must) == 0 {
		return satisfied{docs: visible}, nil
	}
	return q.Must.find(ctx, x, visible)
}

// covers reports whether the query has words that documents cover, more or less.
func (q *Query) covers() bool {
	return slices.ContainsFunc(q.Words, func(w Word) bool { return !w.Asked })
}

// asked is the information of all words that documents cover.
func asked(q *Query, units []unit) float64 {
	sum := 0.0
	for i, u := range units {
		if !q.Words[i].Asked {
			sum += u.idf * q.Words[i].Weight
		}
	}
	return sum
}

// addUnits adds the words' scores. It returns the information of those words that any visible document has.
func (a *accumulator) addUnits(x *Index, q *Query, units []unit, visible set) float64 {
	can := 0.0
	for i, u := range units {
		weight := u.idf * q.Words[i].Weight
		if q.Words[i].Asked {
			a.addTo(a.words, u.postings, weight, x.weights.K1)
			continue
		}
		if slices.ContainsFunc(u.docs, visible.has) {
			can += weight
		}
		a.add(u.postings, weight, x.weights.K1)
	}
	return can
}

// addTitled gives the documents whose title has a word more than any text can give them for it.
func (x *Index) addTitled(ctx context.Context, acc *accumulator, q *Query, units []unit) error {
	for i, w := range q.Words {
		titled, err := x.hasWord(ctx, w, Title)
		if err != nil {
			return err
		}
		flat := &postings{docs: titled.docs, impact: make([]float32, len(titled.docs))}
		for n := range flat.impact {
			flat.impact[n] = 1 // scores just the weight
		}
		acc.addTo(acc.words, flat, x.titled(units[i].idf*w.Weight), x.weights.K1)
	}
	return nil
}

// titled is what a title's word counts where titles come first, by the word's information.
func (x *Index) titled(information float64) float64 { return 2 * (x.weights.K1 + 1) * information }

// addGrams adds the bigrams' scores. A bigram in more than half of the documents says nothing.
func (x *Index) addGrams(ctx context.Context, acc *accumulator, grams []string) error {
	if x.weights.Grams <= 0 {
		return nil
	}
	for _, g := range grams {
		p, err := x.gram(ctx, g)
		if err != nil {
			return err
		}
		if x.tells(p) {
			acc.addTo(acc.grams, p, x.idf(len(p.docs)), x.weights.K1)
		}
	}
	return nil
}

// tells reports whether a bigram stands in so few documents that it says something.
func (x *Index) tells(p *postings) bool { return len(p.docs)*2 <= x.live }

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
	return math.Log(1 + (float64(x.live-df)+0.5)/(float64(df)+0.5))
}
