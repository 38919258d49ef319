package completion_test

import (
	"slices"
	"testing"

	"kotae/indexer/analysis"
	"kotae/indexer/completion"
)

func TestPhrases(t *testing.T) {
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"内定辞退の電話が怖い":        {"内定辞退", "内定辞退 電話", "電話 怖い"},
		"会社説明会の服装":          {"会社説明", "会社説明会", "説明会", "会社説明会 服装"},
		"面接で、頭が真っ白になる":      nil,
		"志望動機が思いつきません":      {"志望動機", "志望動機 思いつく"},
		"自己ＰＲとガクチカの違い":      {"自己pr", "自己pr ガクチカ", "ガクチカ 違い"},
		"どうすればいいですか":        nil,
		"面接面接":              {"面接面接"},
		"面接。面接。緊張":          nil,
		"26卒の就活":            {"26卒 就活"},
		"断りの電話をしたあとに断られました": {"断り 電話", "電話 あと"},
	} {
		an := a.Analyze(text)
		var got []string
		completion.Phrases(&an, true, func(p string) { got = append(got, p) })
		for _, p := range want {
			if !slices.Contains(got, p) {
				t.Errorf("%s says %q, want %s among them", text, got, p)
			}
		}
		if want == nil && len(got) > 0 {
			t.Errorf("%s says %q", text, got)
		}
		completion.Phrases(&an, false, func(p string) {
			if slices.Contains([]rune(p), ' ') {
				t.Errorf("%s says %s, which are neighbours", text, p)
			}
		})
	}
}

func TestSpellings(t *testing.T) {
	s := completion.NewSpellings()
	for _, text := range []string{"ESの書き方", "ＥＳの締切", "esって何", "Webテスト", "ウェブ面接とウェブテスト"} {
		s.Note(text)
	}
	s.Count("セミナ", "セミナー", 9)
	s.Count("エントリ", "エントリー", 2)
	for folded, want := range map[string]string{
		"es": "ES", "web面接": "ウェブ面接", "セミナ": "セミナー", "エントリ": "エントリ", "gd": "GD", "zoom": "zoom", "toeic": "toeic", "面接": "面接", "": "",
	} {
		if got := s.Show(folded, 10); got != want {
			t.Errorf("%s is shown as %s, want %s", folded, got, want)
		}
	}
	for reading, want := range map[string]string{"es": "いーえす", "webメンセツ": "うぇぶメンセツ", "spi3": "えすぴーあい3", "ジコpr": "ジコぴーあーる", "recruit": "recruit", "メンセツ": "メンセツ"} {
		if got := completion.Spoken(reading); got != want {
			t.Errorf("%s is said %s, want %s", reading, got, want)
		}
	}
}
