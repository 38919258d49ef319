package analysis

import (
	"strings"
	"unicode/utf8"
)

// foldTerm applies the folds that are safe only after cutting.
func foldTerm(term string) string {
	if to, ok := termSpellings[term]; ok {
		return to
	}
	if n := numeralLength(term); n > 0 && numberedWords[term[n:]] {
		return foldNumber(term[:n]) + term[n:]
	}
	// コンピューター and コンピュータ: a closing long vowel of a word of four characters or more is often left out.
	if s, ok := strings.CutSuffix(term, "ー"); ok && len(term) >= 4*len("ー") && OneScript(term) == Katakana {
		return s
	}
	return term
}

func numeralLength(s string) int {
	for i, r := range s {
		if !numeral(s[i : i+utf8.RuneLen(r)]) {
			return i
		}
	}
	return len(s)
}

// termSpellings are spellings of one word whose base forms differ.
var termSpellings = map[string]string{
	"無い": "ない", "無し": "ない", "良い": "いい", "よい": "いい", "欲しい": "ほしい", "出来る": "できる",
	"分かる": "わかる", "判る": "わかる", "頂く": "いただく", "頂ける": "いただける", "下さる": "くださる", "兼ねる": "かねる", "是非": "ぜひ",
	"後": "あと", "達": "たち", "才": "歳", "ひとつ": "1つ", "ふたつ": "2つ", "ひとり": "1人", "ふたり": "2人",
	"ヶ月": "か月", "カ月": "か月", "ヵ月": "か月", "ケ月": "か月", "ヶ月間": "か月間", "カ月間": "か月間", "ヵ月間": "か月間",
}
