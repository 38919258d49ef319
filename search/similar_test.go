package search

import (
	"strings"
	"testing"

	"kotae/corpus/sample"
	"kotae/corpus/source"
	"kotae/indexer/analysis"
)

func TestTitleKey(t *testing.T) {
	a := titleAnalyzer(t)
	for _, same := range [][]string{
		{"面接の服装は？", "面接の服装を教えてください", "面接の服装　教えてください。", "【面接】の服装って？", "面接の服装について教えて下さい！", "面接の服装とは", "面接の服装を教えていただけませんか"},
		{"26卒です。まだ間に合いますか", "２６卒です、まだ間に合うでしょうか？", "2026年卒です。まだ間に合いますか？"},
		{"一次面接に落ちました。どうすればいいですか", "1次面接に落ちてしまいました……どうしたらいいでしょうか"},
		{"転勤したくないです", "転勤はしたくない"},
		{"ウェブテストの対策", "WEBテストの対策", "Ｗｅｂテストの対策"},
		{"内定をもらえないかもしれません", "内定をもらえないかも"},
		{"どうすればいいですか？", "どうすればいいですか"},
		{"！？", "？？？", ""},
	} {
		for _, title := range same[1:] {
			if titleKey(a, title) != titleKey(a, same[0]) {
				t.Errorf("%s and %s: %q, %q", same[0], title, titleKey(a, same[0]), titleKey(a, title))
			}
		}
	}
	for _, pair := range [][2]string{
		{"26卒です。間に合いますか", "27卒です。間に合いますか"}, {"採用の理由を聞いてもいいですか", "不採用の理由を聞いてもいいですか"},
		{"一次面接の逆質問", "二次面接の逆質問"}, {"第一志望の決め方", "第二志望の決め方"}, {"逆質問の例", "質問の例"}, {"緊張する面接", "緊張しない面接"},
		{"経験者の志望動機", "未経験者の志望動機"}, {"初任給20万円は低い？", "初任給30万円は低い？"}, {"面接で何を聞けばいいですか", "面接で何を聞かれますか"},
		{"会社を辞めたい", "会社を辞めた"}, {"会社を辞めたい", "会社を辞めさせられた"}, {"親が反対します", "親に反対されます"}, {"内定式はいつ？", "内定式はどこ？"},
		{"内定式とは", "内定式はいつ？"}, {"理系の就活", "理系以外の就活"}, {"10時から入室できますか", "10時まで入室できますか"}, {"SPIで落ちますか", "SPIだけで落ちますか"},
		{"ESの後の面接", "面接の後のES"}, {"文系でもC", "文系でもC++"}, {"どうすればいいですか", "どうなりますか"}, {"内定辞退の電話", "内定承諾の電話"},
		{"スーツを着るべきですか", "スーツを着たいです"}, {"2024年の就活", "2025年の就活"}, {"提出前のES", "提出後のES"},
	} {
		if titleKey(a, pair[0]) == titleKey(a, pair[1]) {
			t.Errorf("%s and %s share %q", pair[0], pair[1], titleKey(a, pair[0]))
		}
	}
}

// TestTitleKeyOnSample holds the sample's 160 titles apart, of which many look alike on purpose, and unites each with
// its own in another dress.
func TestTitleKeyOnSample(t *testing.T) {
	a := titleAnalyzer(t)
	titles := sampleTitles(t)
	of := map[string]string{}
	for _, title := range titles {
		key := titleKey(a, title)
		if other, had := of[key]; had {
			t.Errorf("%s and %s share %q", other, title, key)
		}
		of[key] = title
		for _, dressed := range []string{
			title + "？", " " + title + "　。", "「" + title + "」", title + "！！", strings.TrimRight(title, "？?。…"), title + "。教えてください", strings.ToLower(title),
		} {
			if got := titleKey(a, dressed); got != key {
				t.Errorf("%s and %s: %q, %q", title, dressed, key, got)
			}
		}
	}
	if len(titles) != 160 {
		t.Errorf("%d titles", len(titles))
	}
}

func titleAnalyzer(t *testing.T) *analysis.Analyzer {
	t.Helper()
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func sampleTitles(t *testing.T) []string {
	t.Helper()
	var titles []string
	for item, err := range source.ReadFS(t.Context(), sample.Questions(), source.Options{}) {
		if err != nil || item.Question == nil {
			t.Fatalf("%+v: %v", item, err)
		}
		titles = append(titles, item.Question.Title)
	}
	return titles
}
