package kana

import "testing"

func TestScripts(t *testing.T) {
	for text, want := range map[string][2]string{
		"ガクチカ":       {"がくちか", "ガクチカ"},
		"コンピューターで面接": {"こんぴゅーたーで面接", "コンピューターデ面接"},
		"ゔぁヶいすゞヷ・es": {"ゔぁゖいすゞヷ・es", "ヴァヶイスヾヷ・es"},
		"":           {"", ""},
	} {
		if got := Hiragana(text); got != want[0] {
			t.Errorf("Hiragana(%s) = %s", text, got)
		}
		if got := Katakana(text); got != want[1] {
			t.Errorf("Katakana(%s) = %s", text, got)
		}
	}
	for text, want := range map[string]bool{
		"ガクチカ": true, "がくちかー": true, "いすゞ": true, "ヴァイオリン": true, "": false, "面接": false, "がく チカ": false, "a": false, "カ・キ": false, "々": false, "ｶﾅ": false,
	} {
		if IsKana(text) != want {
			t.Errorf("IsKana(%q) is %t", text, !want)
		}
	}
	for text, want := range map[string]int{"シュウカツ": 4, "きゃっかん": 4, "コーヒー": 4, "ファミリー": 4, "": 0, "ッ": 1} {
		if got := Morae(text); got != want {
			t.Errorf("%s has %d morae, want %d", text, got, want)
		}
	}
}

// TestFold holds groups of readings that must meet under Fold, and whether they sound alike without small kana made large.
func TestFold(t *testing.T) {
	for _, c := range []struct {
		readings []string
		sound    bool
	}{
		{[]string{"コンピューター", "コンピュータ", "こんぴゅーたー", "コンピュウタ", "コンピューターー"}, true},
		{[]string{"エントリー", "エントリ"}, true},
		{[]string{"インタビュー", "インタビュ"}, true},
		{[]string{"ヴァイオリン", "バイオリン", "ゔぁいおりん"}, true},
		{[]string{"レヴュー", "レビュー"}, true},
		{[]string{"ラヴ", "ラブ"}, true},
		{[]string{"インターンシツプ", "インターンシップ", "いんたーんしっぷ"}, false},
		{[]string{"キヤノン", "キャノン"}, false},
		{[]string{"シューカツ", "シュウカツ", "しゅうかつ"}, true},
		{[]string{"トオリ", "トウリ", "とーり"}, true},
		{[]string{"メール", "メイル"}, true},
		{[]string{"エエト", "エート"}, true},
		{[]string{"オカアサン", "オカーサン"}, true},
		{[]string{"カワイイ", "かわいい"}, true},
		{[]string{"ツヅク", "ツズク"}, true},
		{[]string{"チヂム", "ちじむ"}, true},
		{[]string{"コミュニティ", "コミュニティー", "コミュニチ"}, true},
		{[]string{"ビルディング", "ビルジング"}, true},
		{[]string{"ウェア", "ウエア"}, true},
		{[]string{"ウィンドウ", "ウインドウ"}, true},
		{[]string{"フェリー", "フエリー"}, true},
		{[]string{"キャリア・アドバイザー", "キャリア-アドバイザー", "キャリアアドバイザ"}, true},
		{[]string{"ビョウイン", "ビヨウイン"}, false},
		{[]string{"コーーヒー", "コーヒー"}, true},
	} {
		for _, r := range c.readings[1:] {
			if Fold(r) != Fold(c.readings[0]) {
				t.Errorf("%s folds to %s, %s to %s", r, Fold(r), c.readings[0], Fold(c.readings[0]))
			}
			if same := Sound(r) == Sound(c.readings[0]); c.sound && !same {
				t.Errorf("%s sounds %s, %s sounds %s", r, Sound(r), c.readings[0], Sound(c.readings[0]))
			}
		}
		if first, last := c.readings[0], c.readings[len(c.readings)-2]; !c.sound && Sound(first) == Sound(last) && first != last {
			t.Errorf("%s and %s sound alike", first, last)
		}
	}
}

func TestFoldKeepsApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"オバサン", "オバアサン"}, {"ビル", "ビール"}, {"キボ", "キボウ"}, {"カレ", "カレー"}, {"マナ", "マナー"}, {"ホシ", "ホシイ"}, {"シボウ", "シボ"}, {"ショシャ", "ショウシャ"},
		{"ジタイ", "シタイ"}, {"ナイテ", "ナイテイ"}, {"ハハ", "ババ"}, {"es", "エス"},
	} {
		if Fold(pair[0]) == Fold(pair[1]) {
			t.Errorf("%s and %s both fold to %s", pair[0], pair[1], Fold(pair[0]))
		}
	}
	if Sound("ビョウイン") == Sound("ビヨウイン") || Sound("ジユウ") == Sound("ジュウ") {
		t.Error("words that differ in a small kana sound alike")
	}
}

func TestLoan(t *testing.T) {
	for _, same := range [][]string{
		{"グループディスカッション", "グループデイスカッション", "グループ・ディスカッション"},
		{"リーダーシップ", "リーダシップ", "リーダーシツプ"},
		{"キャリア", "キャリヤ", "キヤリア", "きゃりあ"},
		{"ヴァイオリン", "バイオリン"},
		{"ヒアリング", "ヒヤリング"},
	} {
		for _, s := range same[1:] {
			if Loan(s) != Loan(same[0]) {
				t.Errorf("%s folds to %s, %s to %s", s, Loan(s), same[0], Loan(same[0]))
			}
		}
	}
	for _, pair := range [][2]string{{"アパレル", "アピール"}, {"キャリア", "キャラ"}, {"プログラマー", "プログラム"}, {"インターン", "インターンシップ"}} {
		if Loan(pair[0]) == Loan(pair[1]) {
			t.Errorf("%s and %s both fold to %s", pair[0], pair[1], Loan(pair[0]))
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"コンピューター", "ヴァイオリン", "ーー", "ンー", "コォオー", "ッー", "オオオ", "キャリア・アドバイザー", "es", "\xff", "ヴヴァティィ", "ヲォー", "コォォ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fold, sound := Fold(s), Sound(s)
		if again := Fold(fold); again != fold {
			t.Fatalf("%q folds to %q, and that to %q", s, fold, again)
		}
		if again := Sound(sound); again != sound {
			t.Fatalf("%q sounds %q, and that %q", s, sound, again)
		}
		if got := Fold(sound); got != fold {
			t.Fatalf("%q folds to %q, but its sound %q to %q", s, fold, sound, got)
		}
	})
}
