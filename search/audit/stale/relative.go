package stale

import (
	"regexp"
	"time"

	"kotae/search/audit"
)

var thisYear = regexp.MustCompile(`今年度?|来年度?|今[春夏秋冬]|来[春夏秋冬]|今シーズン`)

var relativeYear = audit.Rule{
	ID: "stale/relative-year", Severity: audit.Note,
	About:   audit.Texts{English: "今年, 来年 or 来春 in a headline that is more than a year old", Japanese: "一年以上前の見出しに残る「今年」「来年」「来春」など"},
	Why:     audit.Texts{English: "Readers take it for their own year. Only headlines of answers whose question was last changed more than a year ago are looked at.", Japanese: "読者は自分の年のことだと受け取ります。一年以上前から更新のない質問の、回答の見出しだけを調べます。"},
	Message: audit.Texts{English: "was written in %d and means a time that is past; name the year, or word it without one", Japanese: "%d年に書かれた言葉で、もう過ぎた時期を指しています。年を明記するか、時期によらない言い方に改めてください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		written, known := q.Written()
		if !known || !written.AddDate(1, 0, 0).Before(q.AsOf) {
			return
		}
		for i := range q.Texts {
			t := &q.Texts[i]
			if t.Role != audit.Headline {
				continue
			}
			for _, m := range thisYear.FindAllStringIndex(t.Folded().Text, -1) {
				found(audit.Hit{Spot: t.FoldedSpot(m[0], m[1]), Args: []any{written.Year()}})
			}
		}
	},
}

// oldAfter is when advice is to be looked at again, in years: by then the schedule of job hunting, the law and the tools have
// changed more than once.
const oldAfter = 5

var old = audit.Rule{
	ID: "stale/old", Severity: audit.Note,
	About:   audit.Texts{English: "a question that nobody has changed for five years", Japanese: "5年以上更新のない質問"},
	Why:     audit.Texts{English: "Schedules, law and tools have changed since, more than once.", Japanese: "その間に、選考の日程も法律も使う道具も変わっています。"},
	Message: audit.Texts{English: "was last changed on %s; look through the answers and note the day, or take it off", Japanese: "%sから更新がありません。回答を見直して更新日を記すか、取り下げてください"},
	Collect: audit.Lacking{
		Look: func(q *audit.Question) ([]audit.Lack, bool, bool) {
			written, known := q.Written()
			if !known || !written.AddDate(oldAfter, 0, 0).Before(q.AsOf) {
				return nil, false, known
			}
			return []audit.Lack{{Spot: audit.Whole("updated", q.Title), Args: []any{written.Format(time.DateOnly)}}}, true, true
		},
		Field: "updated",
		Of: audit.Texts{
			English:  "%[1]d of the %[2]d questions with a date (%[3].0f%%) were last changed more than five years ago",
			Japanese: "日付のある質問 %[2]d 件のうち %[1]d 件（%[3].0f%%）は、5年以上更新がありません",
		},
	}.Collect,
}
