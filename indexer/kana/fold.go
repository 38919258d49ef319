package kana

import "strings"

// Fold is the strong fold of a reading: two readings with the same Fold are variants in writing of one loan word, or one
// word in kana. On top of what Sound makes one, small kana are large, for the インターンシツプ and キヤノン of old systems.
// Among words of Japanese origin that goes too far, 病院 (ビョウイン) and 美容院 (ビヨウイン) meet under it: there, compare Sound as well.
// Readings with the same Sound have the same Fold, and a folded reading folds to itself.
func Fold(s string) string { return long(strings.Map(enlarge, spell(s))) }

// Sound is the form under which readings meet that are pronounced alike: in katakana, with long vowels in one way (オオ, オー
// and オウ; エエ, エー and エイ), ヴ as ブ, ヅ as ズ, ヂ as ジ, ヲ as オ, ティ as チ, ディ as ジ, ウェ as ウエ, フェ as フエ, without middle dots and
// hyphens. A ー at the end of four characters or more is left out, as in the index's terms (コンピューター and コンピュータ).
// What is not kana stays as it is.
func Sound(s string) string { return spell(long(spell(s))) } // コォォ is コウォ when its vowel is long, and that コウオ

// Loan is the weakest fold, for long loan words only: two of them with the same Loan are one word, in the spelling of old systems
// (グループデイスカッション), without a long vowel (リーダシップ), or with ヤ for ア (キャリヤ). It holds no ー at all.
func Loan(s string) string {
	var b strings.Builder
	before := rune(0)
	for _, r := range withV.Replace(Katakana(s)) {
		r = enlarge(r)
		switch {
		case r == 'ー':
			continue
		case r == 'ヤ' && before != 'イ' && vowel(before) == 'i':
			r = 'ア'
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// withV writes ヴ with the kana of the バ row.
var withV = strings.NewReplacer("ヴァ", "バ", "ヴィ", "ビ", "ヴェ", "ベ", "ヴォ", "ボ", "ヴ", "ブ", "・", "", "-", "")

// spell makes one spelling of sounds that have two.
func spell(s string) string { return spellings.Replace(Katakana(s)) }

var spellings = strings.NewReplacer(
	"・", "", "-", "",
	"ヴァ", "バ", "ヴィ", "ビ", "ヴェ", "ベ", "ヴォ", "ボ", "ヴャ", "ビャ", "ヴュ", "ビュ", "ヴョ", "ビョ", "ヴ", "ブ",
	"ヂ", "ジ", "ヅ", "ズ", "ヲ", "オ", "ヰ", "イ", "ヱ", "エ",
	"ティ", "チ", "ディ", "ジ", "ウィ", "ウイ", "ウェ", "ウエ", "ウォ", "ウオ", "フェ", "フエ",
)

var large = map[rune]rune{
	'ァ': 'ア', 'ィ': 'イ', 'ゥ': 'ウ', 'ェ': 'エ', 'ォ': 'オ', 'ッ': 'ツ', 'ャ': 'ヤ', 'ュ': 'ユ', 'ョ': 'ヨ', 'ヮ': 'ワ', 'ヵ': 'カ', 'ヶ': 'ケ',
}

func enlarge(r rune) rune {
	if to, ok := large[r]; ok {
		return to
	}
	return r
}

// vowels are those of ァ to ヺ; ン has none.
const vowels = "aaiiuueeoo" + "aaiiuueeoo" + "aaiiuueeoo" + "aaiiuuueeoo" + "aiueo" + "aaaiiiuuueeeooo" + "aiueo" + "aauuoo" + "aiueo" +
	"aaieo" + "-" + "u" + "ae" + "aieo"

func vowel(r rune) byte {
	if r < 'ァ' || r > 'ヺ' {
		return '-'
	}
	return vowels[r-'ァ']
}

// minLong is the length, in characters, from which a word may lose the ー at its end: データー, but not カレー.
const minLong = 4

// long writes every long vowel with the kana that Japanese words have there: アア, イイ, ウウ, エイ, オウ.
func long(s string) string {
	if n := len([]rune(s)); n >= minLong && strings.HasSuffix(s, "ー") {
		s = strings.TrimRight(s, "ー")
	}
	var b strings.Builder
	b.Grow(len(s))
	var before, written rune
	for _, r := range s {
		v, to := vowel(written), r
		switch {
		case r == 'ー' && before == 'ー', r == 'ー' && v == '-': // コーーヒー; after no vowel there is nothing to lengthen
			before = r
			continue
		case v != '-' && (r == 'ー' || vowel(r) == v && isVowel(r)):
			to = map[byte]rune{'a': 'ア', 'i': 'イ', 'u': 'ウ', 'e': 'イ', 'o': 'ウ'}[v]
		}
		b.WriteRune(to)
		before, written = r, to
	}
	return b.String()
}

// isVowel reports a kana that is a vowel alone.
func isVowel(r rune) bool { return r >= 'ァ' && r <= 'オ' }
