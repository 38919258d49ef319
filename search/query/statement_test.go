package query

import (
	"strings"
	"testing"

	"kotae/indexer/analysis"
)

func TestStatement(t *testing.T) {
	for text, want := range map[string]string{
		"会社説明会って何":           "会社説明会 何",
		"内定って？":              "内定 ？",
		"ガクチカってどういうこと":       "ガクチカ どういうこと",
		"ＳＰＩって何ですか":          "ＳＰＩ 何ですか",
		"内々定とは":              "内々定 ",
		"自己分析とは何ですか":         "自己分析 何ですか",
		"教えていただけませんか":        "教えてください",
		"例文を見せてもらえないでしょうか？":  "例文を見せてください？",
		"落ちたかもしれません":         "落ちたかも",
		"GDで黙って何も話せなかった":     "GDで黙って何も話せなかった",
		"待ってなんとかなりますか":       "待ってなんとかなりますか",
		"やりたいことは何ですか":        "やりたいことは何ですか",
		"内定をもらえないか不安":        "内定をもらえないか不安",
		"内定をもらえませんでした":       "内定をもらえませんでした",
		"返事をもらえませんでしたが待つべきか": "返事をもらえませんでしたが待つべきか",
		"他の人とは違う":            "他の人とは違う",
		"":                   "",
	} {
		if got := Statement(text); got != want {
			t.Errorf("Statement(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestWhatRemainsOfQuestions asks as visitors do: no topic, number or negation may be lost, and no filler stay.
func TestWhatRemainsOfQuestions(t *testing.T) {
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"会社説明会って何ですか":               "会社 説明 会",
		"どうすればいいでしょうか":              "",
		"内定を辞退するにはどうすればいいですか":       "内定 辞退",
		"第一志望に落ちてしまいました。どうしたらいいですか": "第一志望 落ちる",
		"面接で緊張しない方法を教えてください":        "面接 緊張 ない 方法",
		"逆質問は何個用意すればいいですか":          "逆質問 個 用意",
		"ガクチカがないのですが、何を書けばいいですか":    "ガクチカ ない 書く",
		"無い内定です": "無い内定",
		"不採用の理由を教えてもらえませんか":               "不採用 理由",
		"採用の理由を教えていただけないでしょうか":            "採用 理由",
		"26卒です。まだ間に合いますか":                 "26卒 間に合う",
		"2次面接と最終面接の違いは何ですか":               "2次 面接 最終 面接 違い",
		"ES 誤字 提出後":                       "es 誤字 提出 あと",
		"ES 誤字 提出前":                       "es 誤字 提出 前",
		"SPIって何ですか":                       "spi",
		"みなし残業とは何でしょうか":                   "みなし残業 残業",
		"面接に受かりません":                       "面接 受かる ない",
		"1年目で辞めたいと思っています":                 "1年 目 辞める",
		"就活をやめたいです":                       "就活 やめる",
		"面接官に言われたことが気になります":               "面接 官 気",
		"お礼メールは必要ですか？":                    "お礼 メール 必要",
		"GDで黙ってしまうと不合格になりますか":             "gd 黙る 不合格",
		"働きにくい会社を見分けたい":                   "働く にくい 会社 見分ける",
		"よろしくお願いいたします":                    "",
		"月収20万円は低いですか":                    "月収 200000円 低い",
		"「志望動機」と「自己PR」は同じでもいいですか":         "志望 動機 自己 pr 同じ",
		"非正規でも応募できますか":                    "非正規 応募",
		"インターンに参加していないと不利ですか":             "インターン 参加 ない 不利",
		"留年しても就職できるのでしょうか":                "留年 就職",
		"第二新卒として転職した方がいいですか":              "第二新卒 転職",
		"ご教示いただけますと幸いです。リクスーツは何着必要でしょうか？": "幸い リクスーツ 着 必要",
	} {
		var got []string
		for _, k := range a.Analyze(Statement(text)).Tokens {
			if k.Kind != analysis.Function && !analysis.IsFiller(k.Term) {
				got = append(got, k.Term)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n got %s\nwant %s", text, s, want)
		}
	}
}

func TestFillerNeverNegatesOrCounts(t *testing.T) {
	for _, term := range []string{"ない", "不", "無", "非", "未", "逆", "前", "あと", "1次", "2次", "26卒", "不安", "つらい", "悪い", "にくい"} {
		if analysis.IsFiller(term) {
			t.Errorf("%s is dropped from queries", term)
		}
	}
}

func TestFinished(t *testing.T) {
	for text, want := range map[string]string{
		"面接t": "面接", "面接ｔ": "面接", "めんsh": "めん", "めんｓ": "めん", "がっk": "がっ", "面接ky": "面接", "コンサルt": "コンサル",
		"自己pr": "自己pr", "面接ES": "面接ES", "面接a": "面接a", "mens": "mens", "ES t": "ES", "面接T": "面接T", "spi": "spi", `"面接t"`: `"面接t"`, "": "",
		"面接 ti": "面接", "面接　ｔｉ": "面接", "面接 -ti": "面接", "面接 title": "面接 title", "面接 title:": "面接", "面接 －Ｔｉｔｌｅ：": "面接", "面接 title: ": "面接",
		"面接 ti ": "面接 ti ", "面接 Ti": "面接 Ti", "面接 tip": "面接 tip", "ti": "ti", " ti": " ti", "title:": "title:", "- ti": "- ti", "面接 OR ye": "面接 OR",
		"面接 -": "面接 -", "面接 title:服": "面接 title:服", `"面接 ti"`: `"面接 ti"`, "(面接 a": "(面接", "面接ti": "面接ti", "spi ca": "spi", "面接t ti": "面接", "面接 -(a O": "面接 -(a ", "面接 O": "面接 O", "-(a) O": "-(a) O",
	} {
		if got := Finished(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
