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
		"columns":    {"就活", "words.tsv:1: 1 columns"},
		"more":       {"就活\tシュウカツ\t\t\t\t", "words.tsv:1: 6 columns"},
		"duplicate":  {"就活\tシュウカツ\t\t\t\n\n就活\tシュウカツ\t\t\t", "words.tsv:3: \"就活\" stands on line 1 already"},
		"one letter": {"卒\tソツ\t\t\t", "is one character"},
		"no reading": {"就活\t\t\t\t", "has no reading"},
		"unfolded":   {"ｶﾞｸﾁｶ\tガクチカ\t\t\t", "write \"ガクチカ\""},
		"upper case": {"オープンES\tオープンイーエス\t\t\t", "write \"オープンes\""},
	} {
		words, problems := ParseWords("words.tsv", c.tsv)
		if len(problems) != 1 || problems[0].Warning || !strings.Contains(problems[0].Error(), c.want) {
			t.Errorf("%s: got %v, want …%s…", name, problems, c.want)
		}
		if n := strings.Count(c.want, "already"); len(words.Own()) != n {
			t.Errorf("%s: got %d words, want %d", name, len(words.Own()), n)
		}
	}
}

func TestUserWordsThatAreDoubtful(t *testing.T) {
	for name, c := range map[string]struct{ tsv, want string }{
		"letters":           {"オープンes\tオープンイーエス", "before and after letters"},
		"digits":            {"3次面接\tサンジメンセツ", "before and after letters"},
		"folded to letters": {"ウェブ説明会\tウェブセツメイカイ", "before and after letters"},
		"sentence":          {"内定。辞退\tナイテイジタイ", "beyond a sentence"},
		"two hiragana":      {"する\tスル", "two hiragana"},
		"reading":           {"内々定先\t内々定先", "not all kana"},
		"own part":          {"内々定先\tナイナイテイサキ\t\t内々定先", "its own part"},
	} {
		words, problems := ParseWords("words.tsv", c.tsv)
		if len(problems) != 1 || !problems[0].Warning || !strings.Contains(problems[0].Text, c.want) {
			t.Errorf("%s: got %v, want …%s…", name, problems, c.want)
		}
		if len(words.Own()) != 1 {
			t.Errorf("%s: the word was not taken", name)
		}
	}
}

func TestUserWordsAreRead(t *testing.T) {
	words, problems := ParseWords("words.tsv", "\ufeff# a comment\r\n\n学チカ\tガクチカ\tガクチカ\t\tラ\r\n就活\tシュウカツ\t\t活動 a\n内々定先\tナイナイテイサキ")
	list := words.Own()
	if len(problems) > 0 || len(list) != 3 {
		t.Fatalf("got %v, %v", list, problems)
	}
	if w := list[0]; w.Surface != "学チカ" || w.Term != "ガクチカ" || len(w.NotBefore) != 1 || w.NotBefore[0] != "ラ" {
		t.Errorf("got %+v", w)
	}
	if w := list[1]; w.Term != "就活" || len(w.Parts) != 2 {
		t.Errorf("got %+v", w)
	}
	if w := list[2]; w.Term != "内々定先" || len(w.Parts)+len(w.NotBefore) > 0 {
		t.Errorf("got %+v", w)
	}
	if _, problems := ParseWords("words.tsv", "就活\tシュウカツ\n\xff\n"); len(problems) != 1 || problems[0].Line != 2 {
		t.Errorf("got %v", problems)
	}
}

// TestBuiltinWordsAreClean holds the words that the program brings along to what it asks of a site's.
func TestBuiltinWordsAreClean(t *testing.T) {
	if _, problems := ParseWords("userdict.tsv", userWords); len(problems) > 0 {
		t.Errorf("got %v", problems)
	}
}

func FuzzParseWords(f *testing.F) {
	f.Add("学チカ\tガクチカ\tガクチカ\t\tラ")
	f.Add("# comment\n \t \n\t\t\t\t\nああ\x00\tア")
	f.Add("就活 \tシュウカツ\n就活\tシュウカツ\n\u3000あ\tア")
	f.Fuzz(func(t *testing.T, tsv string) {
		words, problems := ParseWords("f", tsv)
		for _, p := range problems {
			if p.Line < 1 || p.Text == "" {
				t.Errorf("got %+v", p)
			}
		}
		a, err := NewWith(words) // whatever was taken can be used
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words.Own() {
			a.Analyze(w.Surface)
		}
		a.Analyze(tsv)
	})
}

// TestUserWordsAreCutWhole finds a user word that kagome does not cut as such, alone or in a sentence.
func TestUserWordsAreCutWhole(t *testing.T) {
	a := newAnalyzer(t)
	words, err := builtinWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range words {
		for _, text := range []string{w.Surface, w.Surface + "とは", "私の" + w.Surface + "、"} {
			found := false
			for _, k := range a.Analyze(text).Tokens {
				found = found || text[k.Start:k.End] == w.Surface && k.Kind == Word && k.Term == foldTerm(w.Term)
			}
			if !found {
				t.Errorf("%s is not cut whole in %s: %v", w.Surface, text, wordsOf(a, text))
			}
		}
	}
}
