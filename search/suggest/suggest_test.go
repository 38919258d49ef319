package suggest_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/indexer/analysis"
	"kotae/indexer/completion"
	"kotae/search/suggest"
)

var analyzer = sync.OnceValues(analysis.New)

// set has texts as entries, the first of them the likeliest.
func set(t testing.TB, kind completion.Kind, texts ...string) *completion.Set {
	t.Helper()
	a, err := analyzer()
	if err != nil {
		t.Fatal(err)
	}
	var entries []completion.Entry
	for i, text := range texts {
		e := completion.NewEntry(a, text, kind)
		e.Weight = completion.MaxWeight / 2 * float64(len(texts)-i) / float64(len(texts))
		entries = append(entries, e)
	}
	return completion.NewSet(entries)
}

func reading(t testing.TB) func(string) string {
	t.Helper()
	a, err := analyzer()
	if err != nil {
		t.Fatal(err)
	}
	return a.Reading
}

// complete lists what a text is completed to, the typed part between brackets.
func complete(s *completion.Set, typed *suggest.Typed, n int) []string {
	var all []string
	for _, c := range typed.Complete(s, n, func(uint32) bool { return true }) {
		text := []rune(s.Text(c.Entry))
		for _, m := range slices.Backward(c.Marks(string(text))) {
			text = slices.Concat(text[:m[0]], []rune("["), text[m[0]:m[1]], []rune("]"), text[m[1]:])
		}
		all = append(all, string(text))
	}
	return all
}

// TestComplete: each state of typing is completed to what it may be the start of, and to nothing else.
func TestComplete(t *testing.T) {
	words := set(t, completion.Term, "面接", "SPI", "ES提出", "OB訪問", "WEBテスト", "一次面接", "第一志望", "書き方", "断り方", "名刺", "メール", "抗議", "取り消し", "ガクチカ")
	read := reading(t)
	for typed, want := range map[string]string{
		"": "", "ー": "", "ーー": "", "ん": "", "っ": "", "-": "", "'": "", "😀": "", "zz": "", "、。": "",
		"me": "[面接] [名刺] 一次[面接] [メール]", "めn": "[面接] 一次[面接]", "めい": "[名刺] [メール]", "メー": "[メー]ル [名刺]", "ﾒﾝｾ": "[面接] 一次[面接]",
		"MENSETU": "[面接] 一次[面接]", "面": "[面]接 一次[面]接", "面せ": "[面接] 一次[面接]", "面s": "[面接] 一次[面接]", "面k": "",
		"es": "[ES]提出 [SPI]", "esて": "[ES提出]", "esteisy": "[ES提出]", "obhou": "[OB訪問]", "webtes": "[WEBテスト]", "うぇぶて": "[WEBテスト]",
		"1次": "[一次]面接", "1次め": "[一次面接]", "一次めn": "[一次面接]", "第1": "[第一]志望", "第1し": "[第一志望]", "21次": "",
		"書k": "[書き方]", "書きか": "[書き方]", "書きの": "", "断りか": "[断り方]", "断りかt": "[断り方]", "断わ": "[断り]方",
		"kōg": "[抗議]", "shûk": "", "とりけ": "[取り消し]", "取けし": "[取り消し]", "gakuchi": "[ガクチカ]", "ガクチ": "[ガクチ]カ", "「面接」": "[面接] 一次[面接]",
	} {
		r := suggest.Read(typed, read)
		if got := strings.Join(complete(words, &r, 5), " "); got != want {
			t.Errorf("%s is completed to %q, want %q", typed, got, want)
		}
	}
}

// TestCompleteWords: all words stand in a completion, in whatever order, each at a place of its own.
func TestCompleteWords(t *testing.T) {
	titles := set(t, completion.Title, "内定辞退の電話、しなきゃだめ？", "面接の面接官", "内定がない。内定式は？", "電話で辞退")
	phrases := set(t, completion.Phrase, "試用期間中 退職", "内定辞退 電話")
	read := reading(t)
	for _, c := range []struct {
		set   *completion.Set
		typed string
		want  string
	}{
		{titles, "電話 内定", "[内定]辞退の[電話]、しなきゃだめ？"},
		{titles, "denwa じt", "内定[辞退]の[電話]、しなきゃだめ？ [電話]で[辞退]"},
		{titles, "面接 めn", "[面接]の[面接]官"},
		{titles, "面接 めん めん", ""},
		{titles, "内定辞退のでn", "[内定辞退の電話]、しなきゃだめ？"},
		{titles, "ないない", ""}, // nobody reads over the end of a sentence
		{phrases, "中退", ""},  // or from within one word into the next
		{phrases, "たいしょ しよう", "[試用]期間中 [退職]"},
		{phrases, "内定辞退でん", "[内定辞退 電話]"},
	} {
		r := suggest.Read(c.typed, read)
		if got := strings.Join(complete(c.set, &r, 5), " "); got != c.want {
			t.Errorf("%s is completed to %q, want %q", c.typed, got, c.want)
		}
	}
}

// TestApart: what is not converted is a word of its own, and so is what follows a particle.
func TestApart(t *testing.T) {
	for typed, want := range map[string]string{
		"面接t": "面接 t", "面接たいs": "面接 たいs", "就活 面接t": "就活 面接 t", "es面接t": "es面接 t",
		"退職届の書きか": "退職届 書きか", "志望動機がk": "志望動機 k", "お礼のめーr": "お礼 めーr", "親にはん": "親 はん", "面接の": "面接 の",
		"断りのでん": "断 りのでん", "面接": "", "めん": "", "men": "", "": "", "の": "",
	} {
		r := suggest.Read(typed, reading(t))
		apart, ok := r.Apart(reading(t))
		if ok != (want != "") || ok && apart.Folded != want {
			t.Errorf("%s is %q apart (%v), want %q", typed, apart.Folded, ok, want)
		}
	}
}

// TestMarks count code points of the text as it is shown, whatever folding does to it.
func TestMarks(t *testing.T) {
	for text, typed := range map[string]string{
		"[ＥＳ提出]の㌔": "es提出",
		"𠮷野家の[面接]": "めんs",
		"㈱[ガクチカ]":  "がく",
		"[ｶﾞｸﾁｶ]が": "gak",
		"が　[㍿]":    "株式会社",
	} {
		s := set(t, completion.Title, strings.NewReplacer("[", "", "]", "").Replace(text))
		r := suggest.Read(typed, reading(t))
		if got := complete(s, &r, 1); len(got) != 1 || got[0] != text {
			t.Errorf("%s marks %q, want %s", typed, got, text)
		}
	}
}

// BenchmarkCompletePartly completes a kanji and a letter, which most places of the kanji do not go on as.
func BenchmarkCompletePartly(b *testing.B) {
	var titles []string
	for i := range 3000 {
		titles = append(titles, "面接官の相談"+strings.Repeat("と面接", i%5))
	}
	s, read := set(b, completion.Title, titles...), reading(b)
	typed := suggest.Read("面t", read)
	b.ReportAllocs()
	for b.Loop() {
		typed.Complete(s, 8, func(uint32) bool { return true })
	}
}

func TestExactly(t *testing.T) {
	s := set(t, completion.Term, "面接官", "一次面接", "面接", "ES")
	for surface, want := range map[string]string{"面接": "面接", "es": "ES", "面": "", "次面接": "", "面接官長": ""} {
		entry, ok := suggest.Exactly(s, surface)
		if ok != (want != "") || ok && s.Text(entry) != want {
			t.Errorf("%s is %v", surface, ok)
		}
	}
}

// FuzzComplete finds a text for which something is completed whose marks do not lie in it, in order and apart, or that is
// not among what the same words find in another order.
func FuzzComplete(f *testing.F) {
	for _, s := range []string{"めんs", "面接t", "面接 ふくs", "ES", "26s", "ー", "っ", "\xff", "か゛く", "𠮷", "1次", "第1", "-", "n'", "webtes", "面接の\x00", "ｶﾞｸﾁ", "の の の", "断りか"} {
		f.Add(s)
	}
	var titles []string
	for item, err := range source.ReadFS(f.Context(), sample.Questions(), source.Options{}) {
		if err != nil {
			f.Fatal(err)
		}
		titles = append(titles, item.Question.Title)
	}
	s, read := set(f, completion.Title, titles...), reading(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 300 {
			return
		}
		typed := suggest.Read(text, read)
		if strings.TrimSpace(typed.Folded) != typed.Folded || (len(typed.Words) == 0) != (typed.Folded == "") {
			t.Fatalf("%q is read as %+v", text, typed)
		}
		apart, _ := typed.Apart(read)
		for _, r := range []*suggest.Typed{&typed, &apart} {
			found := r.Complete(s, 8, func(uint32) bool { return true })
			if len(found) > 8 {
				t.Fatalf("%q has %d completions", text, len(found))
			}
			seen := map[uint32]bool{}
			for _, c := range found {
				if seen[c.Entry] {
					t.Fatalf("%q is completed twice to %s", text, s.Text(c.Entry))
				}
				seen[c.Entry] = true
				marks, at := c.Marks(s.Text(c.Entry)), -1
				for _, m := range marks {
					if m[0] <= at || m[1] <= m[0] || m[1] > utf8.RuneCountInString(s.Text(c.Entry)) {
						t.Fatalf("%q: %s has the marks %v", text, s.Text(c.Entry), marks)
					}
					at = m[1]
				}
				if len(marks) == 0 {
					t.Fatalf("%q is completed to %s, of which nothing was typed", text, s.Text(c.Entry))
				}
			}
		}
	})
}
