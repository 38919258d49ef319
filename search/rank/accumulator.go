package rank

import "sync"

// accumulator adds up scores by document. It is as long as the index and used again: only what was touched is cleared.
type accumulator struct {
	words, covered, grams []float32
	touched               []uint32    // documents that cover something
	lists                 []*postings // whose documents got a score without covering anything
	candidates            []candidate // room for a selection
	pool                  *sync.Pool
}

func (x *Index) accumulator() *accumulator {
	if a, ok := x.accumulators.Get().(*accumulator); ok {
		return a
	}
	return &accumulator{
		words: make([]float32, x.n), covered: make([]float32, x.n), grams: make([]float32, x.n), pool: &x.accumulators,
	}
}

// add adds a word's score and its weight, which the document then covers. A weight of 0 finds nothing.
func (a *accumulator) add(p *postings, weight, k1 float64) {
	w, k := float32(weight), float32(k1)
	if w <= 0 {
		return
	}
	for i, doc := range p.docs {
		if a.covered[doc] == 0 {
			a.touched = append(a.touched, doc)
		}
		a.words[doc] += w * p.impact[i] * (k + 1) / (p.impact[i] + k)
		a.covered[doc] += w
	}
}

// addTo adds a score to words or grams that covers nothing.
func (a *accumulator) addTo(scores []float32, p *postings, weight, k1 float64) {
	w, k := float32(weight), float32(k1)
	for i, doc := range p.docs {
		scores[doc] += w * p.impact[i] * (k + 1) / (p.impact[i] + k)
	}
	a.lists = append(a.lists, p)
}

// mostCovered is the greatest weight that any of some documents covers, or one that is enough.
func (a *accumulator) mostCovered(of set, enough float64) float64 {
	most := float32(0)
	for _, doc := range a.touched {
		if a.covered[doc] > most && of.has(doc) {
			if most = a.covered[doc]; float64(most) >= enough {
				break
			}
		}
	}
	return float64(most)
}

func (a *accumulator) release() {
	for _, doc := range a.touched {
		a.words[doc], a.covered[doc] = 0, 0
	}
	for _, p := range a.lists {
		for _, doc := range p.docs {
			a.words[doc], a.grams[doc] = 0, 0
		}
	}
	a.touched, a.lists = a.touched[:0], a.lists[:0]
	a.pool.Put(a)
}
