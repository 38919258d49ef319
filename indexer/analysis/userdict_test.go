package analysis

import (
	"os"
	"strings"
	"testing"

	"github.com/ikawaha/kagome/v2/tokenizer"
)

// TestUserWordsBreakNoOthers holds the cut of neighbours.txt outside the user words to the cut without user words.
func TestUserWordsBreakNoOthers(t *testing.T) {
	a := newAnalyzer(t)
	texts, err := os.ReadFile("testdata/neighbours.txt")
	if err != nil {
		t.Fatal(err)
	}
	// Without user words kagome finds the name りさ here, and the cut is the worse for it.
	better := map[string]bool{"深堀りされる": true}
	for line := range strings.Lines(string(texts)) {
		text := FoldText(strings.TrimSpace(line)).Text
		if better[text] {
			continue
		}
		plain := map[[2]int]bool{}
		bounds := map[int]bool{}
		for _, k := range a.dict.plain.Analyze(text, tokenizer.Normal) {
			plain[[2]int{k.Position, k.Position + len(k.Surface)}] = true
			bounds[k.Position], bounds[k.Position+len(k.Surface)] = true, true
		}
		for _, k := range a.dict.cut(text) {
			from, to := k.Position, k.Position+len(k.Surface)
			if k.Class == tokenizer.USER && !(bounds[from] && bounds[to]) {
				t.Errorf("%s: the user word %s ends inside another word; say what it does not stand before", text, k.Surface)
			}
			if k.Class != tokenizer.USER && !plain[[2]int{from, to}] {
				t.Errorf("%s: %s is no word without the user dictionary", text, k.Surface)
			}
		}
	}
}

func TestUserWordsAreLinted(t *testing.T) {
	for name, c := range map[string]struct{ tsv, want string }{
		"columns":    {"就活\tシュウカツ", "line 1: 2 columns"},
		"duplicate":  {"就活\tシュウカツ\t\t\t\n\n就活\tシュウカツ\t\t\t", "line 3: \"就活\" stands on line 1 already"},
		"one letter": {"卒\tソツ\t\t\t", "is one character"},
		"no reading": {"就活\t\t\t\t", "has no reading"},
		"unfolded":   {"ｶﾞｸﾁｶ\tガクチカ\t\t\t", "write \"ガクチカ\""},
		"upper case": {"オープンES\tオープンイーエス\t\t\t", "write \"オープンes\""},
	} {
		_, _, err := parseUserWords(c.tsv)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want …%s…", name, err, c.want)
		}
	}
	words, records, err := parseUserWords("# a comment\n\n学チカ\tガクチカ\tガクチカ\t\tラ\n就活\tシュウカツ\t\t活動 a\t\n")
	if err != nil || len(words) != 2 || len(records) != 2 {
		t.Fatalf("got %v, %v, %v", words, records, err)
	}
	if w := words[0]; w.term != "ガクチカ" || len(w.notBefore) != 1 || w.notBefore[0] != "ラ" {
		t.Errorf("got %+v", w)
	}
	if w := words[1]; w.term != "就活" || len(w.parts) != 2 {
		t.Errorf("got %+v", w)
	}
}

// TestUserWordsAreCutWhole finds a user word that kagome does not cut as such, alone or in a sentence.
func TestUserWordsAreCutWhole(t *testing.T) {
	a := newAnalyzer(t)
	words, _, err := parseUserWords(userWords)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range words {
		for _, text := range []string{w.surface, w.surface + "とは", "私の" + w.surface + "、"} {
			found := false
			for _, k := range a.Analyze(text).Tokens {
				found = found || text[k.Start:k.End] == w.surface && k.Kind == Word && k.Term == foldTerm(w.term)
			}
			if !found {
				t.Errorf("%s is not cut whole in %s: %v", w.surface, text, wordsOf(a, text))
			}
		}
	}
}
