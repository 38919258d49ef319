package wording_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/search/audit/audittest"
	"kotae/search/audit/wording"
)

// Every rule that comes along finds what its examples say that it must, and nothing in those that must pass.
func TestShippedExamples(t *testing.T) {
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	words, problems := wording.Load(nil)
	for _, p := range append(problems, words.Compile(a)...) {
		t.Error(p)
	}
	n, problems, err := words.Try(t.Context(), a, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
	if n < 10*len(words.Rules) {
		t.Errorf("%d examples for %d rules are too few to trust them", n, len(words.Rules))
	}
}

// The rules find in each sentence of the table what an editor would have them find, and no others.
func TestSentences(t *testing.T) {
	f, err := os.Open("testdata/sentences.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	words, _ := wording.Load(nil)
	rules := words.Audit()
	for in := bufio.NewScanner(f); in.Scan(); {
		if strings.HasPrefix(in.Text(), "#") {
			continue
		}
		cells := strings.Split(in.Text(), "\t")
		if len(cells) != 3 {
			t.Fatalf("not three cells: %s", in.Text())
		}
		q := &corpus.Question{ID: "q", Answers: []corpus.Answer{{ID: "a", Headline: cells[1], Sections: []corpus.Section{{Text: cells[2]}}}}}
		var found []string
		for _, f := range audittest.Findings(t, rules, "2026-11-28", q) {
			if name := strings.TrimPrefix(f.Rule, "wording/"); !slices.Contains(found, name) {
				found = append(found, name)
			}
		}
		slices.Sort(found)
		if got := strings.Join(found, " "); got != cells[0] {
			t.Errorf("%s %s: found %q, want %q", cells[1], cells[2], got, cells[0])
		}
	}
}
