package rank

import (
	"context"
	"math"
	"slices"
)

// unit is a word of the query with the documents that have it.
type unit struct {
	postings
	idf float64
}

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
		acc.add(&u.postings, weight, x.weights.K1)
	}
	for _, doc := range must {
		acc.touch(doc) // a phrase of words without weight still finds its documents
	}
	if err := x.addGrams(ctx, acc, q.Grams); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	top := &hits{limit: offset + limit}
	total := 0
	for _, doc := range acc.touched {
		if q.Phrases != nil {
			if _, ok := slices.BinarySearch(must, doc); !ok {
				continue
			}
		} else if float64(acc.covered[doc]) < q.MinCoverage*can {
			continue
		}
		total++
		coverage := 1.0
		if asked > 0 {
			coverage = min(float64(acc.covered[doc])/asked, 1)
		}
		score := (float64(acc.words[doc]) + x.weights.Grams*float64(acc.grams[doc])) * math.Pow(coverage, x.weights.Coverage)
		top.offer(Hit{Doc: doc, ID: x.gen.Columns.IDs[doc], Score: score, Coverage: coverage})
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

// units finds the documents of each word: those that have the term, those that have its characters, and those that have
// the characters of the whole run it stands in.
func (x *Index) units(ctx context.Context, q Query) ([]unit, error) {
	units := make([]unit, len(q.Words))
	for i, w := range q.Words {
		p, err := x.word(ctx, w.Term)
		if err != nil {
			return nil, err
		}
		if w.Surface != "" && w.Surface != w.Term { // 好く alone is read as a form of 好い
			other, err := x.word(ctx, w.Surface)
			if err != nil {
				return nil, err
			}
			p = merge(p, other, higher)
		}
		switch {
		case w.Literal:
			l, err := x.literal(ctx, w.Surface, p)
			if err != nil {
				return nil, err
			}
			p = merge(p, l, higher)
		case w.Surface != "" && len(p.docs) == 0:
			if p, err = x.inside(ctx, w.Surface); err != nil {
				return nil, err
			}
		}
		units[i].postings = *p
	}
	for _, run := range q.Runs {
		var all []*postings
		name := run.Literal
		for i := run.First; i <= run.Last; i++ {
			all = append(all, &units[i].postings)
			name += "\x00" + q.Words[i].Term
		}
		found, err := x.run(ctx, name, run.Literal, all)
		if err != nil {
			return nil, err
		}
		for i := run.First; i <= run.Last; i++ {
			units[i].postings = *merge(&units[i].postings, found, higher)
		}
	}
	for i := range units {
		units[i].idf = x.idf(len(units[i].docs))
	}
	return units, nil
}

// run returns the documents that have the characters of a run but not all of its words. name tells it from the same
// characters cut into other words.
func (x *Index) run(ctx context.Context, name, literal string, words []*postings) (*postings, error) {
	return x.load(ctx, key{runKind, name}, func(ctx context.Context) (*postings, error) {
		whole := words[0].docs
		for _, w := range words[1:] {
			whole = intersect(whole, w.docs)
		}
		p, err := x.verified(ctx, literal, &postings{docs: whole})
		if err != nil {
			return nil, err
		}
		term, err := x.word(ctx, literal) // ああなる is a word in ああなって, and two when it stands alone
		if err != nil {
			return nil, err
		}
		return merge(p.scaled(x.weights.Literal), term, higher), nil
	})
}

// must returns the documents that have all phrases.
func (x *Index) must(ctx context.Context, phrases []string) ([]uint32, error) {
	var docs []uint32
	for i, text := range phrases {
		p, err := x.phrase(ctx, text)
		if err != nil {
			return nil, err
		}
		if docs = p.docs; i > 0 {
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
