package stale

import (
	"fmt"
	"regexp"
	"strings"

	"kotae/search/audit"
)

// deadYear is a year of an era that may have ended before it.
var deadYear = regexp.MustCompile(`(平成|昭和)\s?([0-9]{2})\s?年(?:度)?(?:\s?([0-9]{1,2})\s?月)?`)

var deadEra = audit.Rule{
	ID: "stale/era", Severity: audit.Warning,
	About:   audit.Texts{English: "a year of an era that had ended by then: 平成32年", Japanese: "改元で存在しなくなった年（平成32年など）"},
	Why:     audit.Texts{English: "There was no such year; it was written before the era changed, and is hard to reckon with. 平成 ended on 2019-04-30, 昭和 on 1989-01-07.", Japanese: "改元前に書かれたまま残っており、いつのことか分かりません。平成は2019年4月30日、昭和は1989年1月7日までです。"},
	Message: audit.Texts{English: "there was no such year; write %s", Japanese: "この年は存在しません。%sと書いてください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		for i := range q.Texts {
			t := &q.Texts[i]
			text := t.Folded().Text
			if t.Role == audit.Body || !strings.Contains(text, "平成") && !strings.Contains(text, "昭和") {
				continue
			}
			for _, m := range deadYear.FindAllStringSubmatchIndex(text, -1) {
				era, n, month := group(text, m, 1), number(text, m, 2), number(text, m, 3)
				if instead := afterEra(era, n, month); instead != "" && !q.AsOf.Before(on(2019, 5, 1)) {
					found(audit.Hit{Spot: t.FoldedSpot(m[0], m[1]), Args: []any{instead}})
				}
			}
		}
	},
}

// afterEra is how a year is called that an era did not live to see, or "" for one that it did. 平成31年 without a month, or as a
// fiscal year, was called so before May 2019, and rightly.
func afterEra(era string, year, month int) string {
	western := western(era, year)
	switch {
	case era == "平成" && (year > 31 || year == 31 && month > 4):
		if western == 2019 {
			return "令和元年 (2019年)"
		}
		return fmt.Sprintf("令和%d年 (%d年)", western-eras["令和"], western)
	case era == "昭和" && (year > 64 || year == 64 && month > 1):
		if western == 1989 {
			return "平成元年 (1989年)"
		}
		return fmt.Sprintf("%d年", western)
	}
	return ""
}
