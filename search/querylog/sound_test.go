package querylog

import (
	"strings"
	"testing"

	"kotae/indexer/kana"
)

func TestLetters(t *testing.T) {
	for want, all := range map[string]string{
		"mensetu": "めんせつ メンセツ mensetsu mensetu mennsetu MENSETU", "mens": "めんs mens", "men": "めん めn men menn",
		"siyakaizin": "しゃかいじん shakaijin syakaizinn", "tiya": "ちゃ cha tya", "ziya": "じゃ ja jya zya", "ti": "ち ch chi ti",
		"gakutika": "がくちか gakuchika ガクチカ", "hua": "ふぁ fa", "bua": "ゔぁ va", "ui": "うぃ wi", "pate": "ぱーてぃー パーティー pa-thi-",
		"matiya": "まっちゃ matcha maccha mattya", "kohi": "こーひー ko-hi-", "tokiyo": "とうきょう toukyou とーきょー", "kekon": "けっこん kekkonn",
		"onsiya": "おんしゃ onsha", "26sotu": "26そつ 26sotsu", "ua": "わ wa", "uo": "を wo",
	} {
		for s := range strings.FieldsSeq(all) {
			if got := letters(s); got != want {
				t.Errorf("%s has the letters %s, want %s", s, got, want)
			}
		}
	}
}

// FuzzLetters: the letters of a beginning are a beginning of the letters, whatever is typed, and kana are read alike in both kinds.
func FuzzLetters(f *testing.F) {
	for _, s := range []string{"mensetsu", "しゃかいじん", "tchfwvjy", "kon'in", "めんsh", "面接t", "\xff", "ーっー", "thi", "jjyy"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		whole := letters(s)
		for i := range s {
			if part := letters(s[:i]); !strings.HasPrefix(whole, part) {
				t.Fatalf("%q has the letters %q, and %q %q", s, whole, s[:i], part)
			}
		}
		if got := letters(kana.Katakana(s)); got != whole {
			t.Fatalf("%q has the letters %q, in katakana %q", s, whole, got)
		}
	})
}
