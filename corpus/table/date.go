package table

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"
)

var (
	// spelled is a day as spreadsheet programs and people write it, year first; a time after it says nothing, since nobody
	// says where it was that late.
	spelled = regexp.MustCompile(`^([0-9]{4})(?:年|[/.\-])\s*([0-9]{1,2})(?:月|[/.\-])\s*([0-9]{1,2})日?(?:[\s(][^Zz+]*)?$`)
	// ofEra is a day in the years of an era: 令和6年5月1日, R6.5.1.
	ofEra = regexp.MustCompile(`^(令和|平成|昭和|[RHSrhs])\s*([0-9]{1,2}|元)(?:年|[/.\-])\s*([0-9]{1,2})(?:月|[/.\-])\s*([0-9]{1,2})日?(?:[\s(][^Zz+]*)?$`)
	// serial is a day as Excel counts them, with the time of day as a fraction.
	serial = regexp.MustCompile(`^([0-9]{5})(?:\.[0-9]+)?$`)
)

// before is the year before an era's first.
var before = map[string]int{"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}

// Excel counts days from the last of 1899, as it takes 1900 for a leap year. Numbers outside these are no dates of a site.
const (
	firstSerial = 29221 // 1980-01-01
	lastSerial  = 73050 // 2099-12-31
)

// readDate is the cell as a record writes dates. ok is false for what is no date, or may be two.
func readDate(cell string) (date string, ok bool) {
	cell = strings.TrimSpace(cell)
	s := width.Fold.String(cell)
	if s == "" {
		return "", true
	}
	if t := strings.Replace(s, " ", "T", 1); instant(t) {
		return t, true
	}
	if t, err := time.Parse("2006-01-02 15:04:05 -0700", s); err == nil {
		date = t.Format(time.RFC3339)
		return date, instant(date)
	}
	if t, err := time.Parse("20060102", s); err == nil {
		return t.Format(time.DateOnly), true
	}
	if m := serial.FindStringSubmatch(s); m != nil {
		days, _ := strconv.Atoi(m[1])
		return time.Date(1899, 12, 30+days, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), days >= firstSerial && days <= lastSerial
	}
	if m := spelled.FindStringSubmatch(s); m != nil {
		return calendar(m[1], m[2], m[3])
	}
	if m := ofEra.FindStringSubmatch(s); m != nil {
		year, _ := strconv.Atoi(strings.Replace(m[2], "元", "1", 1))
		return calendar(strconv.Itoa(before[strings.ToUpper(m[1])]+year), m[3], m[4])
	}
	return "", false
}

func instant(s string) bool {
	_, err := time.Parse(time.RFC3339, s)
	return err == nil
}

// calendar is a day that there is.
func calendar(year, month, day string) (date string, ok bool) {
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	date = fmt.Sprintf("%s-%02d-%02d", year, m, d)
	_, err := time.Parse(time.DateOnly, date)
	return date, err == nil
}
