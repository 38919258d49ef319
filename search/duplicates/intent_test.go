package duplicates

import (
	"testing"

	"kotae/indexer/analysis"
)

func TestReadIntents(t *testing.T) {
	for text, want := range map[string]string{
		"残業を聞くのは失礼か":              "may",
		"履歴書に書いてもいいですか":           "may",
		"髪を染めて面接に行くのはアリ？":         "may",
		"お礼メールは送るべきですか":           "need",
		"送らないといけませんか":             "need",
		"お礼メールは必要ですか":             "need",
		"留年は不利になりますか":             "effect",
		"インターンに行く意味はありますか":        "worth exist",
		"文系でもエンジニアになれますか":         "able",
		"履歴書の写真の撮り方":              "how",
		"緊張したときはどうすればいいですか":       "how",
		"面接の前日に何を準備すればいい":         "content",
		"お礼メールの例文を見せて":            "example",
		"説明会に服装自由とある理由は":          "why",
		"なぜ学歴フィルターがあるのか":          "why",
		"総合職と一般職の違い":              "differ",
		"どちらの会社を選ぶべき":             "differ",
		"オワハラとは":                  "meaning",
		"オワハラって何ですか":              "meaning",
		"SPIの勉強はいつから始める":          "when",
		"就活費用はいくらかかりますか":          "amount",
		"保証人は誰に頼む":                "who",
		"説明会の服装は":                 "open",
		"履歴書の写真がはがれた":             "event",
		"会社を辞めたい":                 "wish",
		"書くことがない":                 "trouble",
		"残業が多いか":                  "exist",
		"内定を断ると訴えられますか":           "effect able",
		"「なぜ弊社か」と聞かれて答えられない":      "trouble", // what is quoted is not asked
		"どこの部署になるか心配":             "trouble", // nor is what is embedded
		"書き間違いをした":                "event",   // no 違い
		"どうしても受かりたい":              "wish",    // no どうして
		"メールを送ってしまい後悔している":        "event",
		"志望動機が思いつきません。どう書けばいいですか": "how trouble",
	} {
		if got := readIntents(analysis.FoldText(text).Text).intents.String(); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestRelate(t *testing.T) {
	for _, c := range []struct {
		a, b Intents
		want relation
	}{
		{1 << May, 1 << May, equal}, {1<<May | 1<<How, 1 << How, equal}, {1 << May, 1 << Need, alike}, {1 << May, 1 << Why, unlike},
		{1 << How, 1 << Trouble, oneAsks}, {1 << Meaning, 1 << Trouble, unlike}, {1 << How, 1 << Event, reported},
		{1 << Open, 1 << Why, unlike}, {1 << Open, 1 << Content, alike}, {1 << Event, 1 << Event, equal}, {1 << Event, 1 << Wish, alike}, {0, 0, alike},
	} {
		if got, back := relate(c.a, c.b), relate(c.b, c.a); got != c.want || back != c.want {
			t.Errorf("%s / %s: %d and %d, want %d", c.a, c.b, got, back, c.want)
		}
	}
}
