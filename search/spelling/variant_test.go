package spelling

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// lexiconOf makes a lexicon of terms with their documents (志望 47), read by the analyser.
func lexiconOf(t testing.TB, terms string) *Lexicon {
	t.Helper()
	docs := map[string]int{}
	f := strings.Fields(terms)
	for i := 0; i < len(f); i += 2 {
		n, err := strconv.Atoi(f[i+1])
		if err != nil {
			t.Fatal(err)
		}
		docs[f[i]] = n
	}
	return New(entries(reader(t), docs))
}

var kinds = map[Kind]string{Written: "written", Read: "read", Alike: "alike", Shape: "shape"}

// listed writes variants as kind:term.
func listed(vs []Variant) string {
	var out []string
	for _, v := range vs {
		out = append(out, kinds[v.Kind]+":"+v.Term)
	}
	return strings.Join(out, " ")
}

const words = `コンピューター 3 コンピュータ 9 ヴァイオリン 1 バイオリン 2 インターンシツプ 1 インターンシップ 40 ファン 3 フアン 1 病院 8 美容院 2 びょういん 1 びよういん 1
	取り消し 5 取消し 2 取消 7 申し込み 9 申込み 3 申込 1 引っ越し 4 引越 2 ガクチカ 18 志望 47 死亡 1 辞退 18 自体 16 時代 9 事態 2 内々定 12 内内定 1
	無い内定 6 個々 2 個個 1 希望 9 規模 8 通り 5 とうり 1 同期 10 動機 23 面接 97 面談 12 仮説 3 期待 7 辞令 2 断る 26 行う 9 行なう 1 貝 3 会 9
	学校 5 国 3 國 1 es 60 spi 20 𠮷野 1 バレー 2 バレエ 1 締め切り 9 締切 4 〆切 1 面接官 9 web 5 お話 3 話 8 気付く 4 友達 9 友だち 3 高い 8 高井 1 繰り返し 5 くり返し 1 リーダーシップ 9 グループディスカッション 7 キャリア 9 ビール 1 ビル 1`

func TestVariants(t *testing.T) {
	l := lexiconOf(t, words)
	for term, want := range map[string]string{
		"コンピューター": "written:コンピュータ", "こんぴゅーた": "written:コンピュータ written:コンピューター", "ヴァイオリン": "written:バイオリン",
		"インターンシツプ": "written:インターンシップ", "インターンシップ": "written:インターンシツプ", "いんたーんしっぷ": "written:インターンシップ",
		"ファン": "", "びょういん": "read:病院", "びよういん": "read:美容院",
		"取り消し": "written:取消 written:取消し", "取消": "written:取り消し written:取消し", "申込み": "written:申し込み written:申込", "引越": "written:引っ越し",
		"締切": "written:締め切り", "締切り": "written:締め切り written:締切", "行なう": "written:行う",
		"内々定": "written:内内定", "個個": "written:個々", "國": "written:国",
		"がくちか": "written:ガクチカ", "学チカ": "read:ガクチカ", "しぼう": "read:志望 read:死亡", "シボー": "read:志望 read:死亡", "ことわる": "read:断る", "通り": "read:とうり", "とおり": "written:とうり read:通り",
		"きぼう": "read:希望", "きぼ": "", "かい": "", "バレー": "written:バレエ",
		"辞退": "", "自体": "", "時代": "", "無い内定": "", "es": "", "えす": "", "面接": "", "話": "", "気づく": "written:気付く", "友だち": "written:友達", "友達": "written:友だち", "高い": "", "くりかえし": "read:繰り返し read:くり返し", "くり返し": "written:繰り返し", "繰返し": "written:繰り返し written:くり返し",
		"リーダシップ": "written:リーダーシップ", "グループデイスカッション": "written:グループディスカッション", "キャリヤ": "written:キャリア", "ビル": "", "𠮷野": "", "": "", "・": "",
	} {
		reading := reader(t).Reading(term)
		if got := listed(l.Variants(term, reading)); got != want {
			t.Errorf("%s (%s): %s; want %s", term, reading, got, want)
		}
	}
	if got := l.Variants("しぼう", "シボウ")[0]; got.Docs != 47 {
		t.Errorf("志望 is in %d documents", got.Docs)
	}
}

func TestShapes(t *testing.T) {
	l := lexiconOf(t, words)
	for term, want := range map[string]string{
		"自体": "", "字体": "shape:自体", "面説": "alike:面接 shape:面談 shape:仮説", "面官": "shape:面接 shape:面談", "仮接": "alike:仮説 shape:面接",
		"面接菅": "shape:面接官", "辞待": "alike:辞退 shape:期待 shape:辞令", "取りけし": "", "面接": "", "内々定": "", "貝": "", "ガクチカ": "", "じたい": "", "es": "", "": "",
		"𠮷田": "shape:𠮷野",
	} {
		if got := listed(l.Shapes(term)); got != want {
			t.Errorf("%s: %s; want %s", term, got, want)
		}
	}
}

// TestVariantsOfTheSample reads every variant in writing that the sample's own terms have: a pair that is not one word is
// a fault.
func TestVariantsOfTheSample(t *testing.T) {
	l := sampleLexicon(t)
	es, _ := sampleEntries()
	var got []string
	for _, e := range es {
		for _, v := range l.Variants(e.Term, e.Reading) {
			if v.Kind == Written && e.Term < v.Term {
				got = append(got, e.Term+"/"+v.Term)
			}
			back := l.Variants(v.Term, reader(t).Reading(v.Term))
			if !slices.ContainsFunc(back, func(b Variant) bool { return b.Term == e.Term && b.Kind == v.Kind }) {
				t.Errorf("%s leads to %s, but not back", e.Term, v.Term)
			}
		}
	}
	slices.Sort(got)
	want := strings.Fields(`ああ/あー あり/アリ いや/イヤ うそ/ウソ お母さま/お母様 お礼/御礼 お話/お話し かばん/カバン くり返し/繰り返し つけ/ツケ ばれる/バレる ひと言/一言 もやもや/モヤモヤ
		割増/割増し 割引/割引き 勝/勝ち 友だち/友達 取り扱い/取扱い 取り消し/取消 取り消し/取消し 取消/取消し 問/問い 手当/手当て 手続/手続き 文字どおり/文字通り 皆さま/皆様 祭/祭り 締め切り/締切 見積/見積もり 見込/見込み`)
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
