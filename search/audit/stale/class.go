package stale

import (
	"regexp"
	"strings"
	"time"

	"kotae/search/audit"
)

// className is a year of graduation as people write it: 26卒, 26年新卒, 2026年3月卒業, 2025年度卒, 令和8年卒, and the job sites that
// are made anew for each class: マイナビ2026.
var className = regexp.MustCompile(`(?:(20[0-9]{2})|([1-4][0-9])|(?:令和|r)\s?([0-9]{1,2}|元)年)\s?(年?度|年)?(?:[39]月)?(新)?卒|(?:マイナビ|リクナビ|キャリタス就活)\s?(?:20)?([1-4][0-9])`)

// class is a year of graduation in a folded text.
type class struct {
	from, to int
	year     int
}

// classes finds the years of graduation of a folded text.
func classes(text string) (found []class) {
	if !strings.Contains(text, "卒") && !strings.Contains(text, "ナビ") && !strings.Contains(text, "キャリタス") {
		return nil
	}
	for _, m := range className.FindAllStringSubmatchIndex(text, -1) {
		c := class{from: m[0], to: m[1]}
		if digitBefore(text, c.from) || letterBefore(text, c.from) || strings.HasPrefix(text[c.to:], "論") || c.to < len(text) && text[c.to] >= '0' && text[c.to] <= '9' {
			continue
		}
		switch {
		case m[2] >= 0:
			c.year = number(text, m, 1)
		case m[4] >= 0:
			c.year = 2000 + number(text, m, 2)
		case m[6] >= 0:
			c.year = western("令和", eraYear(group(text, m, 3)))
		default:
			c.year = 2000 + number(text, m, 6)
		}
		// Who graduates in the fiscal year 2025 does so in March 2026; who is hired as a graduate of 2026年度新卒 does so too.
		if strings.HasSuffix(group(text, m, 4), "度") && group(text, m, 5) == "" {
			c.year++
		}
		if c.year == 0 || m[4] >= 0 && m[8] < 0 && strings.HasPrefix(text[c.to:], "業") { // 20卒業 is none
			continue
		}
		found = append(found, c)
	}
	return found
}

// graduates is the last day of a class at school.
func graduates(year int) time.Time { return on(year, 3, 31) }

var pastClass = audit.Rule{
	ID: "stale/class-in-title", Severity: audit.Warning,
	About:   audit.Texts{English: "a title or headline for a class that has graduated", Japanese: "すでに卒業した年次（26卒など）を名指すタイトルや見出し"},
	Why:     audit.Texts{English: "Those who look for work now pass it by, though most of it may hold for them. A class graduates on March 31; one that had graduated already when the text was written is history, and one from which on something holds (25卒から) is no address either.", Japanese: "今の就活生は、内容が当てはまっても読み飛ばします。3月31日に卒業したものとみなし、執筆時点ですでに卒業していた年次（昔の話）と、「25卒から」のような起点は挙げません。"},
	Message: audit.Texts{English: "the class of %d has graduated; check what still holds, and take the year out or change it", Japanese: "%d年卒はすでに卒業しています。今も当てはまるか確かめ、年次を外すか改めてください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		eachPastClass(q, func(t *audit.Text, c class, known bool) {
			if t.Role == audit.Title || t.Role == audit.Headline {
				found(audit.Hit{Spot: t.FoldedSpot(c.from, c.to), Args: []any{c.year}})
			}
		})
	},
}

var pastClassInAnswer = audit.Rule{
	ID: "stale/class-in-answer", Severity: audit.Note,
	About:   audit.Texts{English: "advice for a class that has graduated since", Japanese: "すでに卒業した年次に向けた助言"},
	Why:     audit.Texts{English: "Days and rules may be those of that year. Told where the class was still to graduate when the answer was written; the asker's own words are left alone.", Japanese: "日程やルールが、その年のものかもしれません。執筆時点で卒業前だった年次を挙げます。質問者自身の言葉は対象外です。"},
	Message: audit.Texts{English: "the class of %d has graduated; check whether the advice holds for those after it", Japanese: "%d年卒はすでに卒業しています。後の年次にも当てはまる助言か確かめてください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		eachPastClass(q, func(t *audit.Text, c class, known bool) {
			if known && (t.Role == audit.Heading || t.Role == audit.Section) {
				found(audit.Hit{Spot: t.FoldedSpot(c.from, c.to), Args: []any{c.year}})
			}
		})
	},
}

// sinceClass follows a class from which on something holds: 2025年卒の学生から変わった.
var sinceClass = regexp.MustCompile(`^業?(?:の(?:学生|方|人|代|採用))?(?:から|以降|より)`)

func holdsSince(after string) bool { return sinceClass.MatchString(after) }

// eachPastClass calls yield with the classes of titles and answers that have graduated, and had not when they were written.
func eachPastClass(q *audit.Question, yield func(t *audit.Text, c class, known bool)) {
	written, known := q.Written()
	for i := range q.Texts {
		t := &q.Texts[i]
		if t.Role == audit.Body {
			continue
		}
		for _, c := range classes(t.Folded().Text) {
			if holdsSince(t.Folded().Text[c.to:]) {
				continue
			}
			if last := graduates(c.year); last.Before(q.AsOf) && (!known || !last.Before(written)) {
				yield(t, c, known)
			}
		}
	}
}
