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
	rubric = regexp.MustCompile(`^(?:(?:[あ合]わせて読みたい|こちらもおすすめの?|人気の?|おすすめの?|オススメの?|新着の?|最新の?|関連する?|関連の?){1,2}(?:記事|コラム|ページ|特集|コンテンツ)(?:一覧|まとめ|ランキング|もチェック|もどうぞ|はこちら)?|こちらの?(?:記事|コラム)も(?:おすすめ|オススメ|チェック|どうぞ|あわせてどうぞ)(?:です)?|関連` +
		`記事|関連ページ|関連リンク|[あ合]わせて読みたい|おすすめ記事|オススメ記事|人気記事|新着記事|この記事を(?:読んだ|見た)人.{0,20}|続きを読む|もっと見る|詳しく(?:見る|はこちら)|詳細はこちら|シェアする|ツイートする|pr|広告|スポンサーリンク|sponsored)(?::.{0,30})?$` +
		`|^(?:この(?:記事|ページ|q&a|質問|回答|投稿)を)(?:シェア|ツイート|ポスト|共有|印刷|保存|ブックマーク|お気に入り(?:に追加|登録)?|通報)(?:する)?$|^(?:facebook|twitter|instagram|line|はてなブックマーク)(?:で|に)(?:シェア|共有|ツイート|ポスト|追加)(?:する)?$`)
	// offer is a line that offers something for nothing, or to somebody in haste: 面談に来た方全員に冊子をプレゼント中.
	offer = regexp.MustCompile(`^.{2,}(?:プレゼント|進呈|無料配布|無料公開|無料開催|キャンペーン)(?:実施|受付)?中$` +
		`|^.{0,16}(?:今なら|いまなら|今だけ|初回限定|期間限定|先着[0-9]+名|もれなく|全員に).{0,24}(?:プレゼント|進呈|無料|割引|キャンペーン|特典付き)(?:です|します|いたします|実施中)?$` +
		`|^.{0,16}(?:無料|かんたん|カンタン|[0-9]+(?:秒|分)).{0,10}(?:登録|診断|面談|カウンセリング|体験|相談|申し?込み?|ダウンロード)(?:してみる|しよう|スタート|受付中|実施中)$` +
		`|^.{0,24}(?:line|メルマガ|メールマガジン|アプリ|会員|限定|無料).{0,16}(?:配信|公開|開催|掲載)中$|^.{2,24}(?:見放題|読み放題|使い放題|受け放題)$` +
		`|^.{0,24}(?:ギフト券|ギフトカード|ポイント|商品券|図書カード|[0-9]円分|冊子|シート|テンプレート|電子書籍)を?(?:プレゼント|進呈|還元)$` +
		`|^.{0,16}(?:あなたに(?:ぴったり|合う|合った|おすすめ)の?|ぴったりの).{0,10}を(?:見る|探す|見つける|チェックする)$|^.{0,24}いいね!?(?:しよう|してね|をお願いします|で応援)$|^フォロー(?:する|してね|はこちら)$`)
	// whisper is what stands over a button, between strokes: ＼30秒でかんたん登録／.
	whisper = regexp.MustCompile(`^\\.{0,24}(?:登録|無料|診断|相談|限定|今だけ|追加|チェック|キャンペーン|受付|プレゼント|[0-9](?:秒|分)で|クリック|タップ).{0,10}/$`)
	// public is who helps people for nothing without selling them anything.
	public = regexp.MustCompile(`大学|キャリアセンター|ハローワーク|労働局|監督署|弁護士|法テラス|社労士|役所|役場|保健所|図書館|窓口|協会|機構|センター`)
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
	folded := strings.ToLower(norm.NFKC.String(line))
	words := strings.Trim(folded, arrows)
	return button.MatchString(words) || rubric.MatchString(words) || whisper.MatchString(folded) ||
		offer.MatchString(words) && !isItem(line) && !public.MatchString(words)
}

// isItem reports a line of a list.
func isItem(line string) bool {
	return strings.HasPrefix(line, "・") || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "＊")
}
