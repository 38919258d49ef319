package demand

import (
	"testing"

	"kotae/indexer/analysis"
)

// TestForms: what looks or sounds like a word, beside what nearly does.
func TestForms(t *testing.T) {
	an, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	soundOf := func(s string) string { return sound(an, s) }
	for _, c := range []struct {
		text, word string
		worth      float64
	}{
		{"就活", "就職活動", worthSlip}, {"しゅうかつ", "就職活動", worthSlip}, {"ワーホリ", "ワーキングホリデー", worthSlip},
		{"リバメン", "リバースメンタリング", worthSome}, {"きゃりぶれ", "キャリアブレイク", worthSome}, // the dictionary has neither as two words
		{"公募", "公務員募集", worthSome},
		{"リバメン", "リバースコーチング", 0}, {"リバメン", "メンタリングリバース", 0}, {"リバ", "リバースメンタリング", 0},
		{"活就", "就職活動", 0}, {"就活", "就活", 0}, {"キャリア", "キャリアブレイク", 0},
	} {
		words := titleWords(an, c.word)
		words[0].hear(soundOf(words[0].text))
		if got := abbreviates(c.text, soundOf(c.text), &words[0], soundOf); got != c.worth {
			t.Errorf("%s for %s is worth %v, want %v", c.text, c.word, got, c.worth)
		}
	}
	for _, c := range []struct {
		a, b string
		slip bool
	}{
		{"インターンシップ", "インタンシップ", true}, {"インターンシップ", "インタンーシップ", true}, {"ポートフォリオ", "ポートフォリヨ", true},
		{"めんせつ", "めんたつ", false}, {"エージェント", "エージング", false}, {"インターンシップ", "インタンシップス", false}, {"内定", "内定", false},
	} {
		if got := isSlip(soundOf(c.a), soundOf(c.b)); got != c.slip {
			t.Errorf("%s (%s), %s (%s): %t", c.a, soundOf(c.a), c.b, soundOf(c.b), got)
		}
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"無い内定", "内定なし", true}, {"リクスー", "リクスーツ", true},
		{"就職", "就活", false}, {"コンピュータ", "スケジュール", false}, {"めんせつ", "せつめい", false},
	} {
		if got := shareLetters(c.a, c.b); got != c.same {
			t.Errorf("%s, %s: %t", c.a, c.b, got)
		}
	}
	for text, same := range map[string]string{"wa-hori": "わーほり", "ＷＡ－ＨＯＲＩ": "ワーホリ", "量子コンピューター": "りょうしこんぴゅーた", "NNT": "nnt"} {
		if a, b := soundOf(text), soundOf(same); a != b || a == "" {
			t.Errorf("%s is read %s, %s %s", text, a, same, b)
		}
	}
}
