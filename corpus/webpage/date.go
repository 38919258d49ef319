package webpage

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"golang.org/x/text/width"
)

var (
	day = regexp.MustCompile(`^([0-9]{4})(?:年|[/.\-])\s*([0-9]{1,2})(?:月|[/.\-])\s*([0-9]{1,2})日?(?:[\sT(].*)?$`)
	// A time with a zone is a point in time; one without is only a day, since nobody says where.
	instants = []string{
		time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02 15:04:05Z07:00",
		"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -07:00", time.RFC1123Z, time.RFC1123,
	}
)

// date is the first of the properties that has one, as a record writes dates. One that cannot be read is warned of.
func (d *draft) date(field string, t thing, properties ...string) string {
	for _, p := range properties {
		s := width.Fold.String(d.line(t, p))
		if s == "" {
			continue
		}
		if date := normalDate(s); date != "" {
			return date
		}
		d.warn(field, fmt.Sprintf("%.60q is not a date; it was left out", s), "write it as 2024-05-12 or 2024-05-12T10:00:00+09:00")
	}
	return ""
}

// normalDate is a date as YYYY-MM-DD or in RFC 3339, or "" for what is none.
func normalDate(s string) string {
	for _, layout := range instants {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return t.Format(time.RFC3339)
		}
	}
	if t, err := time.Parse("20060102", s); err == nil {
		return t.Format(time.DateOnly)
	}
	m := day.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	month, _ := strconv.Atoi(m[2])
	of, _ := strconv.Atoi(m[3])
	date := fmt.Sprintf("%s-%02d-%02d", m[1], month, of)
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return ""
	}
	return date
}
