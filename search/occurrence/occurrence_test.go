package occurrence

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kotae/corpus"
	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/indexer/analysis"
	"kotae/search/query"
)

func nothingKnown(string) bool { return false }

func analyzer(t testing.TB) *analysis.Analyzer {
	t.Helper()
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func found(f Finder, text string) (out []string) {
	for _, s := range f.Find(text, -1) {
		out = append(out, text[s[0]:s[1]])
	}
	return out
}

func TestFind(t *testing.T) {
	a := analyzer(t)
	for _, c := range []struct {
		mode       query.Mode
		what, text string
		want       []string
	}{
		{query.Lemma, "断る", "断りました。断片を断ってから、お断りのメール。", []string{"断り", "断っ"}},
		{query.Lemma, "断った", "断れば断片も", []string{"断れ"}},
		{query.Lemma, "内定を断る", "内定を断りました。内定は断った。内定 を断れば", []string{"内定を断り"}},
		{query.Lemma, "採用", "不採用でした。採用です", []string{"採用"}},
		{query.Lemma, "一次面接", "１次面接と一次面接", []string{"１次面接", "一次面接"}},
		{query.Exact, "お問合せ", "お問合せ、お問い合わせ、お問合せお問合せ", []string{"お問合せ", "お問合せ", "お問合せ"}},
		{query.Exact, "ＥＳ", "ESとＥＳ", []string{"ＥＳ"}},
		{query.Exact, "採用", "不採用", []string{"採用"}},
		{query.Regexp, `お問い?合わ?せ`, "お問合せ、お問い合わせ、お問いせ", []string{"お問合せ", "お問い合わせ"}},
		{query.Regexp, `x*`, "abxxb", []string{"xx"}},
		{query.Regexp, `\b`, "ab", nil},
		{query.Regexp, `(?m)^・.+$`, "あ\n・い\n・う", []string{"・い", "・う"}},
	} {
		f, err := New(a, nothingKnown, c.mode, c.what)
		if err != nil {
			t.Fatal(err)
		}
		if got := found(f, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s:%s in %q finds %q, want %q", c.mode, c.what, c.text, got, c.want)
		}
		if one := f.Find(c.text, 1); len(one) != min(len(c.want), 1) {
			t.Errorf("%s:%s in %q finds %v, where one is wanted", c.mode, c.what, c.text, one)
		}
	}
}

func TestCompileRefuses(t *testing.T) {
	for pattern, want := range map[string]string{
		"(":                        "missing closing )",
		`(?=a)`:                    "invalid or unsupported Perl syntax",
		strings.Repeat("あ", 200):   "has 600 bytes",
		`(\p{Han}{1,100}){1,5}`:    "too large",
		`((a{1,100}){1,100}){100}`: "cannot be read",
	} {
		var wrong *PatternError
		if _, err := Compile(pattern); !errors.As(err, &wrong) || !strings.Contains(wrong.Reason, want) || wrong.Fix == "" {
			t.Errorf("%.20q: %v, want %q", pattern, err, want)
		}
	}
}

// print writes a need as people read it.
func (n Need) print() string {
	var parts []string
	if n.Characters != "" {
		parts = append(parts, n.Characters)
	}
	for _, m := range n.All {
		parts = append(parts, m.print())
	}
	if len(n.Any) > 0 {
		var any []string
		for _, m := range n.Any {
			any = append(any, m.print())
		}
		parts = append(parts, "("+strings.Join(any, "|")+")")
	}
	return strings.Join(parts, " ")
}

func TestNeeds(t *testing.T) {
	for pattern, want := range map[string]string{
		`内定辞退`:                "内定辞退",
		`お問い?合わ?せ`:            "(お問い合わ|お問い合|お問合わ|お問合)",
		`内[定々]が`:              "(内々|内定)",
		`(面接|選考)官`:            "(面接官|選考官)",
		`(面接|.)官`:             "官",
		`面接.*辞退`:              "面接 辞退",
		`(?i)ES対策`:            "es対策",
		`\d{4}年`:              "年",
		`^(?:第一|第二)志望\b`:      "(第一志望|第二志望)",
		`(絶対)+に`:              "絶対",
		`(絶対)*に`:              "",
		`[あ-ん]{3}`:            "",
		`𠮷野家`:                 "野家",
		`(内定|[一-龥])x`:         "",
		`ウェブ(面接|説明会)`:         "(面接|説明会)",
		`([一二三四五][次回](面接)?)を`: "(一回|一次|三回|三次|二回|二次|五回|五次|四回|四次)",
	} {
		p, err := Compile(pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Needs().print(); got != want {
			t.Errorf("/%s/ needs %q, want %q", pattern, got, want)
		}
	}
}

func holds(folded string, n Need) bool {
	if !strings.Contains(folded, n.Characters) {
		return false
	}
	for _, m := range n.All {
		if !holds(folded, m) {
			return false
		}
	}
	return len(n.Any) == 0 || slices.ContainsFunc(n.Any, func(m Need) bool { return holds(folded, m) })
}

func sampleTexts(t testing.TB) (out []string) {
	t.Helper()
	for item, err := range source.ReadFS(t.Context(), sample.Questions(), source.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range Texts(item.Question) {
			out = append(out, text.Text)
		}
	}
	return out
}

// FuzzNeeds: a text in which a pattern matches holds, folded, all that the pattern is said to need.
func FuzzNeeds(f *testing.F) {
	for _, s := range [][2]string{
		{"お問い?合わ?せ", "ここにお問合せください"}, {"か", "かﾞ"}, {"(?i)[ｅe]s", "ＥＳ"}, {"益で", "益益で"}, {"(ウェブ|ケ月)", "1ケ月"}, {"第[1１]", "第１志望"}, {"(?i)ſ", "S"}, {"(?i)k", "K"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		p, err := Compile(pattern)
		if err != nil || !slices.Equal([]rune(text), []rune(strings.ToValidUTF8(text, "\ufffd"))) {
			return
		}
		if len(p.Find(text, 1)) > 0 && !holds(analysis.FoldText(text).Text, p.Needs()) {
			t.Fatalf("/%s/ matches in %q, which folds to %q, without %q", pattern, text, analysis.FoldText(text).Text, p.Needs().print())
		}
	})
}

// TestNeedsOfTheSample takes stretches of the sample's texts as exact characters and as patterns.
func TestNeedsOfTheSample(t *testing.T) {
	for n, text := range sampleTexts(t) {
		runes := []rune(text)
		for from := n % 7; from+1 < len(runes); from += 11 {
			what := string(runes[from:min(from+1+n%6, len(runes))])
			f := Exact(what)
			if len(f.Find(text, 1)) == 0 || !holds(analysis.FoldText(text).Text, f.Needs()) {
				t.Fatalf("%q of %q needs %q", what, text, f.Needs().print())
			}
		}
	}
}

func TestTexts(t *testing.T) {
	q := &corpus.Question{Title: "題", Answers: []corpus.Answer{{Headline: "見出し", Sections: []corpus.Section{{Text: "文"}, {Heading: "小見出し"}}}}}
	all := map[string]string{}
	for field, text := range q.Texts() {
		all[field] = text
	}
	for _, text := range Texts(q) {
		if all[text.Field] != text.Text {
			t.Errorf("%s is %q, not %q", text.Field, all[text.Field], text.Text)
		}
	}
	for f, want := range map[query.Field]bool{query.Title: true, query.Body: false, query.Answer: true, query.Headline: true, "": true} {
		any := false
		for _, text := range Texts(q) {
			any = any || text.In(f)
		}
		if any != want {
			t.Errorf("a text in %q: %t", f, any)
		}
	}
}
