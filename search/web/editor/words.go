package editor

import (
	"time"

	"kotae/indexer/decisions"
	"kotae/search"
)

// kindTexts are the verdicts as editors read them.
var kindTexts = map[decisions.Kind]string{
	decisions.Duplicate: "重複", decisions.Related: "関連", decisions.Different: "別の質問", decisions.Later: "あとで",
}

// stateTexts are what became of verdicts; one that is in force needs no word.
var stateTexts = map[search.State]string{
	search.Outdated: "判定のあとで文章が変わりました", search.Contradicted: "新しい判定と食い違うため無効です", search.Absent: "いまはない質問です",
}

// keyHelp is a key with what it does.
type keyHelp struct{ Key, Text string }

var queueKeys = []keyHelp{
	{"j", "次のまとまりへ"}, {"k", "前のまとまりへ"}, {"Enter", "開く"}, {"u", "直前の判定を取り消す"}, {"?", "この一覧を開く・閉じる"},
}

var compareKeys = []keyHelp{
	{"1", "重複として代表にまとめる"}, {"2", "関連する質問"}, {"3", "別の質問"}, {"4", "あとで判定する"}, {"a", "残り全部を重複としてまとめる"}, {"d", "残り全部を代表とは別の質問とする"},
	{"j", "次の質問、または次のまとまり"}, {"k", "前の質問、または前のまとまり"}, {"r", "比べている質問を代表にする"}, {"n", "メモを書く（Escで戻る）"},
	{"u", "直前の判定を取り消す"}, {"q", "一覧に戻る"}, {"?", "この一覧を開く・閉じる"},
}

// dateText is a record's date for people, "" where there is none.
func dateText(s string) string {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format("2006年1月2日")
		}
	}
	return ""
}
