package spelling

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kotae/indexer/kana"
)

func TestRead(t *testing.T) {
	l := sampleLexicon(t)
	for reading, want := range map[string]string{ // the likeliest sequence, or several, with / between
		"ナイテイジタイ": "内定 辞退/内定 自体", "ないていじたい": "内定 辞退/内定 自体", "ないていをことわる": "内定 断る/内定 ことわる", "しぼうどうき": "志望 動機/志望 同期",
		"めんせつのふくそう": "面接 服装", "めんせつで": "面接", "じこぶんせき": "自己 分析", "さいしゅうめんせつ": "最終 面接", "いんたーんのふくそう": "インターン 服装",
		"ぎゃくしつもんないよう": "逆質問 内容", "てきせいけんさ": "適性 検査/適正 検査", "えんとりーしーとのかきかた": "エントリ シート 書き方", "ぐるーぷでぃすかっしょん": "グループ ディスカッション",
		"つぎのめんせつのじゅんび": "次 面接 準備", "でんわでは": "電話", "ガクチカ": "ガクチカ",
		"": "", "の": "", "のめんせつ": "", "こむぎこ": "", "面接": "", "naitei": "", "めんせつ ふくそう": "", "めんせつっ": "", "ー": "", strings.Repeat("メンセツ", 51): "",
	} {
		got := l.Read(reading, 5)
		for i, w := range strings.Split(want, "/") {
			if s := ""; i < len(got) {
				if s = strings.Join(got[i].Terms, " "); s != w {
					t.Errorf("%s: %s is number %d, want %s", reading, s, i+1, w)
				}
			} else if w != "" {
				t.Errorf("%s is not read as %s", reading, w)
			}
		}
		if want == "" && len(got) > 0 {
			t.Errorf("%s is read as %v", reading, got)
		}
	}
	if got := l.Read("ないていじたい", 1); len(got) != 1 || got[0].Docs != 18 {
		t.Errorf("got %v; 辞退 is in 18 questions", got)
	}
	if got := l.Read(strings.Repeat("メンセツ", 50), 3); len(got) == 0 || len(got[0].Terms) != 50 {
		t.Errorf("the longest reading is read as %v", got)
	}
}

// TestReadFindsTheCheapest compares with all ways to cut short readings.
func TestReadFindsTheCheapest(t *testing.T) {
	l := lexiconOf(t, "カイ 9 会 5 回 4 貝 3 階 2 界 1 会社 7 内定 8 ナイ 9 泣いて 1 テイ 2 自体 5 辞退 9 イジ 3 タイ 4 サーバ 3 バー 2 カイガ 1 トウ 2 コー 1")
	pieces := strings.Fields("カイ カイ シャ ナイ テイ ジ タイ ガ ノ ト サー バー コー ウ ン ッ")
	r := rand.New(rand.NewPCG(1, 2))
	read := 0
	for range 3000 {
		reading := ""
		for range 1 + r.IntN(5) {
			reading += pieces[r.IntN(len(pieces))]
		}
		got := l.Read(reading, 3)
		want := l.cheapest([]rune(reading), true)
		if len(got) == 0 != math.IsInf(want, 1) || len(got) > 0 && math.Abs(got[0].Cost-want) > 1e-9 {
			t.Fatalf("%s: %v, want the cost %f", reading, got, want)
		}
		if len(got) > 0 {
			read++
		}
	}
	if read < 300 {
		t.Errorf("only %d readings can be cut", read)
	}
}

// cheapest is the cost of the best cut, by trying all.
func (l *Lexicon) cheapest(rest []rune, first bool) float64 {
	if len(rest) == 0 {
		return 0
	}
	best := math.Inf(1)
	for j := 1; j <= len(rest); j++ {
		if j < len(rest) && strings.ContainsRune("ャシュョッンー", rest[j]) && rest[j] != 'シ' {
			continue
		}
		span := string(rest[:j])
		if j == 1 && !first && strings.Contains(joiners, span) {
			best = min(best, joinerCost+l.cheapest(rest[j:], false))
		}
		if kana.Morae(span) < 2 {
			continue
		}
		for i := range l.words {
			if w := &l.words[i]; w.sound == kana.Sound(span) {
				best = min(best, l.cost(w, kana.Morae(span))+l.cheapest(rest[j:], false))
			}
		}
	}
	return best
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"ナイテイジタイ", "めんせつのふくそう", "ーー", "ノノノノ", "ッ", "面接", "\xff", "", "カイカイカイカイカイ", strings.Repeat("シ", 200)} {
		f.Add(s, 5)
	}
	l := sampleLexicon(f)
	docs := map[string]int32{}
	for _, w := range l.words {
		docs[w.term] = w.docs
	}
	alphabet := []rune("ナイテイジタイメンセツノフクソウヲシボドキカガクー")
	f.Fuzz(func(t *testing.T, s string, n int) {
		for _, reading := range []string{s, strings.Map(func(r rune) rune { return alphabet[int(r)%len(alphabet)] }, s)} {
			got := l.Read(reading, n)
			if len(got) > max(0, min(n, maxSequences)) {
				t.Fatalf("%q: %d sequences, want at most %d", reading, len(got), n)
			}
			for i, q := range got {
				least := math.MaxInt
				for _, term := range q.Terms {
					least = min(least, int(docs[term]))
				}
				if len(q.Terms) == 0 || q.Docs != least || 2*len(q.Terms) > utf8.RuneCountInString(reading) {
					t.Fatalf("%q: %v", reading, q)
				}
				if i > 0 && (q.Cost < got[i-1].Cost || slices.Equal(q.Terms, got[i-1].Terms)) {
					t.Fatalf("%q: %v after %v", reading, q, got[i-1])
				}
			}
		}
	})
}

// manyEntries makes a vocabulary with the usual share of homophones.
func manyEntries(n int) []Entry {
	r := rand.New(rand.NewPCG(3, 4))
	syllables := strings.Fields("カ キ ク ケ コ サ シ ス セ ソ タ チ ツ テ ト ナ ニ ハ ヒ フ マ ミ ム メ モ ラ リ ル レ ロ シュ キョ チャ ジュ ウ イ ン ー ッ ガ ジ ド バ")
	out := make([]Entry, n)
	for i := range out {
		var reading strings.Builder
		for range 2 + r.IntN(5) {
			reading.WriteString(syllables[r.IntN(len(syllables))])
		}
		out[i] = Entry{string([]rune{'一' + rune(r.IntN(6000)), '一' + rune(i%6000), '一' + rune(i/6000)}), reading.String(), 1 + r.IntN(1000)}
	}
	return out
}

func BenchmarkNew(b *testing.B) {
	es := manyEntries(300_000)
	b.ReportAllocs()
	for b.Loop() {
		New(es)
	}
}

func BenchmarkRead(b *testing.B) {
	l := New(manyEntries(300_000))
	for _, n := range []int{4, 50} {
		reading := strings.Repeat("シカイ", n)
		b.Run(fmt.Sprint(3*n), func(b *testing.B) {
			for b.Loop() {
				l.Read(reading, 5)
			}
		})
	}
}

func BenchmarkShapes(b *testing.B) {
	l := New(manyEntries(300_000))
	for b.Loop() {
		l.Shapes("面説")
	}
}
