package analysis

import "strings"

// kanjiDigits are the numerals of 1 to 10.
var kanjiDigits = []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

// Spellings lists how a term is likely to stand in a folded text where it is spelled in several ways: 1次 also as 一次, 26卒
// also as 2026年卒, 1人 also as ひとり.
func Spellings(term string) []string {
	out := []string{term}
	for spelling, to := range termSpellings {
		if to == term {
			out = append(out, spelling)
		}
	}
	n := 0
	for n < len(term) && term[n] >= '0' && term[n] <= '9' {
		n++
	}
	digits, rest := term[:n], term[n:]
	switch {
	case n == 0 || rest == "":
	case rest == "卒" && n == 2:
		out = append(out, "20"+term, "20"+digits+"年", digits+"年卒")
	case n == 1 && digits != "0":
		out = append(out, kanjiDigits[digits[0]-'0']+rest)
	case digits == "10":
		out = append(out, kanjiDigits[10]+rest)
	case strings.HasSuffix(digits, "0000"):
		out = append(out, strings.TrimSuffix(digits, "0000")+"万"+rest)
	}
	return out
}
