package analysis

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func newAnalyzer(t testing.TB) *Analyzer {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestCuts compares with testdata/cuts.golden: a quoted text a line, under it its tokens with the bytes that they span.
// To add a text, write its line and run with -update.
func TestCuts(t *testing.T) {
	a := newAnalyzer(t)
	const golden = "testdata/cuts.golden"
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	texts := 0
	for line := range strings.Lines(string(want)) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		text, err := strconv.Unquote(strings.TrimSpace(line))
		if err != nil {
			t.Fatalf("%s: %q is not a quoted text: %v", golden, line, err)
		}
		texts++
		got.WriteString(strconv.Quote(text) + "\n")
		for _, k := range a.Analyze(text).Tokens {
			kind := [...]string{Word: "word", Part: "part", Function: "function"}[k.Kind]
			fmt.Fprintf(&got, "\t%s\t%q\t%d-%d\t%q\n", kind, k.Term, k.Start, k.End, text[k.Start:k.End])
		}
	}
	if texts < 120 {
		t.Errorf("%d texts are left in %s", texts, golden)
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("cuts (-want +got), -update accepts them, and then raise revision:\n%s", diff)
	}
}

func wordsOf(a *Analyzer, text string) []string {
	var terms []string
	for _, k := range a.Analyze(text).Tokens {
		if k.Kind == Word {
			terms = append(terms, k.Term)
		}
	}
	return terms
}

func TestBadSplitsAreMended(t *testing.T) {
	a := newAnalyzer(t)
	tsv, err := os.ReadFile("testdata/badsplits.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(tsv)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(f) > 2 && f[2] == "later" {
			continue
		}
		got, want := strings.Join(wordsOf(a, f[0]), "/"), FoldText(f[1]).Text
		if got != want {
			t.Errorf("%s is cut as %s, want %s", f[0], got, want)
		}
		// The cut of a word alone and in a sentence must agree, or the word does not find the sentence.
		if got := strings.Join(wordsOf(a, f[0]+"について"), "/"); got != want {
			t.Errorf("%s before について is cut as %s, want %s", f[0], got, want)
		}
	}
}

func TestOneTermForAllSpellings(t *testing.T) {
	a := newAnalyzer(t)
	for _, spellings := range [][]string{
		{"一次", "1次", "１次"}, {"第1志望", "第１志望", "第一志望"}, {"26卒", "２６卒", "2026年卒", "2026卒", "26年度卒"},
		{"20万円", "二十万円", "200,000円", "200000円", "２０万円"}, {"1,000万円", "1000万円", "一千万円"},
		{"3社", "三社", "３社"}, {"1年生", "一年生"}, {"1か月", "1ヶ月", "一ヵ月", "1カ月", "1ケ月"}, {"十月", "10月"},
		{"一人", "1人", "ひとり"}, {"20歳", "20才", "二十歳"}, {"ＥＳ", "es", "ES"}, {"TG-WEB", "tgweb", "ＴＧ－ＷＥＢ", "TG‐WEB"},
		{"ウェブテスト", "Webテスト", "WEBテスト", "ウエブテスト"}, {"ｶﾞｸﾁｶ", "ガクチカ", "学チカ", "カ゛クチカ"},
		{"内内定", "内々定"}, {"深堀り", "深掘り"}, {"内定なし", "内定無し", "内定ない"}, {"受けません", "受けない", "受けぬ"},
		{"コンピューター", "コンピュータ"}, {"リクスー", "リクスーツ"}, {"就\u200b活", "就活"},
		{"益々", "益益"}, {"嫌々ながら", "嫌嫌ながら"}, {"出来るだけ", "できるだけ"}, {"是非", "ぜひ"}, {"申しこみの", "申し込みの"},
	} {
		want := wordsOf(a, spellings[0])
		for _, s := range spellings[1:] {
			if diff := cmp.Diff(want, wordsOf(a, s)); diff != "" {
				t.Errorf("%s and %s (-first +second):\n%s", spellings[0], s, diff)
			}
		}
	}
}

func TestOppositesShareNoTerm(t *testing.T) {
	a := newAnalyzer(t)
	for _, pair := range [][2]string{
		{"採用", "不採用"}, {"内定", "無い内定"}, {"内定", "無内定"}, {"合格", "不合格"}, {"質問", "逆質問"}, {"経験", "未経験"}, {"正規", "非正規"},
		{"一次", "二次"}, {"第一志望", "第二志望"}, {"就活", "終活"}, {"新卒", "第二新卒"}, {"1年", "2年"}, {"26卒", "27卒"}, {"やすい", "にくい"},
	} {
		of := map[string]bool{}
		for _, k := range a.Analyze(pair[0]).Tokens {
			of[k.Term] = true
		}
		for _, k := range a.Analyze(pair[1]).Tokens {
			if of[k.Term] {
				t.Errorf("%s and %s share the term %s", pair[0], pair[1], k.Term)
			}
		}
	}
}

// TestSpellings holds what Spellings lists to the analysis: each spelling is cut to the term.
func TestSpellings(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, term := range []string{"1次", "10分", "26卒", "2人", "1つ", "3社", "200000円", "いい"} {
		spellings := Spellings(term)
		if len(spellings) < 2 {
			t.Errorf("%s is spelled %q", term, spellings)
		}
		for _, s := range spellings {
			if s == "2026年" { // of 2026年卒業
				s += "卒業"
			}
			if got := a.Analyze(s).Tokens; got[0].Term != term && s != "十分" {
				t.Errorf("%s of %s is cut to %+v", s, term, got)
			}
		}
	}
}
