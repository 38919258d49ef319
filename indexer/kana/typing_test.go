package kana

import (
	"slices"
	"strings"
	"testing"
)

func TestStarts(t *testing.T) {
	for letters, want := range map[string]string{
		"m": "ま み む め も", "me": "め", "men": "めな めに めぬ めね めの めん", "mens": "めんさ めんし めんす めんせ めんそ めんっさ めんっし めんっす めんっせ めんっそ",
		"mense": "めんせ", "mensetu": "めんせつ", "mensetsu": "めんせつ", "mennsetsu": "めんせつ", "ｍｅ": "め", "MEN": "めな めに めぬ めね めの めん",
		"sh": "し", "ch": "ち", "ts": "つ", "c": "ち", "j": "じ", "f": "ふ", "w": "うぃ うぇ わ を", "ky": "きぇ きゃ きゅ きょ", "gakk": "がっか がっき がっく がっけ がっこ",
		"matc": "まっち", "match": "まっち", "shuukatsu": "しゅうかつ", "syuukatu": "しゅうかつ", "naitei": "ないてい", "kon'": "こん", "ō": "おう", "n": "な に ぬ ね の ん", "nn": "ん",
		"y": "いぇ や ゆ よ", "es": "えさ えし えす えせ えそ えっさ えっし えっす えっせ えっそ",
		"spi": "", "web": "うぇば うぇび うぇぶ うぇべ うぇぼ うぇっば うぇっび うぇっぶ うぇっべ うぇっぼ", "toeic": "とえいち とえいっち", "x": "", "l": "", "q": "", "": "", "め": "", "a b": "", "tt": "",
	} {
		got := Starts(letters)
		if slices.Sort(got); strings.Join(got, " ") != strings.Join(sorted(want), " ") {
			t.Errorf("%s may become %v, want %s", letters, got, want)
		}
	}
}

func sorted(list string) []string {
	f := strings.Fields(list)
	slices.Sort(f)
	return f
}

// TestStartsLead types every syllable letter by letter: at each state, what it becomes is among the starts.
func TestStartsLead(t *testing.T) {
	for _, word := range []string{"mensetsu", "gakuchika", "shuushokukatsudou", "kekkon", "shinnyuusha", "jikoanariseki", "kyuuyo", "hyouka", "ryuunen", "chuuto", "zangyou", "ippanshoku", "matcha", "fairu", "happyou"} {
		whole := Starts(word)
		for i := 1; i <= len(word); i++ {
			if !slices.ContainsFunc(Starts(word[:i]), func(s string) bool {
				return slices.ContainsFunc(whole, func(w string) bool { return strings.HasPrefix(w, s) || strings.HasPrefix(s, w) })
			}) {
				t.Errorf("%s, typed as far as %s, may not become %v but %v", word, word[:i], whole, Starts(word[:i]))
			}
		}
	}
}

func TestKey(t *testing.T) {
	for _, same := range [][]string{
		{"シューカツ", "しゅうかつ", "シュウカツ", "しゅーかつ"}, {"コーヒー", "こうひい"}, {"メール", "めいる"}, {"ちぢむ", "チジム"}, {"つづく", "ツズク"},
		{"ヴァイオリン", "ばいおりん", "ゔぁいおりん"}, {"レヴュー", "れびゅう"}, {"めんせつ、es", "メンセツes"},
	} {
		for _, s := range same[1:] {
			if Key(s) != Key(same[0]) {
				t.Errorf("the keys of %s and %s differ", s, same[0])
			}
		}
	}
	for _, other := range [][2]string{{"ビョウイン", "ビヨウイン"}, {"オオイ", "オウイ"}, {"は", "ば"}, {"ー", "あ"}, {"es", "えす"}} {
		if Key(other[0]) == Key(other[1]) {
			t.Errorf("%s and %s have one key", other[0], other[1])
		}
	}
	if Key("ー面接！ ") != "" {
		t.Errorf("what is no kana has the key %q", Key("ー面接！ "))
	}
}

// FuzzKey finds a start whose key is no start of the whole's.
func FuzzKey(f *testing.F) {
	for _, s := range []string{"シューカツ", "コーーヒー", "めんせつes26", "面接", "\xff", "ー", "アッー"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		whole, r := Key(s), []rune(s)
		for i := range r {
			if r[i] == 'ヴ' || r[i] == 'ゔ' { // ブ until its vowel is there
				return
			}
			if start := Key(string(r[:i])); !strings.HasPrefix(whole, start) {
				t.Fatalf("%q has the key %q, and its start %q %q", s, whole, string(r[:i]), start)
			}
		}
	})
}

// FuzzStarts finds a start that is no kana, or one that begins with another.
func FuzzStarts(f *testing.F) {
	for _, s := range []string{"mensetsu", "kon'in", "nnnn", "matcha", "xtu", "ō", "---", "tctctch", "web", "面接", "\xff", "ssh", "kkk"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		starts := Starts(s)
		for i, a := range starts {
			if !IsKana(a) {
				t.Fatalf("%q may become %q", s, a)
			}
			for _, b := range starts[i+1:] {
				if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
					t.Fatalf("%q may become %q and %q", s, a, b)
				}
			}
		}
	})
}
