package stale

import (
	"regexp"

	"kotae/search/audit"
)

// edition follows a year and names what comes out anew each year, with other numbers and days in it. A survey is none: it is
// quoted with its year for good reason.
var edition = regexp.MustCompile(`^の?(?:[^。、\n]{0,6}?)(?:案内|要項|要領|手引き?|パンフレット|ガイドブック|スケジュール|日程|時刻表|料金表|給与表|採用計画|採用人数|募集人数|倍率|初任給|試験問題|過去問)`)

var oldEdition = audit.Rule{
	ID: "stale/old-edition", Severity: audit.Note,
	About:   audit.Texts{English: "an answer that goes by the guide of a year long past", Japanese: "何年も前の案内や要項に基づく回答"},
	Why:     audit.Texts{English: "Guides, terms and timetables come out anew each year. Told is a year beside one of them where a whole year has passed since it ended; what was still to come when it was written is stale/date's.", Japanese: "案内や募集要項、手引きは毎年改まります。その年が終わってからさらに1年以上たったものを挙げます（執筆時点で先だった年は stale/date で指摘します）。"},
	Message: audit.Texts{English: "newer ones have come out since %s; check the numbers against the current one", Japanese: "%s以降に新しいものが出ています。最新版で数字や条件を確かめてください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		written, known := q.Written()
		for i := range q.Texts {
			t := &q.Texts[i]
			if !t.Role.Advises() {
				continue
			}
			text := t.Folded().Text
			for _, d := range dates(text) {
				told := known && !d.last.Before(written) || isDeadline(text, d)
				if !told && d.last.AddDate(1, 0, 0).Before(q.AsOf) && edition.MatchString(text[d.to:]) && !toldAsPast(sentence(text, d.from, d.to)) {
					found(dated(t, d))
				}
			}
		}
	},
}
