package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FoldName is the form under which two writings of one person's name meet: 髙橋　恵 and 高橋惠, 佐佐木 and 佐々木. It is for
// comparing, not for showing, and people whose names differ only in such forms (斉藤 and 斎藤) meet under it too. Kana stay
// as they are, but for the small ヶ of 鮎ヶ瀬.
func FoldName(name string) string {
	folded := name
	for before := ""; folded != before; { // once a space is gone, a mark may join what stood before it
		before = folded
		folded = strings.Join(strings.Fields(Fold(folded).Text), "")
	}
	var b strings.Builder
	b.Grow(len(folded))
	last := utf8.RuneError
	for _, r := range folded {
		if to, ok := nameVariants[r]; ok {
			r = to
		}
		if r == '々' && unicode.Is(unicode.Han, last) {
			r = last
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// nameVariants leads from each form of a character to the one that stands for all, which begins its group: the old forms
// of the 常用漢字表 and the pairs of the 人名用漢字 lists that names are made of, and the popular forms that family registers
// (戸籍) keep, by the Ministry of Justice's 誤字俗字・正字一覧表. Where a register keeps two characters apart that people mix up
// all the same (斉 and 斎, 島 and 嶋), they meet here; 坂 and 阪 do not. The old forms of 神, 福 or 都
// that Unicode calls compatible are gone before, by NFKC.
var nameVariants = readVariants(`
亜亞 悪惡 庵菴 囲圍 医醫 為爲 壱壹 稲稻 隠隱 卯夘 栄榮 営營 映暎 衛衞 鋭銳 悦悅 円圓 園薗 縁緣 遠逺 塩鹽
応應 桜櫻 鴎鷗 沖冲 余餘 奥奧 横橫 温溫 仮假 価價 画畫 会會 絵繪 懐懷 覚覺 学學斈 岳嶽 楽樂 潟泻 巻卷
寛寬 間閒 勧勸 歓歡 館舘 観觀 関關闗 巌巖 雁鴈 顔顏 喜㐂 奇竒 帰歸 気氣 既旣 旗籏 宜冝 亀龜 吉𠮷 旧舊
挙擧 拠據 侠俠 峡峽 郷鄕鄉 教敎 暁曉 尭堯 区區 駆驅 勲勳 薫薰 群羣 恵惠 渓溪 経經 継繼 蛍螢 鶏鷄雞 軽輕
芸藝 剣劍劔剱釼 県縣 検檢 権權 献獻 研硏 顕顯 厳嚴 戸戶 呉吳 効效 広廣 恒恆 昂昻 黄黃 鉱鑛 高髙 号號
国國圀 黒黑 済濟 崎﨑嵜㟢 産產 桟棧 蚕蠶 賛贊 讃讚 姉姊 糸絲 児兒 実實 釈釋 寿壽 収收 秋穐龝 従從 渋澁
縦縱 粛肅 処處 緒緖 叙敍 昇曻 将將 尚尙 松枩 渉涉 奨奬獎 証證 条條 乗乘 浄淨 嬢孃 譲讓 醸釀 穣穰 畳疊
慎愼 真眞 晋晉 尽盡 図圖 粋粹 酔醉 翠翆 穂穗 随隨 杉杦 瀬瀨 声聲 斉斎齊齋 清淸 静靜 青靑 税稅 説說 摂攝
専專 浅淺 船舩 銭錢 潜潛 繊纖 禅禪 双雙 壮壯 巣巢 曽曾 捜搜 桑桒 総總 聡聰 荘莊 増增 蔵藏 即卽 続續 村邨
台臺 帯帶 滝瀧 沢澤 択擇 達逹 単單 団團 弾彈 昼晝 鋳鑄 庁廳 徴徵 聴聽 勅敕 鎮鎭 鶴靏靎鸖 哲喆 鉄鐵銕 点點
転轉 伝傳 土圡 灯燈 当當 島嶋嶌㠀 党黨 涛濤 徳德 栃杤 独獨 読讀 内內 縄繩 弐貳 祢禰 野埜 梅楳 売賣 拝拜
柏栢 麦麥 橋槗𣘺 発發 髪髮 抜拔 浜濱濵 彦彥 姫姬 桧檜 富冨 払拂 仏佛 淵渕渊 併倂 並竝 辺邊邉 変變 歩步
宝寶寳 峰峯 豊豐 本夲 毎每 槙槇 満滿 万萬 弥彌 訳譯 薬藥 薮藪籔 柳栁桺 与與 予豫 誉譽 揺搖 様樣 謡謠 遥遙
瑶瑤 来來 莱萊 頼賴 覧覽 乱亂 竜龍 留畄畱 涼凉 両兩 緑綠 塁壘 涙淚 凛凜 励勵 礼禮 霊靈 齢齡 暦曆 歴歷
恋戀 炉爐 労勞 郎郞 禄祿 録錄 芦蘆 湾灣 穎頴 煕熙熈凞 籠篭 騨驒 砺礪 砿礦 蓑簑 苅刈 脇𦚰 虎乕 ケヶ
`)

func readVariants(table string) map[rune]rune {
	m := map[rune]rune{}
	for _, group := range strings.Fields(table) {
		to, size := utf8.DecodeRuneInString(group)
		for _, r := range group[size:] {
			m[r] = to
		}
	}
	return m
}
