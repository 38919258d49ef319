package structure

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kotae/corpus/page"
	"kotae/search/audit"
)

// maxButton is the longest line, in characters, that may be a button or a rubric; longer ones are sentences.
const maxButton = 40

var (
	// arrows are what stands around the words of a button.
	arrows = " 　>＞»▶▷►→⇒➡⇨☞👉▼▽■◆●★☆♪!！【】[]［］<＜《》"
	// button is a line that asks to click. Its end is what tells it from a sentence and from an item of a list.
	button = regexp.MustCompile(`^.{0,24}(?:登録|友だち追加|友達追加|資料請求|相談|診断|ダウンロード|申し?込み?|申込|予約|エントリー|チェック)(?:する|してみる|しよう|スタート)?(?:は|なら)?(?:こちら|コチラ|こちらから|コチラから)$` +
		`|^(?:今すぐ|いますぐ|まずは|さっそく|たった|最短|完全無料|無料で|簡単)[^。]{0,24}(?:登録|友だち追加|友達追加|資料請求|相談|診断|ダウンロード|申し?込む|予約|エントリー|チェック)(?:する|してみる|しよう|スタート)?$` +
		`|^.{1,24}(?:登録|診断|[うくすつむる])\(無料\)$|^(?:公式)?lineで(?:無料)?(?:登録|相談)(?:する)?$`)
	// rubric is a line over other pages' titles, or a control of the page.
	rubric = regexp.MustCompile(`^(?:関連記事|関連ページ|関連リンク|[あ合]わせて読みたい|おすすめ記事|オススメ記事|人気記事|新着記事|この記事を(?:読んだ|見た)人.{0,20}|続きを読む|もっと見る|詳しく(?:見る|はこちら)|詳細はこちら|シェアする|ツイートする|pr|広告|スポンサーリンク|sponsored)(?::.{0,30})?$`)
)

func promotion() audit.Rule {
	furniture, err := page.NewReader()
	if err != nil {
		panic("structure: " + err.Error()) // the list is compiled in
	}
	return audit.Rule{
		ID: "structure/promotion", Severity: audit.Warning,
		About: audit.Texts{English: "a line of the page's furniture, or a promotion, within a text", Japanese: "本文に残った宣伝やページの部品"},
		Why: audit.Texts{
			English:  "It is none of the asker's or the adviser's words, but is found, shown and counted as such. Whole lines are looked at: those of the list of furniture, and what reads as a button or as a rubric over other pages.",
			Japanese: "質問者や回答者の言葉ではないのに、検索にかかり、本文として表示されます。行全体がサイトの部品の一覧にあるもの、ボタンやほかの記事への案内として読めるものを挙げます。",
		},
		Message: audit.Texts{English: "the line is a rest of the page, not of the text; remove it, and leave it out of the export", Japanese: "本文ではなく、ページの部品か宣伝の残りです。この行を削除し、書き出しからも除いてください"},
		Look: func(q *audit.Question, found func(audit.Hit)) {
			for i := range q.Texts {
				t := &q.Texts[i]
				if t.Role == audit.Title {
					continue
				}
				from := 0
				for line := range strings.Lines(t.Text) {
					if trimmed := strings.TrimSpace(line); promotes(furniture, trimmed) {
						start := from + strings.Index(line, trimmed)
						found(audit.Hit{Spot: t.Spot(start, start+len(trimmed))})
					}
					from += len(line)
				}
			}
		},
	}
}

func promotes(furniture *page.Reader, line string) bool {
	if n := utf8.RuneCountInString(line); n < 2 || n > maxButton {
		return false
	}
	if furniture.Furniture(line) {
		return true
	}
	words := strings.Trim(strings.ToLower(norm.NFKC.String(line)), arrows)
	return button.MatchString(words) || rubric.MatchString(words)
}
