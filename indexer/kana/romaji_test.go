package kana

import (
	"strings"
	"testing"
)

func TestFromRomaji(t *testing.T) {
	for letters, want := range map[string]string{ // the rest after a space
		"mensetsu": "めんせつ", "mensetu": "めんせつ", "mennsetu": "めんせつ", "men": "め n", "mens": "めん s", "mense": "めんせ", "menset": "めんせ t", "mensets": "めんせ ts",
		"shibou": "しぼう", "sibou": "しぼう", "shibō": "しぼう", "shibo\u0304": "しぼう", "sibô": "しぼう", "shiboo": "しぼお", "jūsho": "じゅうしょ",
		"chi": "ち", "ti": "ち", "fu": "ふ", "hu": "ふ", "ji": "じ", "zi": "じ", "tsuzuku": "つずく", "tuduku": "つづく", "dzu": "づ",
		"shachou": "しゃちょう", "syatyou": "しゃちょう", "jaja": "じゃじゃ", "zyajya": "じゃじゃ", "tyacya": "ちゃちゃ",
		"onna": "おんな", "konnichiha": "こんにちは", "konnnitiha": "こんにちは", "kon'in": "こんい n", "kon’inn": "こんいん", "kinyuu": "きにゅう", "kin'yuu": "きんゆう", "kinnyuu": "きんにゅう",
		"kekkonn": "けっこん", "kekkon": "けっこ n", "gakkou": "がっこう", "matcha": "まっちゃ", "maccha": "まっちゃ", "matt": "", "daimatt": "だいまっ t", "daimatc": "だいま tc", "zasshi": "ざっし", "zassi": "ざっし",
		"shimbun": "しんぶ n", "sempai": "せんぱい", "komma": "こんま", "daxtuta": "だった", "daltuta": "だった", "daltsuta": "だった",
		"fairu": "ふぁいる", "pa-thi-": "ぱーてぃー", "dhirekuta-": "でぃれくたー", "vaiorin": "ゔぁいおり n", "vu": "ゔ", "wo": "を", "ko-hi-": "こーひー", "uxe": "うぇ",
		"naiteijitai": "ないていじたい", "naiteij": "ないてい j", "naiteisy": "ないてい sy", "naiteich": "ないてい ch", "gakuchika": "がくちか", "gakutika": "がくちか", "kansaig": "かんさい g",
		"ＭＥＮＳＥＴＳＵ": "めんせつ", "Gakuchika": "がくちか", "a": "あ", "ai": "あい", "nn": "ん",
		"web": "", "toeic": "", "spi": "", "es": "", "SPI": "", "ES": "", "it": "", "ob": "", "pr": "", "gpa": "", "toefl": "", "mail": "", "test": "", "intern": "", "line": "",
		"": "", "n": "", "k": "", "sh": "", "-": "", "'": "", "spi3": "", "26sotu": "", "men setsu": "", "面接": "", "めんs": "", "tte": "", "mba": "", "ka'": "", "\xff": "",
	} {
		kana, rest := FromRomaji(letters)
		if got := strings.TrimSpace(kana + " " + rest); got != want {
			t.Errorf("%s is read as %q, want %q", letters, got, want)
		}
	}
	if Finish("n") != "ん" || Finish("s") != "" || Finish("") != "" {
		t.Error("only n is something at the end of a word")
	}
}

func FuzzFromRomaji(f *testing.F) {
	for _, s := range []string{"mensetsu", "kon'in", "nnnn", "matcha", "xtu", "ō", "---", "tctctch", "web", "面接", "\xff", "ltsltsu", "ｓｈ", "ﬁ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		kana, rest := FromRomaji(s)
		if kana == "" && rest != "" {
			t.Fatalf("%q has the rest %q of nothing", s, rest)
		}
		if kana != "" && !IsKana(kana) {
			t.Fatalf("%q is read as %q", s, kana)
		}
		if len(rest) > longest || strings.Trim(rest, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Fatalf("%q has the rest %q", s, rest)
		}
		if rest != "" { // one more key decides it, or is English
			if more, _ := FromRomaji(s + "u"); more != "" && !strings.HasPrefix(more, kana) {
				t.Fatalf("%q is read as %q, and with one key more as %q", s, kana, more)
			}
		}
	})
}
