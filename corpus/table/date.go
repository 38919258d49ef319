package table

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"
)

// spelled is a day as spreadsheet programs and people write it, year first; a time after it says nothing, since nobody
// says where it was that late.
var spelled = regexp.MustCompile(`^([0-9]{4})(?:年|[/.\-])\s*([0-9]{1,2})(?:月|[/.\-])\s*([0-9]{1,2})日?(?:[\s(][^Zz+]*)?$`)

// readDate is the cell as a record writes dates. What is no date, or may be two, is left for the record's check.
func readDate(cell string) string {
	cell = strings.TrimSpace(cell)
	s := width.Fold.String(cell)
	if _, err := time.Parse(time.RFC3339, strings.Replace(s, " ", "T", 1)); err == nil {
		return strings.Replace(s, " ", "T", 1)
	}
	if t, err := time.Parse("2006-01-02 15:04:05 -0700", s); err == nil {
		return t.Format(time.RFC3339)
	}
	if t, err := time.Parse("20060102", s); err == nil {
		return t.Format(time.DateOnly)
	}
	m := spelled.FindStringSubmatch(s)
	if m == nil {
		return cell
	}
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	return fmt.Sprintf("%s-%02d-%02d", m[1], month, day)
}
