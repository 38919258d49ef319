package stale_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/search/audit/audittest"
	"kotae/search/audit/stale"
)

// one is one text of a question.
type one struct {
	in    string // title, body, headline, heading or text
	words string
	asked string // "" for 2025-05-18, "-" for none
	asOf  string // "" for 2026-11-28
	want  []string
}

func (o one) question() *corpus.Question {
	q := &corpus.Question{ID: "7", Title: "題", Body: "本文", Asked: "2025-05-18", Categories: []string{"面接"}, Answers: []corpus.Answer{
		{ID: "a1", Adviser: "高梨 修平", Headline: "見出し", Sections: []corpus.Section{{Heading: "小見出し", Text: "答え"}}},
	}}
	switch o.asked {
	case "-":
		q.Asked = ""
	case "":
	default:
		q.Asked = o.asked
	}
	switch o.in {
	case "title":
		q.Title = o.words
	case "body":
		q.Body = o.words
	case "headline":
		q.Answers[0].Headline = o.words
	case "heading":
		q.Answers[0].Sections[0].Heading = o.words
	default:
		q.Answers[0].Sections[0].Text = o.words
	}
	return q
}

func check(t *testing.T, tests []one) {
	t.Helper()
	for _, tt := range tests {
		asOf := tt.asOf
		if asOf == "" {
			asOf = "2026-11-28"
		}
		got := audittest.Told(audittest.Findings(t, stale.Rules(), asOf, tt.question()))
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s %q asked %s, as of %s: %s", tt.in, tt.words, tt.asked, asOf, diff)
		}
	}
}

const inText = "7:answers[0].sections[0].text"

func TestClasses(t *testing.T) {
	check(t, []one{
		{"title", "26卒です。夏の動き方", "", "", []string{"class-in-title 7:title:0 26卒です。夏の動き方"}},
		{"title", "26卒です。夏の動き方", "", "2026-03-31", nil},
		{"title", "２６卒です。夏の動き方", "", "2026-04-01", []string{"class-in-title 7:title:0 ２６卒です。夏の動き方"}},
		{"title", "27卒です。夏の動き方", "", "", nil},
		{"title", "2026年卒の夏", "-", "", []string{"class-in-title 7:title:0 2026年卒の夏"}},
		{"title", "令和8年3月卒業予定です", "", "", []string{"class-in-title 7:title:0 令和8年3月卒業予定です"}},
		{"title", "マイナビ2026の使い方", "", "", []string{"class-in-title 7:title:0 マイナビ2026の使い方"}},
		{"title", "20卒の私が転職した理由", "", "", nil}, // history when it was written
		{"title", "26新卒の夏、26年新卒の秋", "", "", []string{"class-in-title 7:title:0 26新卒の夏、26年新卒の秋", "class-in-title 7:title:7 26新卒の夏、26年新卒の秋"}},
		{"title", "2025年度卒の夏", "", "2026-03-31", nil}, // graduates in March 2026
		{"title", "2025年度卒の夏", "", "2026-04-01", []string{"class-in-title 7:title:0 2025年度卒の夏"}},
		{"title", "2026年度新卒採用", "", "2026-04-01", []string{"class-in-title 7:title:0 2026年度新卒採用"}},
		{"title", "第20卒業生", "", "", nil},
		{"title", "既卒と第二新卒の違い", "", "", nil},
		{"title", "卒論と面接が重なりました", "", "", nil},
		{"title", "126卒や1026卒", "", "", nil},
		{"title", "マイナビの使い方", "", "", nil},
		{"title", "リクナビ20260枚", "", "", nil},
		{"body", "26卒です。", "", "", nil},
		{"headline", "26卒は今が勝負", "", "", []string{"class-in-title 7:answers[0].headline:0 26卒は今が勝負"}},
		{"text", "26卒の方は3月に動きます。", "", "", []string{"class-in-answer " + inText + ":0 26卒の方は3月に動きます。"}},
		{"text", "26卒の方は3月に動きます。", "-", "", nil},
		{"text", "2026年卒の学生からルールが変わります。", "", "", nil},
		{"text", "26卒以降は同じです。", "", "", nil},
		{"heading", "26卒の日程", "", "", []string{"class-in-answer 7:answers[0].sections[0].heading:0 26卒の日程"}},
	})
}

func TestDates(t *testing.T) {
	check(t, []one{
		{"text", "締切は2025年6月30日です。", "", "", []string{"deadline " + inText + ":3 締切は2025年6月30日です。"}},
		{"text", "2025/06/30(月)必着で送ります。", "", "", []string{"deadline " + inText + ":0 2025/06/30(月)必着で送ります。"}},
		{"text", "令和７年６月末日まで受け付けています。", "", "", []string{"deadline " + inText + ":0 令和７年６月末日まで受け付けています。"}},
		{"text", "締切は2025年6月30日です。", "", "2025-06-30", nil},
		{"text", "締切は2025年6月30日です。", "", "2025-07-01", []string{"deadline " + inText + ":3 締切は2025年6月30日です。"}},
		{"text", "締切は2027年6月30日です。", "", "", nil},
		{"text", "締切は6月30日です。", "", "", nil},
		{"text", "締切は2025年4月30日でした。", "", "", nil}, // past when it was written
		{"text", "締切は2025年6月30日です。", "-", "", []string{"deadline " + inText + ":3 締切は2025年6月30日です。"}},
		{"text", "締切は2025年6月30日でした。次は未定です。", "", "", nil}, // edited since, whatever the date says
		{"text", "2025年10月から制度が変わりました", "", "", nil},
		{"text", "締切は2025年6月30日だ。", "", "", []string{"deadline " + inText + ":3 締切は2025年6月30日だ。"}},
		{"body", "締切は2025年6月30日です。", "", "", nil},
		{"text", "2025年6月末で受付が終わります。", "", "", []string{"deadline " + inText + ":0 2025年6月末で受付が終わります。"}},
		{"text", "2025年6月30日に募集を締め切ります。", "", "", []string{"deadline " + inText + ":0 2025年6月30日に募集を締め切ります。"}},
		{"text", "2025年6月20日で申し込みが締め切られます。", "-", "", []string{"deadline " + inText + ":0 2025年6月20日で申し込みが締め切られます。"}},
		{"text", "受付は2025年6月いっぱいです。", "", "", []string{"deadline " + inText + ":3 受付は2025年6月いっぱいです。"}},
		{"text", "2025年4月末で受付が終わります。", "", "", nil}, // past when it was asked
		{"text", "2027年6月末で受付が終わります。", "", "", nil},
		{"text", "2025年6月末で受付が終わりました。", "", "", nil},
		{"text", "6月末で受付が終わります。", "", "", nil},
		{"text", "2025年6月で卒業研究が終わります。", "", "", []string{"date " + inText + ":0 2025年6月で卒業研究が終わります。"}},

		{"text", "2025年10月から制度が変わります。", "", "", []string{"date " + inText + ":0 2025年10月から制度が変わります。"}},
		{"text", "2025年10月1日から翌年3月までの制度です。", "", "", []string{"date " + inText + ":0 2025年10月1日から翌年3月までの制度です。"}},
		{"text", "2025年10月から制度が変わります。", "-", "", nil},
		{"text", "2024年10月から制度が変わりました。", "", "", nil},
		{"text", "2025年度の採用は売り手市場です。", "", "", []string{"date " + inText + ":0 2025年度の採用は売り手市場です。"}},
		{"text", "2025年度の採用は売り手市場です。", "", "2026-03-31", nil},
		{"text", "2025年の秋に始まります。", "", "", []string{"date " + inText + ":0 2025年の秋に始まります。"}},
		{"text", "2020年代の採用、2025年間、2025年前、2025年生まれ", "", "", nil},
		{"text", "https://soudan.example/2025/06/30/news と file-2025-06-30.pdf", "", "", nil},
		{"text", "2025年13月、2025/2/30、2025.6", "", "", nil},
		{"text", "2025.6.30と2025-07-01に説明会", "", "", []string{"date " + inText + ":0 2025.6.30と2025-07-01に説明会", "date " + inText + ":10 2025.6.30と2025-07-01に説明会"}},

		{"title", "【2025年版】ESの書き方", "", "", []string{"date-in-title 7:title:1 【2025年版】ESの書き方"}},
		{"title", "【2027年版】ESの書き方", "", "", nil},
		{"title", "2019年に内定を辞退しました", "", "", nil},
		{"headline", "2025年6月が山場です", "", "", []string{"date-in-title 7:answers[0].headline:0 2025年6月が山場です"}},
		{"headline", "2025年6月30日までに出そう", "", "", []string{"deadline 7:answers[0].headline:0 2025年6月30日までに出そう"}},
	})
}

// TestDeadlineBeforeUpdate: who brought one answer up to date need not have read the others.
func TestDeadlineBeforeUpdate(t *testing.T) {
	for words, want := range map[string][]string{
		"締切は2025年6月30日です。":        {"deadline " + inText + ":3 締切は2025年6月30日です。"},
		"2025年6月末で受付が終わります。":      {"deadline " + inText + ":0 2025年6月末で受付が終わります。"},
		"2025年6月30日までに申し込んでください。": {"deadline " + inText + ":0 2025年6月30日までに申し込んでください。"},
		"締切は2025年6月30日でした。":       nil,
		"2025年6月から制度が変わります。":      nil, // what an update may tell as news of its own
		"締切は2025年4月30日です。":        nil, // past when it was asked
	} {
		q := one{in: "text", words: words}.question()
		q.Updated = "2025-09-01"
		if diff := cmp.Diff(want, audittest.Told(audittest.Findings(t, stale.Rules(), "2026-11-28", q))); diff != "" {
			t.Errorf("%s: %s", words, diff)
		}
	}
}

func TestEditions(t *testing.T) {
	check(t, []one{
		{"text", "令和5年度の案内を見ると12名です。", "2024-11-19", "", []string{"old-edition " + inText + ":0 令和5年度の案内を見ると12名です。"}},
		{"text", "2022年度の募集要項では30歳未満です。", "2024-11-19", "", []string{"old-edition " + inText + ":0 2022年度の募集要項では30歳未満です。"}},
		{"text", "平成30年度の手引きに書き方が載っています。", "2024-11-19", "", []string{"old-edition " + inText + ":0 平成30年度の手引きに書き方が載っています。"}},
		{"text", "倍率は、2023年度のパンフレットで確かめます。", "-", "", []string{"old-edition " + inText + ":4 倍率は、2023年度のパンフレットで確かめます。"}},
		{"text", "2023年度の採用スケジュールは次のとおり。", "2024-11-19", "", []string{"old-edition " + inText + ":0 2023年度の採用スケジュールは次のとおり。"}},
		{"text", "2023年度の調査では、離職率は3割です。", "2024-11-19", "", nil}, // a survey is quoted with its year
		{"text", "令和5年度の案内には12名とありました。", "2024-11-19", "", nil},
		{"text", "令和7年度の案内を見ると12名です。", "2026-06-01", "", nil}, // that of the year before: this year's may not be out
		{"text", "令和8年度の案内を見ると12名です。", "2026-06-01", "", nil},
		{"text", "令和5年度の入社式に出た先輩に聞きましょう。", "2024-11-19", "", nil},
		{"text", "令和5年度の案内を見ると12名です。", "2023-06-01", "", []string{"date " + inText + ":0 令和5年度の案内を見ると12名です。"}},
		{"body", "令和5年度の案内を見ました。", "2024-11-19", "", nil},
	})
}

func TestEras(t *testing.T) {
	check(t, []one{
		{"text", "平成32年度に施行されます。", "2017-05-01", "2019-05-01", []string{"era " + inText + ":0 平成32年度に施行されます。"}},
		{"text", "平成32年度に施行されます。", "2017-05-01", "2019-04-30", nil},
		{"text", "平成31年4月に変わりました。", "", "", nil},
		{"text", "平成31年度から変わりました。", "", "", nil},
		{"text", "平成31年5月に変わりました。", "", "", []string{"era " + inText + ":0 平成31年5月に変わりました。"}},
		{"text", "平成30年に変わりました。", "", "", nil},
		{"body", "平成32年と書いてありました。", "", "", nil},
	})
}

func TestRelativeYears(t *testing.T) {
	check(t, []one{
		{"headline", "今年は早期選考が主流です", "", "", []string{"relative-year 7:answers[0].headline:0 今年は早期選考が主流です"}},
		{"headline", "今年は早期選考が主流です", "2026-01-10", "", nil},
		{"headline", "今年は早期選考が主流です", "-", "", nil},
		{"headline", "毎年同じです", "", "", nil},
		{"title", "今年の選考", "", "", nil},
		{"title", "古い質問", "2021-11-27", "", []string{"old 7:updated 古い質問"}},
		{"title", "まだ新しい質問", "2021-11-28", "", nil},
	})
}

func TestOvertaken(t *testing.T) {
	check(t, []one{
		{"text", "Ｓｋｙｐｅ面接の前に通信を確かめます。", "", "", []string{"ended " + inText + ":0 Ｓｋｙｐｅ面接の前に通信を確かめます。"}},
		{"title", "Skype面接の服装", "", "", []string{"ended 7:title:0 Skype面接の服装"}},
		{"body", "Skypeで面接です。", "", "", nil},
		{"text", "Skypeは終了したので、Zoomを使います。", "", "", nil},
		{"text", "Skype for Businessを使う会社もあります。", "", "", nil},
		{"text", "Skypeで話します。", "", "2025-05-04", nil},
		{"text", "推奨環境はWindows 10です。", "", "", []string{"ended " + inText + ":5 推奨環境はWindows 10です。"}},
		{"text", "推奨環境はWindows 10か11です。", "", "", nil},
		{"text", "iモードの方へ", "", "", []string{"ended " + inText + ":0 iモードの方へ"}},

		{"text", "経団連の指針では3月に解禁です。", "", "", []string{"changed " + inText + ":0 経団連の指針では3月に解禁です。"}},
		{"text", "経団連の指針は廃止されました。", "", "", nil},
		{"text", "経団連の指針に代わり、政府が要請しています。", "", "", nil},
		{"text", "経団連が定めるルールでは3月に解禁です。", "", "", []string{"changed " + inText + ":0 経団連が定めるルールでは3月に解禁です。"}},
		{"text", "最低賃金は時給980円です。", "", "", []string{"changed " + inText + ":0 最低賃金は時給980円です。"}},
		{"text", "最低賃金は時給1,226円です。", "", "", nil},
		{"text", "最低賃金より交通費980円が気になります。", "", "", nil},
		{"text", "中小企業ではパワハラ対策は努力義務です。", "", "", []string{"changed " + inText + ":0 中小企業ではパワハラ対策は努力義務です。"}},
		{"text", "20歳未満の未成年者は親の同意が必要です。", "", "", []string{"changed " + inText + ":0 20歳未満の未成年者は親の同意が必要です。"}},
		{"text", "18歳未満の未成年者は親の同意が必要です。", "", "", nil},
		{"text", "東京オリンピックに向けて採用が増えます。", "", "", []string{"changed " + inText + ":0 東京オリンピックに向けて採用が増えます。"}},
		{"text", "東京オリンピックで通訳をしました。", "", "", nil},
		{"text", "経団連に加盟している会社です。", "", "", nil},
		{"text", "封筒には84円切手を貼ります。", "", "", []string{"changed " + inText + ":4 封筒には84円切手を貼ります。"}},
		{"text", "封筒には110円切手を貼ります。", "", "", nil},
		{"text", "昼食代は840円、切手は別です。", "", "", nil},
		{"text", "封筒には84円切手を貼ります。", "", "2024-09-30", nil},
		{"text", "レターパックライト（370円）が便利です。", "", "", []string{"changed " + inText + ":0 レターパックライト（370円）が便利です。"}},
		{"text", "レターパックライト（430円）が便利です。", "", "", nil},
		{"text", "自己都合だと給付制限が2か月あります。", "", "", []string{"changed " + inText + ":6 自己都合だと給付制限が2か月あります。"}},
		{"text", "5年に3回以上なら給付制限が3か月あります。", "", "", nil},
		{"text", "1dayインターンに申し込みましょう。", "", "", []string{"changed " + inText + ":0 1dayインターンに申し込みましょう。"}},
		{"text", "5日間のインターンに申し込みましょう。", "", "", nil},
		{"title", "1dayインターンは意味がない？", "", "", nil},
		{"text", "健康保険証のコピーを用意します。", "", "", []string{"changed " + inText + ":0 健康保険証のコピーを用意します。"}},
		{"text", "退職の日に健康保険証を返してください。", "", "", []string{"changed " + inText + ":5 退職の日に健康保険証を返してください。"}},
		{"text", "健康保険証が届くまで二週間かかります。", "", "", []string{"changed " + inText + ":0 健康保険証が届くまで二週間かかります。"}},
		{"text", "入社すると健康保険証をもらえます。", "", "", []string{"changed " + inText + ":5 入社すると健康保険証をもらえます。"}},
		{"text", "健康保険証も会社に返送しましょう。", "", "2025-12-01", nil},
		{"text", "健康保険証の写しを総務に渡してください。", "", "", []string{"changed " + inText + ":0 健康保険証の写しを総務に渡してください。"}},
		{"text", "健康保険証を返していた頃の手順は使えません。", "", "", nil},
		{"text", "健康保険証をお持ちでも、もう受診には使えません。", "", "", nil},
		{"text", "健康保険証を返したあとは、資格確認書が届きます。", "", "", nil},
		{"text", "健康保険証という名前の書類を探しましょう。", "", "", nil},
		{"text", "マイナンバーカードの健康保険証利用が必要です。", "", "", nil},
		{"text", "103万円の壁に注意しましょう。", "", "", []string{"changed " + inText + ":0 103万円の壁に注意しましょう。"}},
		{"text", "年収は1030万円です。", "", "", nil},

		{"text", "Twitterで社員を探します。", "", "", []string{"renamed " + inText + ":0 Twitterで社員を探します。"}},
		{"text", "X(旧Twitter)で社員を探します。", "", "", nil},
	})
}
