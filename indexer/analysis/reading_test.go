package analysis

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

func TestReading(t *testing.T) {
	a := newAnalyzer(t)
	for text, want := range map[string]string{
		"面接": "メンセツ", "断る": "コトワル", "断った": "コトワッタ", "行なう": "オコナウ", "携わる": "タズサワル", "内定辞退": "ナイテイジタイ",
		"取り消し": "トリケシ", "取消し": "トリケシ", "取消": "トリケシ", "申し込み": "モウシコミ", "申込": "モウシコミ", "引越": "ヒッコシ", "〆切": "シメキリ",
		"内々定": "ナイナイテイ", "個々": "ココ", "色々": "イロイロ", "お礼状": "オレイジョウ", "就活": "シュウカツ", "学チカ": "ガクチカ", "持ちコマ": "モチコマ",
		"ガクチカ": "ガクチカ", "がくちか": "ガクチカ", "ｶﾞｸﾁｶ": "ガクチカ", "ゔぁいおりん": "ヴァイオリン", "コンピューター": "コンピューター", "こんにちは": "コンニチハ", "東京へは": "トウキョウヘハ",
		"ES": "es", "TG-WEB": "tgweb", "自己PR": "ジコpr", "26卒": "26ソツ", "ウェブ": "web", "1,000円": "1000エン",
		"面接、 ES。\n内定！": "メンセツesナイテイ", "キャリア・アドバイザー": "キャリアアドバイザー", "": "", "。、！": "",
		"𠮷野家": "ヨシノヤ", "面接と𩸽": "", "々": "", "別々": "",
	} {
		if got := a.Reading(text); got != want {
			t.Errorf("%s is read %q, want %q", text, got, want)
		}
	}
	for _, line := range strings.Split(userWords, "\n") {
		if f := strings.Split(line, "\t"); len(f) == 5 && !strings.HasPrefix(line, "#") {
			if got := a.Reading(f[0]); got != f[1] {
				t.Errorf("the user word %s is read %q, not %s", f[0], got, f[1])
			}
		}
	}
}

func TestReadingIsConcurrent(t *testing.T) {
	a := newAnalyzer(t)
	texts := sampleTexts(t)[:60]
	want := make([]string, len(texts))
	for i, text := range texts {
		want[i] = a.Reading(text)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, text := range texts {
				if got := a.Reading(text); got != want[i] {
					t.Errorf("%.40q is read otherwise", text)
				}
			}
		})
	}
	wg.Wait()
}

// FuzzReading finds a reading with kanji, hiragana or a space in it.
func FuzzReading(f *testing.F) {
	for _, text := range oddTexts {
		f.Add(text)
	}
	a := newAnalyzer(f)
	f.Fuzz(func(t *testing.T, text string) {
		reading := a.Reading(text)
		if !utf8.ValidString(reading) || strings.Contains(reading, " ") {
			t.Fatalf("%q is read %q", text, reading)
		}
		for _, r := range reading {
			if s := ScriptOf(r); s == Kanji || s == Hiragana {
				t.Fatalf("%q is read %q, with %q", text, reading, r)
			}
		}
	})
}
