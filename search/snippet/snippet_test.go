package snippet

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"kotae/indexer/analysis"
)

// matcherOf makes a matcher as the search does: the words of a text, and in quotes its characters.
func matcherOf(t testing.TB, typed string) *Matcher {
	t.Helper()
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	c, err := NewCutter(a, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	if phrase, ok := strings.CutPrefix(typed, `"`); ok {
		return New(c, []Word{{Literal: strings.TrimSuffix(phrase, `"`), Weight: 2}})
	}
	an := a.Analyze(typed)
	var words []Word
	for _, k := range an.Tokens {
		if k.Kind == analysis.Word {
			words = append(words, Word{Term: k.Term, Surface: an.Folded.Text[k.From:k.To], Weight: 1})
		}
	}
	return New(c, words)
}

// show sets [ ] around marks.
func show(text string, marks [][2]int) string {
	runes := []rune(text)
	var b strings.Builder
	at := 0
	for _, m := range marks {
		b.WriteString(string(runes[at:m[0]]) + "[" + string(runes[m[0]:m[1]]) + "]")
		at = m[1]
	}
	return b.String() + string(runes[at:])
}

func TestMarks(t *testing.T) {
	for _, c := range []struct{ typed, text, want string }{
		{"面接", "", ""},
		{"", "面接", "面接"},
		{"面接", "面接と最終面接。", "[面接]と最終[面接]。"},
		{"最終面接", "最終面接と面接", "[最終面接]と[面接]"},
		{"採用", "採用と不採用", "[採用]と不採用"},
		{`"採用`, "採用と不採用と未採用者", "[採用]と不採用と未採用者"},
		{`"経験者`, "経験者と未経験者", "[経験者]と未経験者"},
		{"es", "ESとyesとES3", "[ES]とyesと[ES3]"},
		{`"es`, "ESとyesとessay", "[ES]とyesとessay"},
		{`"3社`, "13社と3社", "13社と[3社]"},
		{"受けた", "受けて、受けない、受付", "[受け]て、[受け]ない、受付"},
		{"一次", "1次と１次と二次", "[1次]と[１次]と二次"},
		{"26卒", "2026年卒と２７卒", "[2026年卒]と２７卒"},
		{"2人", "ふたりと二人と三人", "[ふたり]と[二人]と三人"},
		{"忘れる", "忘れた。忘れ物", "[忘れ]た。忘れ物"},
		{"株", "😀㈱ＡＢＣ", "😀[㈱]ＡＢＣ"},
		{"ガクチカ", "😀ｶﾞｸﾁｶ😀カ\u3099クチカ", "😀[ｶﾞｸﾁｶ]😀[カ\u3099クチカ]"},
		{"𠮷野家", "私は𠮷野家で", "私は[𠮷野家]で"},
		{"院生", "大学院生です", "[大学院生]です"},
		{"面接", "\xff面接\xfe", "\ufffd[面接]\ufffd"},
		{"就活", "就\u200b活です", "[就\u200b活]です"},
	} {
		if got := show(c.text, matcherOf(t, c.typed).Marks(c.text)); got != c.want {
			t.Errorf("%s in %q: got %q, want %q", c.typed, c.text, got, c.want)
		}
	}
}

func TestMarksThatTouchAreOne(t *testing.T) {
	m := matcherOf(t, "面接官")
	m.words = append(m.words, word{1, []form{newForm("面接官が", true), newForm("官がう", true)}})
	if diff := cmp.Diff([][2]int{{1, 6}, {8, 10}}, m.Marks("😀面接官がうなず面接")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestHTML(t *testing.T) {
	for _, c := range []struct {
		text, want string
		marks      [][2]int
	}{
		{"", "", nil},
		{"a<b", "a&lt;b", nil},
		{"<script>面接</script>", "&lt;script&gt;<mark>面接</mark>&lt;/script&gt;", [][2]int{{8, 10}}},
		{`R&D"'`, `R<mark>&amp;</mark>D<mark>&#34;&#39;</mark>`, [][2]int{{1, 2}, {3, 5}}},
		{"😀面接", "😀<mark>面接</mark>", [][2]int{{1, 3}}},
		{"<mark>", "&lt;mark&gt;", nil},
	} {
		if got := HTML(c.text, c.marks); got != c.want {
			t.Errorf("%q %v: got %s, want %s", c.text, c.marks, got, c.want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("前置きがとても長く、", 12) + "逆質問で何を聞けば、" + strings.Repeat("後ろもとても長く、", 12)
	for _, c := range []struct {
		name, typed, text string
		max               int
		want              string
	}{
		{"empty", "面接", "", 20, ""},
		{"no word", "", "面接です。", 20, ""},
		{"no match", "逆質問", "内定です。", 20, ""},
		{"opposite only", "採用", "不採用でした。", 20, ""},
		{"one sentence", "逆質問", "内定です。逆質問です。", 6, "逆質問です。"},
		{"and what follows", "逆質問", "内定です。逆質問です。次です。", 10, "逆質問です。次です。"},
		{"the better sentence", "逆質問 面接", "逆質問です。面接の逆質問です。", 12, "面接の逆質問です。"},
		{"on one line", "逆質問", "逆質問です\n\n　次です。", 20, "逆質問です 次です。"},
		{"spelled otherwise", "一次", "内定です。１次です。", 6, "１次です。"},
		{"around the match", "逆質問", long, 20, "…ても長く、逆質問で何を聞けば、後ろもとて…"},
		{"at the start", "逆質問", "逆質問" + strings.Repeat("あ", 30), 10, "逆質問あああああああ…"},
		{"at the end", "逆質問", strings.Repeat("あ、", 30) + "逆質問", 10, "…、あ、あ、あ、逆質問"},
	} {
		if got := matcherOf(t, c.typed).Excerpt(c.text, c.max); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestHead(t *testing.T) {
	for text, want := range map[string]string{"": "", "面接": "面接", "面接\n\n内定": "面接 内定", "😀😀😀😀😀😀": "😀😀😀😀😀…"} {
		if got := Head(text, 5); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// slowMarks is Marks sentence by sentence, each cut anew.
func slowMarks(m *Matcher, text string) [][2]int {
	folded := analysis.FoldText(text)
	var spans [][2]int
	for _, s := range analysis.Sentences(folded.Text) {
		stands := false
		for _, w := range m.words {
			for _, f := range w.forms {
				stands = stands || strings.Contains(folded.Text[s[0]:s[1]], f.text)
			}
		}
		if !stands {
			continue
		}
		from, to := folded.Original(s[0], s[1])
		for _, t := range m.cutter.analyzer.Analyze(text[from:to]).Tokens {
			if m.terms[t.Term] && t.Kind != analysis.Function {
				spans = append(spans, [2]int{from + t.Start, from + t.End})
			}
		}
	}
	for _, w := range m.words {
		for _, f := range w.forms {
			if f.mark {
				f.find(folded.Text, func(at int) {
					start, end := folded.Original(at, at+len(f.text))
					spans = append(spans, [2]int{start, end})
				})
			}
		}
	}
	return codePoints(text, spans)
}

// checkScores holds the scores of all sentences of a text to that of each by itself.
func checkScores(t *testing.T, m *Matcher, text string) {
	t.Helper()
	folded := analysis.FoldText(text).Text
	sentences := analysis.Sentences(folded)
	for i, got := range m.scores(folded, sentences) {
		if want := m.Score(folded[sentences[i][0]:sentences[i][1]]); got != want {
			t.Fatalf("%q: sentence %d scores %g, and by itself %g", text, i, got, want)
		}
	}
}

var marking = regexp.MustCompile("</?mark>")

// FuzzSnippet holds for every text: marks are in order and within it, the HTML without tags is the text, an excerpt is
// a stretch of it.
func FuzzSnippet(f *testing.F) {
	for _, text := range []string{
		"", "採用と不採用。面接のES", "😀㈱ｶﾞｸﾁｶ<script>&\"'面接", "\xff面接\xfe", strings.Repeat("面接で何を、", 60), "面接\n\n\u3000内定\u200b就\u200b活", "<mark>面接</mark>", "面接\xef\xbd" + strings.Repeat("あ", 30),
		"面。。。面。。次面。。", strings.Repeat("面", 256) + "面接", strings.Repeat("、", 255) + "。。。次。",
	} {
		f.Add(text)
	}
	m := matcherOf(f, "面接 就活 ES ガクチカ 株 1次 面")
	m.words = append(m.words, word{1, []form{newForm("面接で", true), newForm("(", true), newForm("。。", true), newForm("。次", false)}})
	f.Fuzz(func(t *testing.T, text string) {
		marks := m.Marks(text)
		if diff := cmp.Diff(slowMarks(m, text), marks); diff != "" {
			t.Fatalf("%q (-sentence by sentence +at once):\n%s", text, diff)
		}
		checkScores(t, m, text)
		last := -1
		for _, k := range marks {
			if k[0] <= last || k[0] >= k[1] || k[1] > utf8.RuneCountInString(text) {
				t.Fatalf("%q has the marks %v", text, marks)
			}
			last = k[1]
		}
		set := HTML(text, marks)
		if n := strings.Count(set, "<"); n != 2*len(marks) {
			t.Fatalf("%q: %d tags for %d marks in %q", text, n, len(marks), set)
		}
		if back := html.UnescapeString(marking.ReplaceAllString(set, "")); back != string([]rune(text)) {
			t.Fatalf("%q came back as %q", text, back)
		}
		const max = 20
		excerpt := m.Excerpt(text, max)
		if n := utf8.RuneCountInString(excerpt); n > max+2 {
			t.Fatalf("%q: an excerpt of %d characters", text, n)
		}
		inner := strings.Join(strings.Fields(strings.TrimSuffix(strings.TrimPrefix(excerpt, "…"), "…")), " ")
		if !strings.Contains(string([]rune(oneLine(text))), string([]rune(inner))) {
			t.Fatalf("%q is not a part of %q", excerpt, text)
		}
	})
}
