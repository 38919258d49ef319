package kana

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// FromRomaji reads letters as the hiragana that an input method would make of them, by Hepburn, Kunrei or the keys of the
// input methods: shi and si, ja, zya and jya, onna, kon'in and kekkonn, shimbun, matcha, xtu, ko-hi-, jūsho. The rest is what the
// letters at the end do not decide yet: mens is めん and s. Finish reads it as the end of the word.
//
// The kana is empty where the letters are not all of that shape (spi, toeic), and where they are one syllable and a
// consonant other than n: those are abbreviations and English (es, web) more often than Japanese half typed.
func FromRomaji(s string) (kana, rest string) {
	s = macrons.Replace(strings.ToLower(norm.NFKC.String(s)))
	var b strings.Builder
	for i := 0; i < len(s); {
		if k, n := syllable(s[i:], b.Len() > 0); n > 0 {
			b.WriteString(k)
			i += n
			continue
		}
		rest = s[i:]
		if !tails[rest] || rest != "n" && Morae(strings.ReplaceAll(b.String(), "っ", "")) < 2 {
			return "", ""
		}
		break
	}
	if b.Len() == 0 {
		return "", ""
	}
	return b.String(), rest
}

// Finish reads the rest of FromRomaji at the end of a word: a single n is ん there, and no other rest is anything.
func Finish(rest string) string {
	if rest == "n" {
		return "ん"
	}
	return ""
}

// WithoutMacrons writes vowels with a macron or a circumflex as input methods take them: shūkatsu is shuukatsu, kôgi kougi.
func WithoutMacrons(s string) string { return macrons.Replace(s) }

var macrons = strings.NewReplacer("ā", "aa", "â", "aa", "ī", "ii", "î", "ii", "ū", "uu", "û", "uu", "ē", "ee", "ê", "ee", "ō", "ou", "ô", "ou", "’", "'")

// longest is the length of the longest key of the syllables.
const longest = 4

// syllable reads one syllable, or ん, っ or ー, from the start of s, and how many bytes that is; 0 if there is none. inside
// says that kana stand before.
func syllable(s string, inside bool) (string, int) {
	for n := min(longest, len(s)); n > 0; n-- {
		if k, ok := syllables[s[:n]]; ok {
			return k, n
		}
	}
	next := func(i int) byte {
		if i < len(s) {
			return s[i]
		}
		return 0
	}
	c, d := s[0], next(1)
	switch {
	case c == 'n' && d == '\'':
		return "ん", 2
	case c == 'n' && d == 'n' && (isLetterIn("aiueoy", next(2))): // onna
		return "ん", 1
	case c == 'n' && d == 'n': // the key of ん
		return "ん", 2
	case c == 'n' && isLetterIn(consonants, d):
		return "ん", 1
	case !inside:
	case c == '-':
		return "ー", 1
	case c == 'm' && isLetterIn("mbp", d): // shimbun
		return "ん", 1
	case c == d && isLetterIn(consonants, c), c == 't' && d == 'c' && next(2) == 'h':
		return "っ", 1
	}
	return "", 0
}

// consonants begin syllables, but for n and y.
const consonants = "bcdfghjkmprstvwz"

func isLetterIn(letters string, c byte) bool { return strings.IndexByte(letters, c) >= 0 }

// rows are the syllables of each beginning before a, i, u, e and o, _ where there is none.
const rows = `
_ あ い う え お
k か き く け こ
g が ぎ ぐ げ ご
s さ し す せ そ
sh しゃ し しゅ しぇ しょ
z ざ じ ず ぜ ぞ
j じゃ じ じゅ じぇ じょ
t た ち つ て と
ch ちゃ ち ちゅ ちぇ ちょ
ts つぁ つぃ つ つぇ つぉ
th てゃ てぃ てゅ てぇ てょ
tw _ _ とぅ _ _
d だ ぢ づ で ど
dh でゃ でぃ でゅ でぇ でょ
dw _ _ どぅ _ _
dz _ _ づ _ _
n な に ぬ ね の
h は ひ ふ へ ほ
f ふぁ ふぃ ふ ふぇ ふぉ
b ば び ぶ べ ぼ
p ぱ ぴ ぷ ぺ ぽ
v ゔぁ ゔぃ ゔ ゔぇ ゔぉ
m ま み む め も
y や _ ゆ いぇ よ
r ら り る れ ろ
w わ うぃ _ うぇ を
kw くぁ くぃ _ くぇ くぉ
gw ぐぁ ぐぃ _ ぐぇ ぐぉ
ky きゃ _ きゅ きぇ きょ
gy ぎゃ _ ぎゅ ぎぇ ぎょ
sy しゃ _ しゅ しぇ しょ
zy じゃ _ じゅ じぇ じょ
jy じゃ _ じゅ じぇ じょ
ty ちゃ _ ちゅ ちぇ ちょ
cy ちゃ _ ちゅ ちぇ ちょ
dy ぢゃ _ ぢゅ ぢぇ ぢょ
ny にゃ _ にゅ にぇ にょ
hy ひゃ _ ひゅ ひぇ ひょ
fy ふゃ _ ふゅ _ ふょ
by びゃ _ びゅ びぇ びょ
py ぴゃ _ ぴゅ ぴぇ ぴょ
vy ゔゃ _ ゔゅ _ ゔょ
my みゃ _ みゅ みぇ みょ
ry りゃ _ りゅ りぇ りょ
x ぁ ぃ ぅ ぇ ぉ
xy ゃ _ ゅ _ ょ
ly ゃ _ ゅ _ ょ
xt _ _ っ _ _
lt _ _ っ _ _
xts _ _ っ _ _
lts _ _ っ _ _
`

var syllables, tails = readRows()

// readRows returns the syllables by their keys, and what begins a syllable. A lone c, l or x at the end of a word is English
// (toeic, mail) far more often than the beginning of ch or of a small kana.
func readRows() (map[string]string, map[string]bool) {
	syllables, tails := map[string]string{}, map[string]bool{"tc": true, "tch": true}
	for row := range strings.Lines(strings.TrimSpace(rows)) {
		f := strings.Fields(row)
		start := strings.TrimPrefix(f[0], "_")
		for i, k := range f[1:] {
			if k != "_" {
				syllables[start+string("aiueo"[i])] = k
			}
		}
		for i := range len(start) {
			tails[start[:i+1]] = true
		}
	}
	for _, odd := range []string{"c", "l", "x"} {
		delete(tails, odd)
	}
	return syllables, tails
}
