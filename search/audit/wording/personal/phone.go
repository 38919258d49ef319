package personal

import (
	"regexp"
	"slices"
	"strings"
)

// phonePattern is what looks like a telephone number of Japan: ten or eleven digits from a 0 or from +81 on, with marks between.
var phonePattern = regexp.MustCompile(`(?:\+81[- ]?\(?0?\)?|\(?0)\d{1,4}\)?[-ー―–—(). ]{0,2}\d{1,4}[-ー―–—(). ]{0,2}\d{3,4}`)

// notPersonal are the first groups of numbers that no person has: free calls, Navi Dial, and services.
// Source: 総務省「電気通信番号計画」.
var notPersonal = []string{"0120", "0800", "0570", "0990", "0180", "00"}

// officeWords name whose fixed line it is.
var officeWords = []string{"窓口", "代表", "ハローワーク", "労働局", "監督署", "センター", "役所", "役場", "県庁", "都庁", "府庁", "大学", "受付時間", "相談室", "相談電話", "ホットライン", "110番", "法テラス", "弁護士会", "年金事務所", "協会", "機構"}

func phones(text string, found func(from, to int)) {
	for _, m := range phonePattern.FindAllStringIndex(text, -1) {
		from, to := m[0], m[1]
		if from > 0 && text[from] != '(' && joins(text[from-1]) || to < len(text) && joins(text[to]) {
			continue // a part of a longer number or word
		}
		digits := onlyDigits(text[from:to])
		if abroad, ok := strings.CutPrefix(digits, "81"); ok && text[from] == '+' {
			digits = "0" + strings.TrimPrefix(abroad, "0")
		}
		first := firstGroup(text[from:to])
		// Who reads cannot know which numbers are given to nobody, and a mistyped one may be somebody else's: 080-0917-4423 counts.
		mobile := len(digits) == 11 && digits[2] == '0' && (len(first) == 3 || strings.ContainsRune("5789", rune(digits[1])))
		switch {
		case !mobile && len(digits) != 10, !mobile && digits == onlyDigits(text[from:to]) && !strings.ContainsAny(text[from:to], "-ー―–—()") && !hasAny(lineAt(text, from), "電話", "tel", "連絡先", "携帯", "番号"):
			continue
		case isService(digits, first), isPlaceholder(digits[1:]), isPlaceholder(digits[len(digits)-8:]), isPlaceholder(digits[len(digits)-4:]) && isPlaceholder(digits[len(digits)-8:len(digits)-4]):
			continue
		case !mobile && hasAny(lineAt(text, from), officeWords...):
			continue
		}
		found(from, to)
	}
}

// joins reports a byte with which a number goes on.
func joins(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == '-' || c == '/' || c == '_'
}

// firstGroup is the digits of a number before its first mark; "" where there is none, or where it comes with a country's code.
func firstGroup(number string) string {
	number = strings.TrimPrefix(number, "(")
	n := strings.IndexFunc(number, func(r rune) bool { return r < '0' || r > '9' })
	if n < 0 {
		return ""
	}
	return number[:n]
}

// isService reports a number that no person has. Where the number is written in groups the first one tells: 0800-294-6173 is a
// free call, and 080-0294-6173 is none.
func isService(digits, first string) bool {
	return slices.ContainsFunc(notPersonal, func(b string) bool {
		return strings.HasPrefix(digits, b) && (first == "" || len(first) >= len(b))
	})
}
