package analysis

import (
	"strconv"
	"strings"
)

var numerals = map[rune]int64{
	'〇': 0, '零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'十': 10, '百': 100, '千': 1000, '万': 10_000, '億': 100_000_000,
}

// numeral reports whether a text is written in digits and kanji numerals only.
func numeral(s string) bool {
	for _, r := range s {
		if _, ok := numerals[r]; !ok && (r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// digitsLength returns the bytes of the number in ASCII digits that a text starts with. A point between digits belongs
// to it, and a comma before thousands: 1,000, but not 1,2年生.
func digitsLength(text string) int {
	digit := func(i int) bool { return i < len(text) && text[i] >= '0' && text[i] <= '9' }
	thousands := func(i int) bool { return digit(i) && digit(i+1) && digit(i+2) && !digit(i+3) }
	for i := 0; ; i++ {
		switch {
		case i == len(text), i == maxRun:
			return i
		case digit(i), text[i] == '.' && i > 0 && digit(i+1), text[i] == ',' && i > 0 && thousands(i+1):
		default:
			return i
		}
	}
}

// foldNumber writes a number in digits, however it was set: 二十五, 25 and 2五 are one term, 20万 is 200000. What is no
// number of at most twelve digits stays as it is, and so does 〇〇, which stands for a name.
func foldNumber(s string) string {
	if strings.Trim(s, "〇") == "" && s != "〇" {
		return s
	}
	total, section, digits := int64(0), int64(0), int64(0)
	pending := false // digits were read that no unit has taken yet
	for _, r := range s {
		v, ok := numerals[r]
		if !ok {
			v = int64(r - '0')
		}
		switch {
		case v < 10:
			digits = digits*10 + v
			pending = true
		case v < 10_000:
			if !pending {
				digits = 1
			}
			section += digits * v
			digits, pending = 0, false
		default:
			if section += digits; section == 0 {
				section = 1
			}
			if section >= 1e12 {
				return s
			}
			total += section * v
			section, digits, pending = 0, 0, false
		}
		if total+section+digits >= 1e12 {
			return s
		}
	}
	return strconv.FormatInt(total+section+digits, 10)
}

// graduation returns the term of a year of graduation (26卒 for 26卒, 2026卒 and 2026年卒), or "".
func graduation(number string) string {
	year := number
	if y, ok := strings.CutPrefix(number, "20"); ok && len(number) == 4 {
		year = y
	}
	if len(year) != 2 || year < "15" || year > "49" {
		return ""
	}
	return year + "卒"
}
