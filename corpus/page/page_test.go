package page

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
)

func newReader(t testing.TB) *Reader {
	t.Helper()
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func readText(t testing.TB, name, text string) corpus.Item {
	t.Helper()
	return newReader(t).Read(name, []byte(text))
}

const twoAnswers = `Q

大学3年生
女性

面接で緊張して声が震えます。どうすればいいですか？

来週が本番です。
練習では話せます。

2人のアドバイザーが回答しています

質問日 : DATE

※質問は、エントリーフォームの内容です

キャリアコンサルタント/２級FP技能士

山本 花

プロフィールを見る

震えるのは本気の証拠です!

息を吐いてから話し始めてください。

直前にできる三つの準備
当日の朝、声に出して一度読むだけで楽になります。

・水を飲む
・肩を回す

詳しくはこちらの記事で紹介しています。発声のこつもわかります。

頑張ってください!

ベストアンサー

一般社団法人ひだまり 代表

佐藤太郎

プロフィールを見る

自己分析をするなら本番のあとでも遅くない

まず当日を乗り切りましょう。同じ悩みはこちらのＱ＆Ａにもあります。

・深呼吸
・笑顔

それだけで十分です。

自己分析をするなら無料の診断から!

診断であなたの強みがわかります。

・強みを知りたい人
・弱みを知りたい人

その他関連Q&A

TOP

PORTキャリア
`

func TestSpacedPage(t *testing.T) {
	item := readText(t, "dir/q1.txt", strings.Replace(twoAnswers, "DATE", "2024年5月2日", 1))
	want := &corpus.Question{
		ID: "q1", Title: "面接で緊張して声が震えます。どうすればいいですか?", Body: "来週が本番です。\n練習では話せます。",
		Asker: corpus.Asker{Status: "大学3年生", Gender: "女性"}, Asked: "2024-05-02", Categories: []string{},
		Answers: []corpus.Answer{
			{ID: "a1", Adviser: "山本 花", Qualifications: []string{"キャリアコンサルタント", "2級FP技能士"}, Headline: "震えるのは本気の証拠です!",
				Sections: []corpus.Section{
					{Text: "息を吐いてから話し始めてください。"},
					{Heading: "直前にできる三つの準備", Text: "当日の朝、声に出して一度読むだけで楽になります。\n\n・水を飲む\n・肩を回す\n\n詳しくはこちらの記事で紹介しています。発声のこつもわかります。\n\n頑張ってください!"},
				}},
			{ID: "a2", Adviser: "佐藤太郎", Qualifications: []string{"一般社団法人ひだまり 代表"}, Headline: "自己分析をするなら本番のあとでも遅くない", Best: true,
				Sections: []corpus.Section{{Text: "まず当日を乗り切りましょう。同じ悩みはこちらのQ&Aにもあります。\n\n・深呼吸\n・笑顔\n\nそれだけで十分です。"}}},
		},
		Links: []corpus.Link{
			{Kind: "article", Text: "詳しくはこちらの記事で紹介しています。"},
			{Kind: "question", Text: "同じ悩みはこちらのQ&Aにもあります。"},
		},
		Source: corpus.Source{File: "dir/q1.txt", Line: 1},
	}
	if d := cmp.Diff(want, item.Question); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if len(item.Warnings) > 0 {
		t.Errorf("warnings: %v", item.Warnings)
	}
}

func TestDateLine(t *testing.T) {
	for value, want := range map[string]string{
		"": "", "2024年5月12日": "2024-05-12", "２０２４/５/３": "2024-05-03", "2024-05-12": "2024-05-12",
		"2024年2月30日": "", "先週": "",
	} {
		item := readText(t, "q.txt", strings.Replace(twoAnswers, "DATE", value, 1))
		if item.Question == nil || item.Question.Asked != want {
			t.Errorf("date %q: %+v, want asked %q", value, item, want)
		}
		if warned := len(item.Warnings) > 0; warned != (want == "" && value != "") {
			t.Errorf("date %q: warnings %v", value, item.Warnings)
		}
	}
}

func TestPageWarnings(t *testing.T) {
	for _, c := range []struct{ name, old, new, reason string }{
		{"count", "2人の", "3人の", "announces 3 answers, 2 were found"},
		{"leftover", "プロフィールを見る\n\n震える", "プロフィールを見る\n\nプロフィールを見る\n\n震える", "no name before"},
		{"before the first adviser", "キャリアコンサルタント/", "この行は何でもありません。\n\nキャリアコンサルタント/", "belongs to nothing known"},
		{"a first adviser without the mark", "プロフィールを見る\n\n震える", "震える", "taken as an answer without one"},
		{"unknown title", "一般社団法人ひだまり 代表", "ひだまり工房店長", "was taken as a qualification"},
		{"after the footer", "TOP", "別の質問", "1 lines after"},
		{"promotion without its list", "・強みを知りたい人\n・弱みを知りたい人\n", "", "whose end was not found"},
		{"text after the promotion", "その他関連Q&A", "最後にもう一言だけ添えます。", "it was kept"},
	} {
		text := strings.Replace(twoAnswers, "DATE", "", 1)
		changed := strings.Replace(text, c.old, c.new, 1)
		if changed == text {
			t.Fatalf("%s: nothing was replaced", c.name)
		}
		item := readText(t, "q.txt", changed)
		found := false
		for _, w := range item.Warnings {
			found = found || strings.Contains(w.Reason, c.reason)
			if w.File != "q.txt" || w.Fix == "" {
				t.Errorf("%s: a warning without file or fix: %+v", c.name, w)
			}
		}
		if item.Question == nil || !found {
			t.Errorf("%s: no warning %q in %v, rejected %v", c.name, c.reason, item.Warnings, item.Rejected)
		}
	}
}

// TestLostMarks: a page of layout A without its advisers' marks still gives all its text, as guessed.
func TestLostMarks(t *testing.T) {
	text := strings.ReplaceAll(strings.Replace(twoAnswers, "DATE", "2024-05-12", 1), "プロフィールを見る\n\n", "")
	q := readText(t, "q.txt", text).Question
	if q == nil || !q.Guessed || q.Asked != "2024-05-12" || len(q.Answers) < 2 || !strings.Contains(wholeText(q), "息を吐いて") || strings.Contains(q.Body, "息を吐いて") {
		t.Errorf("%+v", q)
	}
}

func TestCompactPage(t *testing.T) {
	item := readText(t, "old.txt", `Q
その他
入社前に引っ越す時期はいつがいいですか
4月入社です。
・寮はありません
・実家は遠いです
※質問は、エントリーフォームからです
自己分析をするなら家のことも書き出そう
研修の場所が決まってからで間に合います。会社に聞くと早いです。荷物は少なめにして、足りないものは住んでから買うと無駄がありません。応援しています。
二月のうちに部屋を見て、三月に移るのが楽です!
ご質問ありがとうございます。不動産会社は三月にとても混みます。
ベストアンサー
内定先の人事に聞いてみる
同期の住む場所も教えてくれます。
自己分析をするなら無料の診断から！
強みがわかります。
・強みを知りたい人
TOP
PORTキャリア
`)
	q := item.Question
	if q == nil {
		t.Fatalf("%+v", item)
	}
	if q.Title != "入社前に引っ越す時期はいつがいいですか" || q.Asker != (corpus.Asker{Status: "その他"}) || q.Body != "4月入社です。\n\n・寮はありません\n・実家は遠いです" || !q.Guessed {
		t.Errorf("the question: %+v", q)
	}
	var heads []string
	var best []bool
	for _, a := range q.Answers {
		heads, best = append(heads, a.Headline), append(best, a.Best)
	}
	if d := cmp.Diff([]string{"自己分析をするなら家のことも書き出そう", "二月のうちに部屋を見て、三月に移るのが楽です!", "内定先の人事に聞いてみる"}, heads); d != "" {
		t.Errorf("headlines (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]bool{false, false, true}, best); d != "" {
		t.Errorf("best (-want +got):\n%s", d)
	}
	if got := q.Answers[2].Text(); got != "同期の住む場所も教えてくれます。" {
		t.Errorf("the last answer has %q", got)
	}
}

func TestOtherPages(t *testing.T) {
	for _, c := range []struct{ name, text, reason string }{
		{"an adviser's list", "山本 花\n12件\n- Q\n- 題名です\n- 答えです\n- Q\n- 別の題名\n", "lists an adviser's answers"},
		{"a list after Q", "Q\n山本 花\n12件\n\n- Q\n- 題名です\n", "lists an adviser's answers"},
		{"an article", "就活の始め方\n\nまず調べます。\n", "not a question page"},
	} {
		item := readText(t, "p.txt", c.text)
		if item.Refused == nil || !strings.Contains(item.Refused.Reason, c.reason) || item.Refused.File != "p.txt" {
			t.Errorf("%s: %+v, want refused: %s", c.name, item, c.reason)
		}
	}
}

func TestUnfitPages(t *testing.T) {
	for _, c := range []struct {
		name   string
		data   []byte
		line   int
		reason string
	}{
		{"empty", nil, 0, "empty"},
		{"blank", []byte("\xef\xbb\xbf \n\n"), 0, "empty"},
		{"binary", []byte("\x7fELF\n\x00\x00\x01"), 2, "binary"},
		{"not UTF-8", []byte("Q\n\n\x8e\xbf\x96\xe2\n"), 3, "not UTF-8"},
		{"long line", []byte("Q\n" + strings.Repeat("あ", 400_000)), 2, "the line has 1200000 bytes"},
		{"large", bytes.Repeat([]byte("あいうえお\n"), 1<<20+100_000), 0, "more than 16777216 bytes"},
		{"only a mark", []byte("Q\n"), 0, "is empty"},
		{"title alone", []byte("Q\n題名だけのページ\n"), 0, "no answer has text"},
		{"long title", []byte("Q\n" + strings.Repeat("長", 10_000) + "\n本文です。\n"), 0, "has 10000 characters"},
		{"control character", []byte("Q\n題名\n本\x01文です。\n"), 0, "control character U+0001"},
	} {
		item := newReader(t).Read("dir/p.txt", c.data)
		if item.Rejected == nil {
			t.Fatalf("%s: %+v, want it rejected", c.name, item)
		}
		if p := item.Rejected; p.File != "dir/p.txt" || p.Line != c.line || !strings.Contains(p.Reason, c.reason) || p.Fix == "" {
			t.Errorf("%s: %+v, want line %d: %s", c.name, p, c.line, c.reason)
		}
	}
}

func TestQualificationLines(t *testing.T) {
	for s, want := range map[string]bool{
		"国家資格キャリアコンサルタント/2級ファイナンシャル・プランニング技能士": true, "元人事責任者": true, "秘書検定1級": true, "公認心理師": true,
		"社会保険労務士": true, "弁護士に相談しよう": false, "頑張ってください!": false, "資格は必要ありません。": false, "・キャリアコンサルタント": false, "元気を出していこう": false,
	} {
		if got := isQualification(s); got != want {
			t.Errorf("isQualification(%q) = %v", s, got)
		}
	}
}

// TestSeed reads a real page of the site, which is not part of the project.
func TestSeed(t *testing.T) {
	shared := os.Getenv("KOTAE_SHARED")
	if shared == "" {
		t.Skip("KOTAE_SHARED does not name a folder with the real page seed/000_415ac68e595d52ba.txt")
	}
	name := filepath.Join(shared, "seed", "000_415ac68e595d52ba.txt")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	item := newReader(t).Read(name, data)
	if item.Question == nil || len(item.Warnings) > 0 {
		t.Fatalf("%+v", item)
	}
	q := item.Question
	if q.ID != "000_415ac68e595d52ba" || q.Asker != (corpus.Asker{Status: "その他", Gender: "回答しない"}) || !strings.HasSuffix(q.Title, "?") || strings.Count(q.Body, "\n\n") != 3 || q.Guessed {
		t.Errorf("the question: %+v", q)
	}
	if len(q.Answers) != 2 || len(q.Answers[0].Qualifications) != 1 || len(q.Answers[1].Qualifications) != 2 {
		t.Fatalf("the answers: %+v", q.Answers)
	}
	for i, a := range q.Answers {
		if a.Adviser == "" || a.Headline == "" || len(a.Sections) != 2 || a.Sections[0].Heading != "" || a.Sections[1].Heading == "" {
			t.Errorf("answer %d: %+v", i+1, a)
		}
	}
	if len(q.Links) != 2 || q.Links[0].Kind != "article" || q.Links[1].Kind != "question" {
		t.Errorf("links: %+v", q.Links)
	}
	for field, text := range q.Texts() {
		for _, mark := range []string{"自己分析", "診断", "PORTキャリア", "プロフィール", "その他関連", "エントリーフォーム", "アドバイザーが回答"} {
			if strings.Contains(text, mark) {
				t.Errorf("%s holds %q", field, mark)
			}
		}
	}
}

func TestBegins(t *testing.T) {
	r := newReader(t)
	for head, want := range map[string]bool{
		"Q\n題名": true, "\xef\xbb\xbf\r\n \r\n\uff31\r\n題名です": true, "Questions": false, "記事です\nQ\n": false, "": false, "\x00\x01": false,
	} {
		if got := r.Begins([]byte(head)); got != want {
			t.Errorf("Begins(%q) = %v", head, got)
		}
	}
}
