package search_test

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/indexer/analysis"
)

// baseline is plain BM25 (k1 1.2, b 0.75, after Robertson and Zaragoza, 2009) over all text of a question as one field: what the
// ranking is held against, and, by words and by bigrams, one of the judges' pools.
type baseline struct {
	cut     func(text string) []string
	ids     []string
	freqs   []map[string]float64
	lengths []float64
	average float64
	df      map[string]float64
}

func newBaseline(questions []corpus.Question, cut func(string) []string) *baseline {
	b := &baseline{cut: cut, df: map[string]float64{}}
	for i := range questions {
		freqs, length := map[string]float64{}, 0.0
		for _, term := range cut(allText(&questions[i])) {
			if freqs[term]++; freqs[term] == 1 {
				b.df[term]++
			}
			length++
		}
		b.ids, b.freqs, b.lengths = append(b.ids, questions[i].ID), append(b.freqs, freqs), append(b.lengths, length)
		b.average += length / float64(len(questions))
	}
	return b
}

// search returns the ids of the best n questions that have any term of the query.
func (b *baseline) search(text string, n int) []string {
	terms := b.cut(text)
	slices.Sort(terms)
	terms = slices.Compact(terms)
	type hit struct {
		id    string
		score float64
	}
	var hits []hit
	for i, freqs := range b.freqs {
		score := 0.0
		for _, term := range terms {
			tf := freqs[term]
			idf := math.Log(1 + (float64(len(b.ids))-b.df[term]+0.5)/(b.df[term]+0.5))
			score += idf * tf * 2.2 / (tf + 1.2*(0.25+0.75*b.lengths[i]/b.average))
		}
		if score > 0 {
			hits = append(hits, hit{b.ids[i], score})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.id, b.id)) })
	var ids []string
	for _, h := range hits[:min(n, len(hits))] {
		ids = append(ids, h.id)
	}
	return ids
}

func allText(q *corpus.Question) string {
	text := q.Title + "\n" + q.Body
	for _, a := range q.Answers {
		text += "\n" + a.Headline
		for _, s := range a.Sections {
			text += "\n" + s.Heading + "\n" + s.Text
		}
	}
	return text
}

// byWords cuts a text into all its words, by bigrams into all pairs of neighbouring characters.
func byWords(t *testing.T) func(string) []string {
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	return func(text string) (terms []string) {
		for _, token := range a.Analyze(text).Tokens {
			if token.Kind == analysis.Word {
				terms = append(terms, token.Term)
			}
		}
		return terms
	}
}

func byBigrams(text string) (terms []string) {
	for _, run := range strings.Fields(analysis.FoldText(text).Text) {
		chars := []rune(run)
		for i := range len(chars) - 1 {
			terms = append(terms, string(chars[i:i+2]))
		}
	}
	return terms
}
