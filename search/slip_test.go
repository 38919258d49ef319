package search_test

import (
	"context"
	"slices"
	"testing"

	"kotae/search"
)

// TestSlips: what differs in one kanji from what stands in the sample, or is read the same, is offered where it stands nowhere
// itself, and where enough speaks for it.
func TestSlips(t *testing.T) {
	svc := sampleService(t)
	for query, want := range map[string]string{
		"最終面設 対策":      "最終面接 対策",
		"面設":           "面接",
		"御者 貴社 使い分け":   "御社 貴社 使い分け",
		"最終面椅":         "最終面接", // not read the same: beside 最終 nothing else would be
		"終活 いつまで続く":    "就活 いつまで続く",
		"エントリーシーと 書き方": "エントリーシート 書き方",
		"お祈メール":        "お祈りメール",

		"面次":    "", // both stand there
		"東芝 面接": "", // another word that the sample does not have, not 東京
		"内定後":   "", // two words that it has, not 内定者
		"何社":    "",
		"無い内定":  "", // an editor has other words for it
		"専攻":    "",
	} {
		a := ask(t, svc, search.Request{Query: query})
		got := ""
		if a.Meant != nil {
			got = a.Meant.Text
		}
		if got != want {
			t.Errorf("%s: offers %q, want %q", query, got, want)
		}
	}
}

// TestNoSlipWhereItStands: what a question has is not another word that looks alike, however many have that.
func TestNoSlipWhereItStands(t *testing.T) {
	svc := pages(t, "御者の仕事 / 馬車です。", "御社と貴社 / 御社は話し言葉です。", "御社の理念 / 御社に入りたい。", "終活の始め方 / 遺言。", "就活の始め方 / 自己分析。")
	for _, query := range []string{"御者", "終活"} {
		a := ask(t, svc, search.Request{Query: query})
		if a.Meant != nil || len(a.Hits) != 1 {
			t.Errorf("%s: %+v, %v", query, a.Meant, ids(a))
		}
	}
}

// TestStems: two stems of which one is in kana find the one verb or noun.
func TestStems(t *testing.T) {
	svc := pages(t, "内定辞退の引き止め / 強く引き止められました。", "引き出しを止める / 引きます。止めます。", "会社に申し込む / 電話で。", "受付の場所 / 一階です。")
	for query, want := range map[string]string{"引きとめ": "1", "引きとめられた": "1", "引きとめる": "1", "申しこみ": "3", "申しこむ": "3", "受けつけ": "4"} {
		a, err := svc.Search(context.Background(), search.Request{Query: query, Why: true})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(ids(a)[:min(1, len(a.Hits))], []string{want}) {
			t.Errorf("%s: %v, want %s first", query, ids(a), want)
		}
	}
}
