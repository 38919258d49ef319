package stale

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// date is a date in a folded text.
type date struct {
	from, to int       // bytes of the folded text
	first    time.Time // the first day that it may mean
	last     time.Time // and the last: 2025年 lasts until 2025-12-31, 2025年度 until 2026-03-31
}

var (
	// writtenDate is a year with 年, by era or not, and what follows it.
	writtenDate = regexp.MustCompile(`(?:((?:19|20)[0-9]{2})|(令和|平成|昭和|r|h)\s?(元|[0-9]{1,2}))\s?年(度)?(?:\s?([0-9]{1,2})\s?月)?(?:\s?([0-9]{1,2})\s?日)?(?:の?([春夏秋冬]))?`)
	// numericDate is 2025/6/1, 2025-06-01, 2025.6.1 or 2025/6.
	numericDate = regexp.MustCompile(`((?:19|20)[0-9]{2})(?:/([0-9]{1,2})(?:/([0-9]{1,2}))?|-([0-9]{1,2})-([0-9]{1,2})|\.([0-9]{1,2})\.([0-9]{1,2}))`)
)

// dates finds the dates of a folded text that say their year, in its order. Years of graduation, decades and spans are none.
func dates(text string) (found []date) {
	if strings.Contains(text, "年") {
		for _, m := range writtenDate.FindAllStringSubmatchIndex(text, -1) {
			if d, ok := readWritten(text, m); ok {
				found = append(found, d)
			}
		}
	}
	if strings.Contains(text, "20") || strings.Contains(text, "19") {
		for _, m := range numericDate.FindAllStringSubmatchIndex(text, -1) {
			if d, ok := readNumeric(text, m); ok {
				found = append(found, d)
			}
		}
	}
	return found
}

// notDates are what follows a year that is no date, or that rules about classes look at.
var notDates = []string{"代", "間", "前", "卒", "目", "生", "入社", "入学", "来", "ぶり"}

func readWritten(text string, m []int) (date, bool) {
	d := date{from: m[0], to: m[1]}
	if digitBefore(text, d.from) || letterBefore(text, d.from) || m[5*2] < 0 && m[7*2] < 0 && begins(text[d.to:], notDates) {
		return d, false
	}
	year := number(text, m, 1)
	if year == 0 {
		year = western(group(text, m, 2), eraYear(group(text, m, 3)))
	}
	month, day := number(text, m, 5), number(text, m, 6)
	if strings.HasPrefix(text[d.to:], "卒") {
		return d, false
	}
	switch fiscal, season := group(text, m, 4) != "", group(text, m, 7); {
	case year == 0:
		return d, false
	case month > 0:
		if fiscal && month < 4 {
			year++
		}
		return d.span(year, month, day)
	case fiscal:
		d.first, d.last = on(year, 4, 1), on(year+1, 3, 31)
	case season != "":
		begin := map[string]int{"春": 3, "夏": 6, "秋": 9, "冬": 12}[season]
		d.first, d.last = on(year, begin, 1), on(year, begin+3, 0)
	default:
		d.first, d.last = on(year, 1, 1), on(year, 12, 31)
	}
	return d, true
}

func readNumeric(text string, m []int) (date, bool) {
	d := date{from: m[0], to: m[1]}
	before, _ := utf8.DecodeLastRuneInString(text[:d.from])
	after, _ := utf8.DecodeRuneInString(text[d.to:])
	if partOfMore(before) || partOfMore(after) { // of an address, a file's name, a longer number
		return d, false
	}
	month := max(number(text, m, 2), number(text, m, 4), number(text, m, 6))
	day := max(number(text, m, 3), number(text, m, 5), number(text, m, 7))
	return d.span(number(text, m, 1), month, day)
}

// span is a month, or a day of it where there is one; ok is false for what no calendar has.
func (d date) span(year, month, day int) (date, bool) {
	if month < 1 || month > 12 || day > on(year, month+1, 0).Day() {
		return d, false
	}
	d.first, d.last = on(year, month, 1), on(year, month+1, 0)
	if day > 0 {
		d.first = on(year, month, day)
		d.last = d.first
	}
	return d, true
}

// on is a day; the day 0 is the last one of the month before.
func on(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// eras are the years before their first ones.
var eras = map[string]int{"昭和": 1925, "平成": 1988, "令和": 2018, "h": 1988, "r": 2018}

// western is the year of an era's year; 0 for none.
func western(era string, year int) int {
	if eras[era] == 0 || year == 0 {
		return 0
	}
	return eras[era] + year
}

func eraYear(s string) int {
	if s == "元" {
		return 1
	}
	n, _ := strconv.Atoi(s) // it is digits, or nothing
	return n
}

func group(text string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return text[m[2*n]:m[2*n+1]]
}

func number(text string, m []int, n int) int {
	v, _ := strconv.Atoi(group(text, m, n)) // it is digits, or nothing
	return v
}

func digitBefore(text string, at int) bool { return at > 0 && text[at-1] >= '0' && text[at-1] <= '9' }

func letterBefore(text string, at int) bool { return at > 0 && text[at-1] >= 'a' && text[at-1] <= 'z' }

func partOfMore(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || strings.ContainsRune("/.-_=&?#%", r)
}

func begins(text string, with []string) bool {
	for _, w := range with {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}
