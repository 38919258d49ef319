package rank

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"kotae/corpus"
)

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-4*math.Max(1, math.Abs(b)) }

// TestScoreByHand writes BM25F out for three questions with the default weights: title 5 (b 0.5), body 1.5 (b 0.7),
// k1 0.9, coverage to the power of 0.75. Titles have 1 word on average, bodies (2+3+4)/3 = 3.
func TestScoreByHand(t *testing.T) {
	x := indexOf(t, question("1", "spi", "toeic spi"), question("2", "es", "spi es es"), question("3", "toeic", "web web web web"))
	saturated := func(impact float64) float64 { return impact * (0.9 + 1) / (impact + 0.9) }
	idf := math.Log(1 + (3-2+0.5)/(2+0.5)) // both words stand in two questions
	spi := map[string]float64{
		"1": saturated(5*1/(1-0.5+0.5*1/1) + 1.5*1/(1-0.7+0.7*2/3)),
		"2": saturated(1.5 * 1 / (1 - 0.7 + 0.7*3/3)),
	}
	toeic := map[string]float64{
		"1": saturated(1.5 * 1 / (1 - 0.7 + 0.7*2/3)),
		"3": saturated(5 * 1 / (1 - 0.5 + 0.5*1/1)),
	}
	es := map[string]float64{"2": saturated(5*1/(1-0.5+0.5*1/1) + 1.5*2/(1-0.7+0.7*3/3))}
	idfOfES := math.Log(1 + (3-1+0.5)/(1+0.5))

	for _, c := range []struct {
		query Query
		want  map[string]float64
		order []string
	}{
		{words("spi"), map[string]float64{"1": idf * spi["1"], "2": idf * spi["2"]}, []string{"1", "2"}},
		{words("es"), map[string]float64{"2": idfOfES * es["2"]}, []string{"2"}},
		{words("spi", "toeic"), map[string]float64{
			"1": idf*spi["1"] + idf*toeic["1"],
			"2": idf * spi["2"] * math.Pow(0.5, 0.75), // it has half of the information
			"3": idf * toeic["3"] * math.Pow(0.5, 0.75),
		}, []string{"1", "3", "2"}},
		{Query{Words: []Word{{Term: "spi", Weight: 1}, {Term: "toeic", Weight: 3}}}, map[string]float64{
			"1": idf*spi["1"] + 3*idf*toeic["1"],
			"2": idf * spi["2"] * math.Pow(0.25, 0.75),
			"3": 3 * idf * toeic["3"] * math.Pow(0.75, 0.75),
		}, []string{"1", "3", "2"}},
		{words("nowhere"), map[string]float64{}, []string{}},
	} {
		r := search(t, x, c.query)
		if got := ids(r); !slices.Equal(got, c.order) || r.Total != len(c.want) {
			t.Errorf("%v: found %v of %d, want %v", c.query.Words, got, r.Total, c.order)
		}
		for _, h := range r.Hits {
			if !near(h.Score, c.want[h.ID]) {
				t.Errorf("%v: question %s scores %v, want %v", c.query.Words, h.ID, h.Score, c.want[h.ID])
			}
		}
	}
}

// TestGramsByHand adds the bigrams' score: weight 0.7 of the whole, fields as the words', not in the coverage.
func TestGramsByHand(t *testing.T) {
	x := indexOf(t, question("1", "spi", "面接"), question("2", "spi", "内定"), question("3", "web", "面談"))
	q := words("spi")
	q.Grams = []string{"面接", "無い"}
	r := search(t, x, q)
	saturated := func(impact float64) float64 { return impact * 1.9 / (impact + 0.9) }
	idf := func(df float64) float64 { return math.Log(1 + (3-df+0.5)/(df+0.5)) }
	spi := idf(2) * saturated(5) // every title has one word
	gram := idf(1) * saturated(1)
	if got := ids(r); !slices.Equal(got, []string{"1", "2"}) {
		t.Fatalf("found %v", got)
	}
	if !near(r.Hits[0].Score, spi+0.7*gram) || !near(r.Hits[1].Score, spi) {
		t.Errorf("scores %v and %v, want %v and %v", r.Hits[0].Score, r.Hits[1].Score, spi+0.7*gram, spi)
	}
}

// TestCommonGramsSayNothing: a bigram of more than half of the questions does not change a score.
func TestCommonGramsSayNothing(t *testing.T) {
	x := indexOf(t, question("1", "spi", "面接"), question("2", "spi", "面接"), question("3", "web", "面談"))
	q := words("spi")
	want := search(t, x, q).Hits
	q.Grams = []string{"面接"}
	if got := search(t, x, q).Hits; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestIDF(t *testing.T) {
	x := &Index{live: 100}
	last := math.Inf(1)
	for _, c := range []struct {
		df   int
		want float64
	}{
		{0, math.Log(1 + 100.5/0.5)}, {1, math.Log(1 + 99.5/1.5)}, {50, math.Log(2)}, {100, math.Log(1 + 0.5/100.5)},
	} {
		got := x.idf(c.df)
		if !near(got, c.want) || got <= 0 || got >= last {
			t.Errorf("in %d of 100: %v, want %v, above 0 and below %v", c.df, got, c.want, last)
		}
		last = got
	}
}

// TestLeastCoverageIsExact has queries of four equally rare words and asks for a quarter: one word is just enough,
// however its weight is rounded.
func TestLeastCoverageIsExact(t *testing.T) {
	word := func(often, which int) string { return fmt.Sprintf("%c%cx", 'a'+often, 'a'+which) }
	const most = 6
	texts := make([]string, 4*most)
	for often := 1; often <= most; often++ {
		for i := range 4 * often {
			texts[i] += " " + word(often, i%4)
		}
	}
	texts = append(texts, strings.Join(texts, " ")) // and one that has them all
	var questions []corpus.Question
	for i, text := range texts {
		questions = append(questions, question(fmt.Sprint(i+1), "web", text))
	}
	x := indexOf(t, questions...)
	for often := 1; often <= most; often++ {
		q := words(word(often, 0), word(often, 1), word(often, 2), word(often, 3))
		q.MinCoverage = 0.25
		if r := search(t, x, q); r.Total != 4*often+1 {
			t.Errorf("words in %d questions: total %d, want %d", often, r.Total, 4*often+1)
		}
		q.MinCoverage = 0.26
		if r := search(t, x, q); r.Total != 1 {
			t.Errorf("words in %d questions: total %d, want only the one with a greater share", often, r.Total)
		}
	}
}

// TestNothingComesNear asks ten words that stand in ten documents, one in each but for one document that has two: no document has
// a quarter, so the best is a hit, and what has half of that.
func TestNothingComesNear(t *testing.T) {
	var questions []corpus.Question
	var terms []string
	for i := range 10 {
		terms = append(terms, fmt.Sprintf("%cz", 'a'+i))
		questions = append(questions, question(fmt.Sprint(i), "web", strings.Join(terms[max(0, i-i/9):], " ")))
	}
	x := indexOf(t, questions...)
	q := words(terms...)
	q.MinCoverage = 0.25
	r := search(t, x, q)
	if r.Total == 0 || r.Hits[0].ID != "9" || !r.Relaxed {
		t.Errorf("found %+v, want 9 first, relaxed", r)
	}
	if q.MinCoverage = 0; search(t, x, q).Total < r.Total {
		t.Error("a smaller share finds less")
	}
}

// TestEveryPageKnowsTheBest: what is missing and relaxed is told of the first hit, whatever page is asked for.
func TestEveryPageKnowsTheBest(t *testing.T) {
	x := indexOf(t, question("1", "spi toeic", "spi"), question("2", "spi", "web"), question("3", "web", "spi"), question("4", "web", "web"))
	q := words("spi", "toeic", "gab")
	whole := search(t, x, q)
	if !slices.Equal(whole.Missing, []bool{false, false, true}) || !whole.Relaxed || whole.Total != 3 {
		t.Fatalf("the whole list: %+v", whole)
	}
	for offset := range 6 {
		r, err := x.Search(t.Context(), q, offset, 1)
		if err != nil {
			t.Fatal(err)
		}
		want := whole.Hits[min(offset, 3):min(offset+1, 3)]
		if r.Total != 3 || !slices.Equal(r.Missing, whole.Missing) || r.Relaxed != whole.Relaxed || !slices.Equal(r.Hits, want) {
			t.Errorf("from %d: %+v, want %v", offset, r, want)
		}
	}
}

func TestWordsWithoutWeightFindNothing(t *testing.T) {
	x := indexOf(t, question("1", "spi", "web"), question("2", "web", "web"))
	q := words("spi", "web")
	q.Words[1].Weight = 0
	if r := search(t, x, q); r.Total != 1 || len(r.Hits) != 1 {
		t.Errorf("total %d, hits %v", r.Total, ids(r))
	}
}

func TestEmptyQueries(t *testing.T) {
	x := indexOf(t, question("1", "spi", "web"))
	for _, q := range []Query{{}, {Must: phrases()}, {Words: []Word{{Weight: 1, Literal: true}}}, {Grams: []string{"面接"}}} {
		if r := search(t, x, q); r.Total != 0 || len(r.Hits) != 0 || r.Relaxed {
			t.Errorf("%+v: %+v", q, r)
		}
	}
}
