package rank

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/generation"
)

func TestLiterals(t *testing.T) {
	x := indexOf(t,
		question("1", "インターンの服装", "夏に行く。"),
		question("2", "インターンシップの服装", "夏に行く。"),
		question("3", "不採用の連絡", "夏に行く。"),
		question("4", "採用の連絡", "未経験者です。"),
		question("5", "ESの提出", "yesかnoで答える。TG-WEBとSPI3も。"),
		question("6", "就職の面接", "活動する。"),
		question("7", "就職活動の悩み", "13社と3社。"),
	)
	for name, c := range map[string]struct {
		query Query
		want  []string
	}{
		"a term only":                      {words("インターン"), []string{"1"}},
		"a word inside longer terms":       {Query{Words: []Word{literally("インターン", "インターン")}}, []string{"1", "2"}},
		"inside, where no term is it":      {words("ンターンシ"), []string{"2"}},
		"characters across terms":          {Query{Words: []Word{literally("職活動", "職活動")}}, []string{"7"}},
		"never the opposite":               {Query{Words: []Word{literally("採用の連絡", "採用の連絡")}}, []string{"4"}},
		"never the opposite as a term":     {Query{Words: []Word{literally("採用", "採用")}}, []string{"4"}},
		"never the opposite, inside":       {Query{Words: []Word{literally("経験者", "経験者")}}, []string{}},
		"a phrase":                         {Query{Must: phrases("の服装")}, []string{"1", "2"}},
		"a phrase is not the opposite":     {Query{Must: phrases("採用の")}, []string{"4"}},
		"nor is one at 未":                  {Query{Must: phrases("経験者")}, []string{}},
		"the opposite itself":              {Query{Must: phrases("不採用の")}, []string{"3"}},
		"all phrases":                      {Query{Must: phrases("の服装", "インターンの")}, []string{"1"}},
		"no document has all":              {Query{Must: phrases("の服装", "採用の")}, []string{}},
		"bigrams alone do not do":          {Query{Must: phrases("就職の活動")}, []string{}},
		"a phrase across a line's end":     {Query{Must: phrases("服装夏に")}, []string{}},
		"letters, a word of their own":     {Query{Must: phrases("es")}, []string{"5"}},
		"not letters inside a word":        {Query{Must: phrases("ye")}, []string{}},
		"letters joined by a mark":         {Query{Must: phrases("tg-web")}, []string{"5"}},
		"a part of what a mark joins":      {Query{Must: phrases("web")}, []string{"5"}},
		"letters before digits":            {Query{Must: phrases("spi")}, []string{"5"}},
		"letters and Japanese":             {Query{Must: phrases("esの提出")}, []string{"5"}},
		"a number":                         {Query{Must: phrases("3社")}, []string{"7"}},
		"a phrase beside words":            {Query{Words: words("インターン").Words, Must: phrases("服装")}, []string{"1", "2"}},
		"marks that stand nowhere":         {Query{Must: phrases("()")}, []string{}},
		"words need not stand in a phrase": {Query{Words: words("nowhere").Words, Must: phrases("の服装")}, []string{"1", "2"}},
	} {
		if got := found(t, x, c.query); !slices.Equal(got, c.want) {
			t.Errorf("%s: found %v, want %v", name, got, c.want)
		}
	}
}

// TestCharactersCountLess: インターンシップ has インターン, but less than インターン itself.
func TestCharactersCountLess(t *testing.T) {
	x := indexOf(t, question("1", "インターンシップ", "夏。"), question("2", "インターン", "夏。"), question("3", "服装", "夏。"))
	r := search(t, x, Query{Words: []Word{literally("インターン", "インターン")}})
	if got := ids(r); !slices.Equal(got, []string{"2", "1"}) || r.Hits[0].Score <= r.Hits[1].Score || r.Hits[1].Coverage < 0.999 {
		t.Errorf("%+v", r.Hits)
	}
}

// TestRuns: whoever types ガク and チカ together means ガクチカ, and who has that has both; but no third word.
func TestRuns(t *testing.T) {
	x := indexOf(t, question("1", "ガクチカがない", "夏。"), question("2", "面接", "学費と力。"), question("3", "服装", "夏。"))
	q := words("ガク", "面接", "チカ")
	if got := found(t, x, q); !slices.Equal(got, []string{"1", "2"}) { // ガク and チカ stand inside ガクチカ
		t.Fatalf("without the run: found %v", got)
	}
	q.Runs = []Run{{Words: []int{0, 2}, Literal: "ガクチカ"}}
	r := search(t, x, q)
	if r.Hits[0].ID != "1" || !slices.Equal(r.Missing, []bool{false, true, false}) {
		t.Errorf("found %v, missing %v", ids(r), r.Missing)
	}
}

// TestQueriesDoNotDependOnThoseBefore asks on one index, in both orders, what has parts in common: what is kept of one
// query must not change the answer to another.
func TestQueriesDoNotDependOnThoseBefore(t *testing.T) {
	gen := generationOf(t,
		question("1", "話します", "面接"), question("2", "話せば", "面接"), question("3", "話せる", "服装"), question("4", "就職の面接の活動", "夏"),
		question("5", "就職活動", "夏"), question("6", "面接の就職活動", "夏"), question("7", "話せました", "活動"))
	run := func(literal string, words ...int) Run { return Run{Words: words, Literal: literal} }
	job := words("就職", "活動", "面接").Words
	for name, pair := range map[string][2]Query{
		"one surface, two terms": {
			{Words: []Word{literally("話す", "話せ")}},
			{Words: []Word{literally("話せる", "話せ")}},
		},
		"one term, two surfaces": { // the second would find 5 by its run, which the first need not
			{Words: []Word{{Term: "面接", Surface: "活動", Weight: 1}, {Term: "就職", Weight: 1}}, Runs: []Run{run("就職活動", 0, 1)}},
			{Words: []Word{{Term: "面接", Surface: "面接", Weight: 1}, {Term: "就職", Weight: 1}}, Runs: []Run{run("就職活動", 0, 1)}},
		},
		"with and without another run": {
			{Words: job, Runs: []Run{run("就職活動", 0, 1, 2), run("職活動", 1, 2)}},
			{Words: job, Runs: []Run{run("職活動", 1, 2)}},
		},
		"a word and a phrase": {
			{Words: []Word{literally("就職活動", "就職活動")}},
			{Must: phrases("就職活動")},
		},
	} {
		for first := range pair {
			alone := search(t, open(t, gen, roomy), pair[1-first])
			x := open(t, gen, roomy)
			search(t, x, pair[first])
			if diff := cmp.Diff(alone, search(t, x, pair[1-first])); diff != "" {
				t.Errorf("%s, query %d after the other (-alone +after):\n%s", name, 2-first, diff)
			}
		}
	}
}

func TestLetters(t *testing.T) {
	for literal, want := range map[string][]string{
		"": nil, "面接": nil, "es": {"es"}, "esとspi": {"es", "spi"}, "tg-web": {"tg", "web"}, "spi3": {"spi"}, "c++": nil,
		"a b": nil, "café": nil, "r&d": nil, "toeic 800": {"toeic"},
	} {
		if got := letters(literal); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", literal, got, want)
		}
	}
}

// TestPhrasesAgainstTheTexts looks for stretches of every kind of the sample's texts, by scanning all texts.
func TestPhrasesAgainstTheTexts(t *testing.T) {
	x := open(t, sampleGeneration(t), roomy)
	var phrases []string
	for doc := range uint32(x.n) {
		text := []rune(string(x.gen.Text(doc)))
		for at, size := 0, 1; at+size < len(text); at, size = at+97, size%9+1 {
			p := strings.TrimSpace(string(text[at : at+size]))
			if p != "" && !strings.ContainsAny(p, "\n"+generation.FieldSeparator+generation.AnswerSeparator) {
				phrases = append(phrases, p)
			}
		}
		for _, p := range strings.FieldsFunc(string(text), func(r rune) bool { return r < ' ' || r > '~' }) {
			phrases = append(phrases, strings.TrimSpace(p)) // TG-WEB, SPI3, 3.5
		}
	}
	slices.Sort(phrases)
	for _, p := range slices.Compact(phrases) {
		if len([]rune(p)) < 2 { // single characters are words
			continue
		}
		got, err := x.phrase(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		var want []uint32
		for doc := range uint32(x.n) {
			if contains(x.gen.Text(doc), []byte(p)) {
				want = append(want, doc)
			}
		}
		if !slices.Equal(got.docs, want) {
			t.Errorf("%q stands in %d texts, found in %d", p, len(want), len(got.docs))
		}
	}
}
