package personal

import (
	"regexp"
	"strings"
)

var twelveDigits = regexp.MustCompile(`\d{4}([- ]?)\d{4}([- ]?)\d{4}`)

func myNumbers(text string, found func(from, to int)) {
	for _, m := range twelveDigits.FindAllStringSubmatchIndex(text, -1) {
		from, to := m[0], m[1]
		if from > 0 && joins(text[from-1]) || to < len(text) && joins(text[to]) {
			continue
		}
		digits := onlyDigits(text[from:to])
		inFours := m[2] < m[3] && m[4] < m[5]
		about := hasAny(text, "マイナンバー", "個人番号", "my number")
		if isPlaceholder(digits[:11]) || !checksOut(digits) || strings.Count(digits, digits[:1]) > 8 || !inFours && !about {
			continue
		}
		found(from, to)
	}
}

// checksOut reports whether the last of twelve digits is the check digit of the others.
// Source: 行政手続における特定の個人を識別するための番号の利用等に関する法律の規定による…総務省令第5条.
func checksOut(digits string) bool {
	sum := 0
	for n := 1; n <= 11; n++ {
		weight := n + 1
		if n > 6 {
			weight = n - 5
		}
		sum += int(digits[11-n]-'0') * weight
	}
	check := 0
	if rest := sum % 11; rest > 1 {
		check = 11 - rest
	}
	return int(digits[11]-'0') == check
}
