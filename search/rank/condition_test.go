package rank

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/indexer"
	"kotae/indexer/analysis"
	"kotae/indexer/generation"
)

// reader answers conditions, filters and counts by reading every question.
type reader struct {
	*oracle
	x         *Index
	questions []corpus.Question
	byID      []int // documents: their numbers are not the same in every build
}

func newReader(t *testing.T, x *Index) *reader {
	r := &reader{oracle: newOracle(t, x), x: x}
	for _, id := range r.ids {
		record, err := x.gen.Record(id)
		if err != nil {
			t.Fatal(err)
		}
		var q corpus.Question
		if err := json.Unmarshal(record, &q); err != nil {
			t.Fatal(err)
		}
		r.byID, r.questions = append(r.byID, len(r.questions)), append(r.questions, q)
	}
	slices.SortFunc(r.byID, func(a, b int) int { return strings.Compare(r.ids[a], r.ids[b]) })
	return r
}

// values are a question's values of a facet, as its record has them.
func (r *reader) values(doc, facet int) (out []string) {
	q := r.questions[doc]
	switch facet {
	case generation.Category:
		out = slices.Clone(q.Categories)
	case generation.Adviser:
		for _, a := range q.Answers {
			out = append(out, a.Adviser)
		}
	case generation.Status:
		out = []string{q.Asker.Status}
	case generation.Year:
		out = []string{q.Asked[:4]}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (r *reader) hasValue(doc, facet int, ordinals []uint32) bool {
	return slices.ContainsFunc(ordinals, func(o uint32) bool {
		return slices.Contains(r.values(doc, facet), r.x.gen.Columns.Facets[facet].Values[o])
	})
}

func (r *reader) satisfies(doc int, c Condition) bool {
	switch c := c.(type) {
	case All:
		return !slices.ContainsFunc(c, func(c Condition) bool { return !r.satisfies(doc, c) })
	case Any:
		return slices.ContainsFunc(c, func(c Condition) bool { return r.satisfies(doc, c) })
	case Not:
		return !r.satisfies(doc, c.Condition)
	case Value:
		return r.hasValue(doc, c.Facet, c.Ordinals)
	case Stands:
		return contains(r.part(doc, c.Part), []byte(c.Text))
	case Has:
		freq := r.freqs[doc][c.Word.Term]
		fields := map[Part][]int{
			Anywhere: {0, 1, 2, 3}, Title: {indexer.FieldTitle}, Body: {indexer.FieldBody}, Answers: {indexer.FieldHeadline, indexer.FieldAnswer},
		}[c.Part]
		return slices.ContainsFunc(fields, func(f int) bool { return freq[f] > 0 }) ||
			c.Word.Literal && contains(r.part(doc, c.Part), []byte(c.Word.Surface))
	}
	panic(fmt.Sprintf("%T", c))
}

func (r *reader) part(doc int, part Part) []byte {
	text := r.x.gen.Text(uint32(doc))
	if part == Anywhere {
		return text
	}
	return bytes.SplitN(text, []byte{0x1f}, 3)[part-Title]
}

// random makes a condition of words, characters and values of the sample.
func (r *reader) random(rnd *rand.Rand, depth int) Condition {
	part := Part(rnd.IntN(4))
	doc := r.byID[rnd.IntN(len(r.ids))]
	if depth > 0 && rnd.IntN(2) == 0 {
		var several []Condition
		for range 1 + rnd.IntN(3) {
			several = append(several, r.random(rnd, depth-1))
		}
		switch rnd.IntN(3) {
		case 0:
			return All(several)
		case 1:
			return Any(several)
		}
		return Not{several[0]}
	}
	switch rnd.IntN(3) {
	case 0:
		facet := rnd.IntN(len(generation.FacetNames))
		var ordinals []uint32
		for range rnd.IntN(3) {
			ordinals = append(ordinals, uint32(rnd.IntN(len(r.x.gen.Columns.Facets[facet].Values))))
		}
		return Value{facet, ordinals}
	case 1:
		text := []rune(string(r.x.text(uint32(doc), Title)))
		at := rnd.IntN(len(text) - 3)
		s := strings.TrimSpace(string(text[at : at+2+rnd.IntN(2)]))
		if !hasGram(s) {
			s = "面接"
		}
		return Stands{s, part}
	}
	terms := make([]string, 0, len(r.freqs[doc]))
	for term := range r.freqs[doc] {
		terms = append(terms, term)
	}
	slices.Sort(terms)
	term := terms[rnd.IntN(len(terms))]
	return Has{Word{Term: term, Surface: term, Literal: len([]rune(term)) > 2 && hasGram(term)}, part}
}

// hasGram reports characters that are found exactly where they stand. 3時 has no bigram and is looked up as the word it is, so
// it is not found where it was cut otherwise.
func hasGram(s string) (has bool) {
	analysis.Grams(s, func(string) { has = true })
	return has
}

// TestConditionsAgainstEveryQuestion asks random conditions with random filters, some questions being hidden, and expects
// the documents, totals and counts that come of reading all questions.
func TestConditionsAgainstEveryQuestion(t *testing.T) {
	x := open(t, sampleGeneration(t), roomy)
	r := newReader(t, x)
	hidden := []uint32{uint32(r.byID[3]), uint32(r.byID[70]), uint32(r.byID[129])}
	x.Hide(hidden)
	rnd := rand.New(rand.NewPCG(5, 6))
	some := 0
	for range 600 {
		q := Query{Must: All{r.random(rnd, 3)}, Facets: []int{generation.Year, generation.Category, generation.Adviser, generation.Status}}
		for _, facet := range rnd.Perm(4)[:rnd.IntN(4)] {
			f := Filter{Facet: facet}
			for range rnd.IntN(4) {
				f.Ordinals = append(f.Ordinals, uint32(rnd.IntN(len(x.gen.Columns.Facets[facet].Values))))
			}
			q.Filters = append(q.Filters, f)
		}
		want, counts := []string{}, map[int]map[string]uint32{0: {}, 1: {}, 2: {}, 3: {}}
		for doc, id := range r.ids {
			if slices.Contains(hidden, uint32(doc)) || !r.satisfies(doc, q.Must) {
				continue
			}
			passes := func(but int) bool {
				return !slices.ContainsFunc(q.Filters, func(f Filter) bool { return f.Facet != but && !r.hasValue(doc, f.Facet, f.Ordinals) })
			}
			if passes(-1) {
				want = append(want, id)
			}
			for facet := range counts {
				if passes(facet) {
					for _, v := range r.values(doc, facet) {
						counts[facet][v]++
					}
				}
			}
		}
		got := search(t, x, q)
		if len(want) > 0 && len(want) < len(r.ids)-len(hidden) {
			some++
		}
		slices.Sort(want)
		if found := ids(got); got.Total != len(want) || !slices.Equal(slices.Sorted(slices.Values(found)), want) {
			t.Errorf("%+v with %+v: found %d %v, want %v", q.Must, q.Filters, got.Total, found, want)
		}
		for i, facet := range q.Facets {
			for o, v := range x.gen.Columns.Facets[facet].Values {
				if got.Counts[i][o] != counts[facet][v] {
					t.Errorf("%+v with %+v: %s %s counts %d, want %d", q.Must, q.Filters, generation.FacetNames[facet], v, got.Counts[i][o], counts[facet][v])
				}
			}
		}
	}
	if some < 150 {
		t.Errorf("only %d conditions divide the sample", some)
	}
}

// TestWordsBesideConditions: the words rank, and how many of them a hit needs is asked among those that satisfy the conditions.
func TestWordsBesideConditions(t *testing.T) {
	x := indexOf(t,
		question("1", "spi toeic gab", "web"), question("2", "spi", "gmail"), question("3", "toeic", "web"), question("4", "es", "gmail"))
	has := func(term string) Condition { return Has{Word: Word{Term: term, Surface: term}} }
	with := func(least float64, must All, terms ...string) Query {
		q := words(terms...)
		q.MinCoverage, q.Must = least, must
		return q
	}
	for name, c := range map[string]struct {
		query Query
		want  []string
	}{
		"the best has enough":                      {with(0.9, nil, "spi", "toeic", "gab"), []string{"1"}},
		"it is excluded":                           {with(0.9, All{Not{has("gab")}}, "spi", "toeic", "gab"), []string{"2", "3"}},
		"only what has the words":                  {with(0.9, All{Not{has("es")}}, "es"), []string{}},
		"a condition alone keeps":                  {with(0.9, All{has("gmail")}, "toeic"), []string{"2", "4"}},
		"one that has the words":                   {with(0.9, All{has("web")}, "spi"), []string{"1"}},
		"either":                                   {with(0, All{Any{has("gab"), has("es")}}), []string{"1", "4"}},
		"nothing is nowhere":                       {with(0, All{Any{}}), []string{}},
		"all that does not":                        {with(0, All{Not{has("web")}}), []string{"2", "4"}},
		"an alternative that excludes is no thing": {with(0.1, All{Any{has("gab"), Not{has("web")}}}, "es"), []string{"4"}},
	} {
		if got := found(t, x, c.query); !slices.Equal(got, c.want) {
			t.Errorf("%s: found %v, want %v", name, got, c.want)
		}
	}
	// What a condition asks for counts as covered, by the least that an alternative tells.
	q := with(0, All{Any{has("gab"), has("web")}}, "spi", "gmail")
	q.Words[1].Weight = 2
	idf := func(df int) float64 { return x.idf(df) }
	for _, h := range search(t, x, q).Hits {
		covered := map[string]float64{"1": idf(2), "3": 0}[h.ID]
		if want := (covered + idf(2)) / (3*idf(2) + idf(2)); !near(h.Coverage, want) {
			t.Errorf("question %s covers %v, want %v", h.ID, h.Coverage, want)
		}
	}
	// And it scores.
	q = with(0, All{has("spi")}, "spi")
	q.Words[0].Asked = true
	r := search(t, x, q)
	if plain := search(t, x, words("spi")); !slices.Equal(r.Hits, plain.Hits) {
		t.Errorf("required: %+v, want as ranked: %+v", r.Hits, plain.Hits)
	}
}

// TestFieldsOfWords: a word asked for in one part is found there alone, as a term or as characters.
func TestFieldsOfWords(t *testing.T) {
	x := open(t, generationOf(t,
		question("1", "インターンシップの服装", "京都で働く。"), question("2", "東京都の会社", "インターンの京都。"),
		corpus.Question{ID: "3", Title: "会社", Body: "夏。", Answers: []corpus.Answer{{ID: "a", Headline: "服装は自由", Sections: []corpus.Section{{Heading: "京都", Text: "インターン"}}}}},
	), roomy)
	for _, c := range []struct {
		condition Condition
		want      []string
	}{
		{Has{literally("インターン", "インターン"), Title}, []string{"1"}},
		{Has{literally("インターン", "インターン"), Body}, []string{"2"}},
		{Has{literally("インターン", "インターン"), Answers}, []string{"3"}},
		{Has{literally("インターン", "インターン"), Anywhere}, []string{"1", "2", "3"}},
		{Has{Word{Term: "京都", Surface: "京都"}, Title}, []string{}},
		{Has{Word{Term: "京都", Surface: "京都"}, Answers}, []string{"3"}},
		{Has{Word{Term: "ンターンシ", Surface: "ンターンシ"}, Title}, []string{"1"}},
		{Has{Word{Term: "ンターンシ", Surface: "ンターンシ"}, Body}, []string{}},
		{Stands{"服装", Title}, []string{"1"}},
		{Stands{"服装", Answers}, []string{"3"}},
		{Stands{"の服装京", Anywhere}, []string{}},
	} {
		if got := found(t, x, Query{Must: All{c.condition}}); !slices.Equal(got, c.want) {
			t.Errorf("%+v: found %v, want %v", c.condition, got, c.want)
		}
	}
}

// TestCancelledConditions: no condition is answered from a part of the texts.
func TestCancelledConditions(t *testing.T) {
	x := indexOf(t, question("1", "1", "web"), question("2", "es", "1"))
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	q := Query{Must: All{Not{Stands{"1", Title}}}}
	if _, err := x.Search(cancelled, q, 0, 10); err == nil {
		t.Error("a cancelled search found something")
	}
	if got := found(t, x, q); !slices.Equal(got, []string{"2"}) {
		t.Errorf("afterwards: %v", got)
	}
}
