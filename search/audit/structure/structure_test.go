package structure_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/corpus/fixture"
	"kotae/search/audit"
	"kotae/search/audit/audittest"
	"kotae/search/audit/structure"
)

const asOf = "2026-11-28"

// whole is a question that lacks nothing.
func whole(id string) *corpus.Question {
	text := strings.Repeat("まずは落ち着いて、担当の方に電話でお伝えください。", 12)
	return &corpus.Question{
		ID: id, URL: "https://soudan.example/qa/" + id, Title: "辞退の伝え方", Body: "どう伝えればよいですか。", Asked: "2026-01-10", Categories: []string{"内定辞退"},
		Answers: []corpus.Answer{
			{ID: "a1", Adviser: "高梨 修平", Headline: "電話で、早めに", Sections: []corpus.Section{{Text: text}}},
			{ID: "a2", Adviser: "宮坂 楓", Headline: "早いほどよい", Sections: []corpus.Section{{Text: text}}},
		},
	}
}

// but is a whole question with a change.
func but(change func(q *corpus.Question)) *corpus.Question {
	q := whole("7")
	change(q)
	return q
}

func TestRules(t *testing.T) {
	last := func(q *corpus.Question) *string { return &q.Answers[1].Sections[0].Text }
	for name, tt := range map[string]struct {
		q    *corpus.Question
		want []string
	}{
		"nothing": {whole("7"), nil},

		"no answer":     {but(func(q *corpus.Question) { q.Answers = nil }), []string{"no-answer 7:answers 辞退の伝え方"}},
		"one answer":    {but(func(q *corpus.Question) { q.Answers = q.Answers[:1] }), []string{"one-answer 7:answers 辞退の伝え方"}},
		"an empty one":  {but(func(q *corpus.Question) { *last(q) = " \n" }), []string{"empty-answer 7:answers[1] 早いほどよい"}},
		"only headings": {but(func(q *corpus.Question) { q.Answers[1].Sections[0] = corpus.Section{Heading: "電話で"} }), nil},
		"no body":       {but(func(q *corpus.Question) { q.Body = "　" }), []string{"empty-body 7:body 辞退の伝え方"}},
		"guessed":       {but(func(q *corpus.Question) { q.Guessed = true }), []string{"guessed-answers 7:answers 辞退の伝え方"}},

		"no date":          {but(func(q *corpus.Question) { q.Asked = "" }), []string{"no-date 7:asked 辞退の伝え方"}},
		"only updated":     {but(func(q *corpus.Question) { q.Asked, q.Updated = "", "2026-01-10" }), []string{"no-date-asked 7:asked 辞退の伝え方"}},
		"only asked":       {but(func(q *corpus.Question) { q.Updated = "" }), nil},
		"no category":      {but(func(q *corpus.Question) { q.Categories = []string{} }), []string{"no-category 7:categories 辞退の伝え方"}},
		"an empty one too": {but(func(q *corpus.Question) { q.Categories = []string{""} }), []string{"no-category 7:categories 辞退の伝え方"}},
		"no adviser":       {but(func(q *corpus.Question) { q.Answers[0].Adviser = "" }), []string{"no-adviser 7:answers[0].adviser 辞退の伝え方"}},
		"no headline":      {but(func(q *corpus.Question) { q.Answers[0].Headline = "" }), []string{"no-headline 7:answers[0].headline 辞退の伝え方"}},

		"asked in the future":  {but(func(q *corpus.Question) { q.Asked = "2026-12-10" }), []string{"impossible-date 7:asked 2026-12-10"}},
		"asked tomorrow":       {but(func(q *corpus.Question) { q.Asked = "2026-11-29" }), nil},
		"updated in future":    {but(func(q *corpus.Question) { q.Updated = "2027-01-01T00:00:00+09:00" }), []string{"impossible-date 7:updated 2027-01-01T00:00:00+09:00"}},
		"updated before asked": {but(func(q *corpus.Question) { q.Updated = "2026-01-01" }), []string{"impossible-date 7:updated 2026-01-01"}},
		"updated at once":      {but(func(q *corpus.Question) { q.Updated = "2026-01-10" }), nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := audittest.Told(audittest.Findings(t, structure.Rules(), asOf, tt.q))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestShortNumbers: a number with fewer digits than any question has is one of a list or a test.
func TestShortNumbers(t *testing.T) {
	ask := func(id, body string) *corpus.Question {
		q := whole(id)
		q.Body = body
		return q
	}
	for _, c := range []struct {
		ids  []string
		want int
	}{{[]string{"1101", "1102"}, 1}, {[]string{"q-1101", "q-1102"}, 0}, {[]string{"99", "1102"}, 2}} {
		got := 0
		for _, f := range audittest.Findings(t, structure.Rules(), asOf, ask(c.ids[0], "質問番号30に答え、質問番号1605を読みました"), ask(c.ids[1], "どう伝えますか。")) {
			if f.Rule == "structure/broken-reference" {
				got++
			}
		}
		if got != c.want {
			t.Errorf("%v: %d findings, want %d", c.ids, got, c.want)
		}
	}
}

func TestPromotion(t *testing.T) {
	for line, want := range map[string]bool{
		"プロフィールを見る":                   true,
		"3人のアドバイザーが回答しています":           true,
		"自己分析をするなら適職診断":               true,
		"▼今すぐ無料登録":                    true,
		"無料会員登録はこちら→":                 true,
		"【公式】資料ダウンロードはこちら":            true,
		"ＬＩＮＥで無料相談する":                 true,
		"まずは適性診断してみる":                 true,
		"関連記事：内定辞退メールの例文":             true,
		"あわせて読みたい":                    true,
		"チェックを始める（無料）":                true,
		"・ハローワーク（無料）":                 false,
		"ＰＲ":                          true,
		"スポンサーリンク":                    true,
		"▼あわせて読みたい関連記事":               true,
		"★人気の記事ランキング":                 true,
		"▼おすすめ関連記事はこちら":               true,
		"このQ&Aをシェアする":                 true,
		"公式LINEで限定コンテンツ配信中":           true,
		"内定者のESを無料で見放題":               true,
		"友達に紹介するとギフト券プレゼント！":          true,
		"売れ残りが食べ放題":                   false,
		"母の日にプレゼント":                   false,
		"現在は地方局で配信中":                  false,
		"あなたにぴったりの求人を見る":              true,
		"初回限定！面接練習が無料":                true,
		"この記事が気に入ったらいいね！しよう":          true,
		"求人票を見る":                      false,
		"自分に合う会社を探す":                  false,
		"フォローする人を決める":                 false,
		"関連コラム一覧":                     true,
		"こちらの記事もチェック！":                true,
		"この記事をシェアする":                  true,
		"この質問をお気に入りに追加":               true,
		"LINEでシェアする":                  true,
		"就活のプロに無料相談してみる":              true,
		"30秒で無料診断スタート":                true,
		"プロの無料カウンセリング受付中！":            true,
		"＼30秒でかんたん登録／":                true,
		"＼LINEで友だち追加／":                true,
		"＼今だけ無料／":                     true,
		"今なら面談に来た方全員に業界研究シートをプレゼント中！": true,
		"期間限定でES添削が無料":                true,
		"自己分析シートを無料配布中":               true,
		"先着30名に図書カードを進呈します！":          true,
		"関連記事を三本続けて読む":                false,
		"人気の業界":                       false,
		"おすすめの質問":                     false,
		"最新の情報":                       false,
		"この記事をシェアした友人":                false,
		"この質問を保存しておいてください":            false,
		"LINEで送る":                     false,
		"・大学の窓口に無料相談してみる":             false,
		"ハローワークの無料相談をまず受けてみる":         false,
		"法テラスに無料相談してみる":               false,
		"10分で体験を話してみる":                false,
		"30分の面談を申し込む":                 false,
		"＼(^o^)／":                     false,
		"＼がんばれ／":                      false,
		"今なら間に合うので、今日連絡しましょう":         false,
		"誕生日のプレゼント":                   false,
		"キャンペーン中のアルバイト":               false,
		"・店でプレゼント配布中":                 false,
		"自己分析をするなら、まず過去を振り返る。":        false,
		"無料登録はこちら、という広告は避けてください。":     false,
		"・ハローワークの無料相談":                false,
		"まずは大学のキャリアセンターに相談してください":     false,
		"関連記事を三本読んでみましょう":             false,
		"自己PR": false,
		"登録":   false,
		"マイページからエントリーする": false,
		"まずは自分の強みを書き出す":  false,
		"TOPを目指していました":   false,
	} {
		q := but(func(q *corpus.Question) {
			q.Answers[0].Sections[0].Text += "\n\n　" + line + "\n以上です。"
		})
		got := audittest.Findings(t, structure.Rules(), asOf, q)
		if (len(got) == 1 && got[0].Rule == "structure/promotion" && got[0].Field == "answers[0].sections[0].text") != want || len(got) > 1 {
			t.Errorf("%q: found %v, want %v", line, audittest.Told(got), want)
		}
		if want && len(got) == 1 && !strings.Contains(string([]rune(q.Answers[0].Sections[0].Text)[got[0].Offset:][:got[0].Length]), line) {
			t.Errorf("%q: the place is %d, %d", line, got[0].Offset, got[0].Length)
		}
	}
}

func TestReferences(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(q *corpus.Question)
		want   []string
	}{
		"to itself":  {func(q *corpus.Question) { q.Body = "https://soudan.example/qa/7 です" }, nil},
		"to another": {func(q *corpus.Question) { q.Body = "https://soudan.example/qa/8。" }, nil},
		"to none":    {func(q *corpus.Question) { q.Body = "（https://soudan.example/qa/9/?x=1#a）と" }, []string{"broken-reference 7:body:1 （https://soudan.example/qa/9/?x=1#a）と"}},
		"at the end": {func(q *corpus.Question) { q.Body = "See https://soudan.example/qa/9." }, []string{"broken-reference 7:body:4 See https://soudan.example/qa/9."}},
		"elsewhere":  {func(q *corpus.Question) { q.Body = "https://other.example/qa/9" }, nil},
		"a path":     {func(q *corpus.Question) { q.Body = "（/qa/9）と/qa/8" }, []string{"broken-reference 7:body:1 （/qa/9）と/qa/8"}},
		"a number":   {func(q *corpus.Question) { q.Body = "質問番号９を読みました" }, []string{"broken-reference 7:body:0 質問番号９を読みました"}},
		"numbers": {func(q *corpus.Question) { q.Body = "Q&A No.10と相談ID:11、質問の番号12" }, []string{"broken-reference 7:body:0 Q&A No.10と相談ID:11、質問の番号12",
			"broken-reference 7:body:10 Q&A No.10と相談ID:11、質問の番号12", "broken-reference 7:body:18 …A No.10と相談ID:11、質問の番号12"}},
		"a number that is there": {func(q *corpus.Question) { q.Body = "質問番号8を読みました" }, nil},
		"numbers of others": {func(q *corpus.Question) {
			q.Body = "求人番号9、受付番号10、9番目の質問、質問は9つ、質問9個、相談の9割"
		}, nil},
		"a number without one": {func(q *corpus.Question) { q.Body = "質問番号を控えておきます。9月です" }, nil},
		"no path":              {func(q *corpus.Question) { q.Body = "other.example/qa/9 と old/qa/9" }, nil},
		"another page": {func(q *corpus.Question) {
			q.Body = "https://soudan.example/qa/9/edit と https://soudan.example/news/9"
		}, nil},
		"a link": {func(q *corpus.Question) {
			q.Links = []corpus.Link{{Kind: "question", Text: "担当の方に", URL: "/qa/9"}, {Kind: "question", Text: "", URL: "https://soudan.example/qa/10"}, {Kind: "question", Text: "別", URL: "/qa/8"}}
			q.Answers[0].Sections[0].Text = "担当の方に" + q.Answers[0].Sections[0].Text
		}, []string{"broken-reference 7:answers[0].sections[0].text:0 担当の方にまずは落ち着いて、担当の方に電話…", "broken-reference 7:links[1].url"}},
		"a lost address": {func(q *corpus.Question) {
			q.Answers[0].Sections[0].Text += "詳しくはこちらのQ&Aも見てください。"
			q.Links = corpus.Pointers(&q.Answers[0])
		}, []string{"lost-address 7:answers[0].sections[0].text:300 …担当の方に電話でお伝えください。詳しくはこちらのQ&Aも見てください。"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := audittest.Told(audittest.Findings(t, structure.Rules(), asOf, but(tt.change), whole("8")))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestTraitsOfTheCorpus has 10 questions, of which so many lack something.
func TestTraitsOfTheCorpus(t *testing.T) {
	lacks := map[string]func(q *corpus.Question){
		"no-date asked":           func(q *corpus.Question) { q.Asked = "" },
		"no-date-asked asked":     func(q *corpus.Question) { q.Asked, q.Updated = "", "2026-01-10" },
		"no-category categories":  func(q *corpus.Question) { q.Categories = nil },
		"no-adviser adviser":      func(q *corpus.Question) { q.Answers[0].Adviser, q.Answers[1].Adviser = "", "" },
		"no-headline headline":    func(q *corpus.Question) { q.Answers[0].Headline, q.Answers[1].Headline = "", "" },
		"guessed-answers answers": func(q *corpus.Question) { q.Guessed = true },
		"one-answer answers":      func(q *corpus.Question) { q.Answers = q.Answers[:1] },
	}
	for want, change := range lacks {
		for lacking, findings := range map[int]int{9: 9, 10: 1} {
			var qs []*corpus.Question
			for i := range 10 {
				q := whole(fmt.Sprint(i))
				q.Body += fmt.Sprint(i)
				if i < lacking {
					change(q)
				}
				qs = append(qs, q)
			}
			name, _, _ := strings.Cut(want, " ")
			var got []audit.Finding
			for _, f := range audittest.Findings(t, structure.Rules(), asOf, qs...) {
				if f.Rule == "structure/"+name {
					got = append(got, f)
				}
			}
			if twice := name == "no-adviser" || name == "no-headline"; twice && lacking == 9 {
				findings *= 2 // one for each answer
			}
			if len(got) != findings {
				t.Errorf("%s: %d of 10 lack it: %d findings, want %d", name, lacking, len(got), findings)
			} else if lacking == 10 && (audittest.Told(got)[0] != want || !strings.Contains(got[0].Message, "10")) {
				t.Errorf("got %v, %s", audittest.Told(got), got[0].Message)
			}
		}
	}
}

func TestThinAnswers(t *testing.T) {
	corpusOf := func(category string, lengths ...int) (qs []*corpus.Question) {
		for i, n := range lengths {
			q := whole(fmt.Sprintf("%s%d", category, i))
			q.Categories = []string{category}
			q.Answers[0].Sections[0].Text = strings.Repeat("あ。", n)
			q.Answers = q.Answers[:1]
			qs = append(qs, q)
		}
		return qs
	}
	repeat := func(n, times int) (out []int) {
		for i := range times {
			out = append(out, n+i%7)
		}
		return out
	}
	rules, err := audit.Select(structure.Rules(), []string{"structure/thin-answer"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		qs   []*corpus.Question
		want []string
	}{
		"far shorter":          {corpusOf("面接", append(repeat(600, 40), 200)...), []string{"thin-answer 面接40:answers[0] 電話で、早めに"}},
		"half as long":         {corpusOf("面接", append(repeat(500, 40), 260)...), nil},
		"long enough":          {corpusOf("面接", append(repeat(900, 40), 310)...), nil},
		"too few to tell":      {corpusOf("面接", append(repeat(600, 20), 50)...), nil},
		"short in its kind":    {append(corpusOf("面接", repeat(600, 40)...), corpusOf("一言", repeat(100, 40)...)...), nil},
		"a kind without usual": {append(corpusOf("面接", repeat(600, 40)...), corpusOf("一言", 90)...), []string{"thin-answer 一言0:answers[0] 電話で、早めに"}},
		"of any length":        {corpusOf("面接", 20, 40, 60, 100, 150, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 20, 40, 60, 100, 150, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 50, 80, 120, 500), nil},
	} {
		got := audittest.Told(audittest.Findings(t, rules, asOf, tt.qs...))
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestRepeatedLine(t *testing.T) {
	var qs []*corpus.Question
	for i := range 20 {
		q := whole(fmt.Sprint(i))
		q.Body = fmt.Sprintf("%d番目の質問です。", i)
		q.Answers[0].Sections[0].Text = fmt.Sprintf("%d番目の回答です。よろしくお願いします。", i)
		q.Answers[1].Sections[0].Text = fmt.Sprintf("%dつ目の助言です。どうぞお元気で。", i)
		q.Answers[0].Headline, q.Answers[1].Headline = fmt.Sprintf("見出しの%d", i), fmt.Sprintf("要点の%d", i)
		if i < 5 {
			q.Answers[1].Sections[0].Text += "\n当サイトのおすすめ求人を見てみませんか"
		}
		qs = append(qs, q)
	}
	rules, err := audit.Select(structure.Rules(), []string{"structure/repeated-line"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := audittest.Findings(t, rules, asOf, qs...)
	if len(got) != 1 || got[0].Excerpt != "当サイトのおすすめ求人を見てみませんか" || !strings.Contains(got[0].Message, "5 questions (25.0%)") {
		t.Errorf("got %+v", got)
	}
	if got := audittest.Findings(t, rules, asOf, qs[1:]...); len(got) != 0 {
		t.Errorf("a line of four questions is told: %+v", got)
	}
}

// TestSampleIsWhole holds the sample to the rules that it was written by.
func TestSampleIsWhole(t *testing.T) {
	qs, err := fixture.Sample()
	if err != nil {
		t.Fatal(err)
	}
	rules, err := audit.Select(structure.Rules(), nil, []string{"structure/one-answer", "structure/thin-answer"})
	if err != nil {
		t.Fatal(err)
	}
	if got := audittest.Findings(t, rules, asOf, qs...); len(got) > 0 {
		t.Errorf("got %v", audittest.Told(got))
	}
}
