package wording

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"regexp/syntax"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/search/audit"
)

// inText runs look over one text with its view, as rules do.
func inText(t testing.TB, s string, look func(v *view)) {
	t.Helper()
	rule := audit.Rule{ID: "test/view", NeedsTerms: true, Look: func(q *audit.Question, _ func(audit.Hit)) { look(&view{Text: &q.Texts[0]}) }}
	items := func(yield func(corpus.Item, error) bool) {
		yield(corpus.Item{Question: &corpus.Question{ID: "q", Body: s}}, nil)
	}
	_, err := audit.Run(t.Context(), items, audit.Options{Rules: []audit.Rule{rule}, Analyzer: analysis.New, Workers: 1}, func(*audit.Finding) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
}

func TestNegated(t *testing.T) {
	for text, want := range map[string]bool{
		"受かるわけではありません。":     true,
		"受かりません。":           true,
		"受かるとは限らない。":        true,
		"受からず終わる。":          true,
		"受かるとはいえないでしょう。":    true,
		"受かる人はいません。":        true,
		"受かります。":            false,
		"受からなければなりません。":     false,
		"受かるしかない。":          false,
		"受かるかもしれません。":       false,
		"受かることは間違いありません。":   false,
		"受かれば問題はありません。":     false,
		"受かるのではないでしょうか。":    false,
		"受かるので、心配はありません。":   false,
		"受かりますが、楽ではありません。":  false,
		"受かる。楽ではありません。":     false,
		"受からないわけではありません。":   false,
		"ない知恵を絞って受かりましょう。":  false,
		"受かる方法ではないかと思います。":  false,
		"受かると言い切ることはできません。": true,
	} {
		inText(t, text, func(v *view) {
			from := strings.Index(text, "受か")
			_, end := v.sentence(from)
			if got := v.negated(from, from+len("受か"), end); got != want {
				t.Errorf("%s: %v, want %v", text, got, want)
			}
		})
	}
}

func TestWords(t *testing.T) {
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		words, text string
		want        string // found, or ""
	}{
		{"断る", "丁寧に断りました。", "断り"},
		{"断る", "断片を読む。", ""},
		{"断る|辞退する", "内定を辞退したい。", "辞退し"},
		{"家族 職業 聞く", "ご家族の職業を聞かれた。", "家族の職業を聞か"},
		{"家族 職業 聞く", "家族と職業訓練の話を聞く。", ""},
		{"家族 … 聞く", "家族について面接で聞かれた。", "家族について面接で聞か"},
		{"家族 … 聞く", "家族には、面接で聞かれた。", ""},
		{"家族 …… 聞く", "家族には、面接で聞かれた。", "家族には、面接で聞か"},
		{"家族 …… 聞く", "家族は元気です。面接で聞かれた。", ""},
		{"聞く ない", "年齢は聞いてはいけない。", "聞いてはいけない"},
		{"尊敬する人物", "尊敬している人物は父です。", "尊敬している人物"},
		{"ウェブ", "Ｗｅｂの面接。", "Ｗｅｂ"},
	} {
		p := &pattern{raw: tt.words, words: strings.Fields(tt.words)}
		if problems := p.compile(a); len(problems) > 0 {
			t.Fatal(problems)
		}
		inText(t, tt.text, func(v *view) {
			got := ""
			v.words(p, 0, len(tt.text), func(from, to, _ int) bool { got = tt.text[from:to]; return true })
			if got != tt.want {
				t.Errorf("%s in %s: %q, want %q", tt.words, tt.text, got, tt.want)
			}
		})
	}
}

func TestQuotes(t *testing.T) {
	text := "前「中『深』」後』「閉じない\n\n次「あ」」"
	var got []string
	for _, s := range quotes(text) {
		got = append(got, text[s[0]:s[1]])
	}
	if want := []string{"「中『深』」", "「あ」"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRequired(t *testing.T) {
	for re, want := range map[string][]string{
		`て下さ[いっ]`:       {"て下さ"},
		`[のる]為(?:に|の)`:  {"為"},
		`問(?:合わ?せ|い合せ)`: {"問"},
		`必ず.*です|絶対`:     {"必ず", "絶対"},
		`(?i)abc`:       nil,
		`ＡＢ`:            nil,
		`[ｦ-ﾟ]{2,}`:     nil,
		`あ?い*`:          nil,
		`(?:あい){2,}`:    {"あい"},
	} {
		tree, err := syntax.Parse(re, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if got := required(tree); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", re, got, want)
		}
	}
}

// Whatever a text holds, a hit is a part of it, and the rules stay within bounds.
func FuzzLook(f *testing.F) {
	for _, s := range []string{"絶対に受かります。", "「女性らしい」と　お問合せ下さい", "㍿ﾊﾟｰﾄ必ず\x00聞かれ\xffます", "……、、。。「「」"} {
		f.Add(s, s)
	}
	words, _ := Load(nil)
	rules := words.Audit()
	f.Fuzz(func(t *testing.T, headline, text string) {
		if len(headline)+len(text) > 2000 {
			t.Skip("longer than what a rule is tried on here")
		}
		q := &corpus.Question{ID: "q", Title: text, Body: headline, Answers: []corpus.Answer{{ID: "a", Headline: headline, Sections: []corpus.Section{{Text: text}}}}}
		items := func(yield func(corpus.Item, error) bool) { yield(corpus.Item{Question: q}, nil) }
		_, err := audit.Run(t.Context(), items, audit.Options{Rules: rules, Analyzer: analysis.New, Workers: 1}, func(f *audit.Finding) error {
			if f.Length == 0 || utf8.ValidString(headline+text) && !utf8.ValidString(f.Excerpt) {
				t.Errorf("%+v", f)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}

// Whatever a file holds, its faults are told, and nothing panics.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"rules: [{id: wording/a}]", "lists: {a: [b]}\nchanges: [{rule: x, off: true, reason: y}]", "rules:\n- &a\n  id: *a", "? [a]\n: b"} {
		f.Add(s)
	}
	a, err := analysis.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		own, problems, err := Read("f", strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if _, more := assemble([]*File{own}, nil); len(problems)+len(more) == 0 && len(own.Rules) > 0 {
			s, _ := assemble([]*File{own}, nil)
			s.Compile(a)
		}
	})
}
