package rank

import (
	"context"
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/analysis"
)

// oracle scores every document of a generation from its texts, in float64 and without an index.
type oracle struct {
	ids     []string
	freqs   []map[string][4]float64 // by document: a term's frequency in each word field
	lengths [][4]float64
	average [4]float64
	weights Weights
}

func newOracle(t *testing.T, x *Index) *oracle {
	o := &oracle{ids: x.gen.Columns.IDs, weights: x.weights}
	for _, id := range o.ids {
		record, err := x.gen.Record(id)
		if err != nil {
			t.Fatal(err)
		}
		var q corpus.Question
		if err := json.Unmarshal(record, &q); err != nil {
			t.Fatal(err)
		}
		freqs, lengths := map[string][4]float64{}, [4]float64{}
		read := func(field int, text string) {
			for _, token := range analyzer(t).Analyze(text).Tokens {
				if token.Kind == analysis.Function {
					continue
				}
				f := freqs[token.Term]
				f[field]++
				freqs[token.Term] = f
				if token.Kind == analysis.Word {
					lengths[field]++
				}
			}
		}
		read(indexer.FieldTitle, q.Title)
		read(indexer.FieldBody, q.Body)
		for _, a := range q.Answers {
			read(indexer.FieldHeadline, a.Headline)
			for _, s := range a.Sections {
				read(indexer.FieldHeadline, s.Heading)
				read(indexer.FieldAnswer, s.Text)
			}
		}
		o.freqs, o.lengths = append(o.freqs, freqs), append(o.lengths, lengths)
		for f, l := range lengths {
			o.average[f] += l / float64(len(o.ids))
		}
	}
	return o
}

// search returns the scores of all documents that match, by id.
func (o *oracle) search(q Query) map[string]float64 {
	asked, can := 0.0, 0.0
	scores, covered := make([]float64, len(o.ids)), make([]float64, len(o.ids))
	for _, w := range q.Words {
		df := 0.0
		for _, freqs := range o.freqs {
			if _, ok := freqs[w.Term]; ok {
				df++
			}
		}
		weight := w.Weight * math.Log(1+(float64(len(o.ids))-df+0.5)/(df+0.5))
		asked += weight
		if df > 0 {
			can += weight
		}
		for doc, freqs := range o.freqs {
			tf, ok := freqs[w.Term]
			if !ok {
				continue
			}
			impact := 0.0
			for f := range tf {
				w := o.weights.Fields[f]
				impact += w.Weight * tf[f] / (1 - w.B + w.B*o.lengths[doc][f]/o.average[f])
			}
			scores[doc] += weight * impact * (o.weights.K1 + 1) / (impact + o.weights.K1)
			covered[doc] += weight
		}
	}
	out := map[string]float64{}
	least, most := q.MinCoverage*can-1e-9, slices.Max(covered)
	if most < least {
		least = most/2 - 1e-9
	}
	for doc, id := range o.ids {
		if covered[doc] > 0 && covered[doc] >= least {
			out[id] = scores[doc] * math.Pow(covered[doc]/asked, o.weights.Coverage)
		}
	}
	return out
}

// TestAgainstEveryDocument asks 200 random queries of the sample's words, with weights and a least coverage, and expects
// exactly the documents and scores that come of reading all texts, in the order of their scores.
func TestAgainstEveryDocument(t *testing.T) {
	x := open(t, sampleGeneration(t), roomy)
	o := newOracle(t, x)
	vocabulary, err := x.Vocabulary()
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		q := Query{MinCoverage: r.Float64()}
		for range 1 + r.IntN(6) {
			term := vocabulary[r.IntN(len(vocabulary))]
			if r.IntN(2) == 0 { // half of them common words
				freqs := o.freqs[r.IntN(len(o.freqs))]
				for term = range freqs {
					break
				}
			}
			if !slices.ContainsFunc(q.Words, func(w Word) bool { return w.Term == term }) {
				q.Words = append(q.Words, Word{Term: term, Weight: 0.5 + r.Float64()})
			}
		}
		want := o.search(q)
		got := search(t, x, q)
		if got.Total != len(want) || len(got.Hits) != len(want) {
			t.Errorf("%+v: total %d, %d hits, want %d", q, got.Total, len(got.Hits), len(want))
		}
		last := math.Inf(1)
		for _, h := range got.Hits {
			if !near(h.Score, want[h.ID]) || h.Score > last {
				t.Errorf("%+v: question %s scores %v, want %v and at most %v", q, h.ID, h.Score, want[h.ID], last)
			}
			last = h.Score
		}
		const page = 7
		top, err := x.Search(context.Background(), q, 3, page)
		if err != nil {
			t.Fatal(err)
		}
		if rest := got.Hits[min(3, len(got.Hits)):min(3+page, len(got.Hits))]; top.Total != got.Total || !slices.Equal(top.Hits, rest) {
			t.Errorf("%+v: hits 4 to 10 are %v, want %v", q, top.Hits, rest)
		}
	}
}
