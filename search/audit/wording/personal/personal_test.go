package personal_test

import (
	"testing"

	"kotae/corpus"
	"kotae/search/audit"
	"kotae/search/audit/wording/personal"
)

var cases = []struct {
	rule string
	find bool
	text string
}{
	{"personal-phone", true, "連絡は090-2846-7193までお願いします。"},
	{"personal-phone", true, "080 3951 6274 に電話してください"},
	{"personal-phone", true, "携帯は０７０－４１８３－２９５６です。"},
	{"personal-phone", true, "09028467193が私の番号です。"},
	{"personal-phone", true, "実家は048-295-6173です。"},
	{"personal-phone", true, "電話：0482956173"},
	{"personal-phone", true, "TEL(03)5829-4716 田中"},
	{"personal-phone", true, "海外からは+81-90-2846-7193へ。"},
	{"personal-phone", true, "ハローワークの担当のかたの携帯 090-2846-7193 にかけました。"},
	{"personal-phone", true, "ショートメールは080-0294-6173にください。"},
	{"personal-phone", true, "先生の携帯は０８０－０３５１－７２４６です。"},
	{"personal-phone", true, "(080)0351-7246 が担当です。"},
	{"personal-phone", true, "060-2846-7193 に変わりました。"},
	{"personal-phone", true, "部屋の電話は099-038-4716です。"},
	{"personal-phone", false, "0800-294-6173 は通話料がかかりません。"},
	{"personal-phone", false, "窓口の０８００－２９４－６１７３へ。"},
	{"personal-phone", false, "フリーコール08002946173へどうぞ。"},
	{"personal-phone", false, "(0120)294-617 まで。"},
	{"personal-phone", false, "080-0000-0000 のように書きます。"},
	{"personal-phone", false, "フリーダイヤル0120-294-617までどうぞ。"},
	{"personal-phone", false, "0570-064-000 へかけると、最寄りの窓口につながります。"},
	{"personal-phone", false, "履歴書には「090-0000-0000」のように携帯の番号を書きます。"},
	{"personal-phone", false, "例：03-1234-5678"},
	{"personal-phone", false, "例：090-1234-5678"},
	{"personal-phone", false, "090-XXXX-XXXX と伏せて書いてください。"},
	{"personal-phone", false, "東京労働局の相談窓口は03-5829-4716です。"},
	{"personal-phone", false, "注文 A-0482956173 の件です。"},
	{"personal-phone", false, "2025-04-01 から 2026-03-31 まで。"},
	{"personal-phone", false, "緊急のときは119に。"},
	{"personal-phone", false, "証券コード0948と偏差値55.3を見ました。"},
	{"personal-mail", true, "返信は k.morishita88@gmail.com にください。"},
	{"personal-mail", true, "ｍｏｒｉ＿ｋ＠ｙａｈｏｏ．ｃｏ．ｊｐ です。"},
	{"personal-mail", true, "採用の佐伯様（saeki-t@kitamachi-foods.co.jp）から返事がありません。"},
	{"personal-mail", true, "大学のアドレス s2214087@stu.hokuto-u.ac.jp に届きます。"},
	{"personal-mail", false, "taro.yamada@example.com のように、名前がわかるものにします。"},
	{"personal-mail", false, "例：yamada@example.co.jp"},
	{"personal-mail", false, "hanako@mail.example"},
	{"personal-mail", false, "問い合わせは info@kitamachi-foods.co.jp へ。"},
	{"personal-mail", false, "saiyo-2026@kitamachi-foods.co.jp に送ります。"},
	{"personal-mail", false, "xxxx@gmail.com のように伏せてください。"},
	{"personal-mail", false, "taro@xxx.co.jp と書きます。"},
	{"personal-mail", false, "@kotae_official をフォローしてください。"},
	{"personal-mail", false, "1個@100円で計算しました。"},
	{"personal-address", true, "千葉県船橋市本町4-8-12に住んでいます。"},
	{"personal-address", true, "〒273-0862 船橋市駿河台5-19-7 コーポ森203"},
	{"personal-address", true, "東京都世田谷区桜丘四丁目17番9号です。"},
	{"personal-address", true, "実家は北海道札幌市北区新琴似7丁目14-2です。"},
	{"personal-address", true, "大阪府堺市堺区北三国ヶ丘町8番地の3"},
	{"personal-address", false, "千葉県船橋市から通っています。"},
	{"personal-address", false, "東京都渋谷区の3-4社を受けました。"},
	{"personal-address", false, "〒000-0000 東京都○○区△△1-2-3"},
	{"personal-address", false, "住所は「東京都千代田区霞が関1丁目2番3号」のように略さず書きます。"},
	{"personal-address", false, "東京労働局は東京都千代田区九段南1-4-5です。ハローワークも近くです。"},
	{"personal-address", false, "株式会社北町フーズ（埼玉県川口市栄町3-9-14）を受けます。"},
	{"personal-address", false, "一次面接は2-3日後、都市部の会社です。"},
	{"personal-address", false, "「3丁目の角」で待ち合わせました。"},
	{"personal-address", false, "東京都港区新橋二丁目の地下街です。"},
	{"personal-mail", false, "debian-user@lists.debian.org で聞きました。"},
	{"personal-address", false, "市場は2020-2024年に伸びました。"},
	{"personal-my-number", true, "マイナンバーは 4829 1750 3669 です。"},
	{"personal-my-number", true, "個人番号482917503669を書きました。"},
	{"personal-my-number", false, "マイナンバーは 4829 1750 3661 です。"},
	{"personal-my-number", false, "会員番号482917503669を書きました。"},
	{"personal-my-number", false, "マイナンバー（123456789018 のような12桁）は書かないでください。"},
	{"personal-my-number", false, "マイナンバーは0000-0000-0000と伏せます。"},
	{"personal-my-number", false, "個人番号の欄は空けておきます。2026年4月1日に提出します。"},
	{"personal-my-number", false, "マイナンバーとは別に、カード番号 4829-1750-3669-1123 があります。"},
}

func TestRules(t *testing.T) {
	for i, c := range cases {
		found := ""
		items := func(yield func(corpus.Item, error) bool) {
			yield(corpus.Item{Question: &corpus.Question{ID: "q", Body: c.text}}, nil)
		}
		_, err := audit.Run(t.Context(), items, audit.Options{Rules: personal.Rules(), Workers: 1}, func(f *audit.Finding) error {
			found += " " + f.Rule
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		want := ""
		if c.find {
			want = " wording/" + c.rule
		}
		if found != want {
			t.Errorf("%d %s: found%s, want%s", i, c.text, found, want)
		}
	}
}
