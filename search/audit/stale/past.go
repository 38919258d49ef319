package stale

import (
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"kotae/search/audit"
)

var deadline = audit.Rule{
	ID: "stale/deadline", Severity: audit.Warning,
	About:   audit.Texts{English: "a deadline in an answer that is past", Japanese: "過ぎた締切や期限を案内している回答"},
	Why:     audit.Texts{English: "Readers think they are too late, or take the next year's for the same. Told is a date with its year beside 締切, 期限, まで, 必着 and the like, if it was still to come when the question was asked, or nobody knows when that was: an update of one answer leaves the others as they were.", Japanese: "読者が手遅れだと思ったり、今年も同じ日だと誤解したりします。「締切」「期限」「まで」「必着」などの付いた、年のある日付のうち、質問された時点（不明なら問わない）ではまだ先だったものを挙げます（更新日があっても、どの回答を直したかは分からないため）。"},
	Message: audit.Texts{English: "this deadline ended on %s; give the current one, or tell where to look it up", Japanese: "この期限は%sに過ぎています。最新の期限に直すか、確認先を案内してください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		asked, known := audit.Day(q.Asked)
		if !known {
			asked, known = q.Written()
		}
		eachPastSince(q, asked, known, func(t *audit.Text, d date) {
			if t.Role.Advises() && isDeadline(t.Folded().Text, d) {
				found(dated(t, d))
			}
		})
	},
}

var dateInTitle = audit.Rule{
	ID: "stale/date-in-title", Severity: audit.Warning,
	About:   audit.Texts{English: "a title or headline about a time that is past", Japanese: "タイトルや見出しに残る過去の年や日付"},
	Why:     audit.Texts{English: "It is the first that visitors see, and says that the page is of yesterday. Told is a date with its year that was not over when the text was written, or nobody knows when that was.", Japanese: "真っ先に目に入り、古いページだという印象を与えます。執筆時点（不明なら問わない）ではまだ過ぎていなかった、年のある日付を挙げます。"},
	Message: audit.Texts{English: "this time ended on %s; bring the page up to date and change or drop the date", Japanese: "この時期は%sに過ぎています。内容を見直し、日付を改めるか外してください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		eachPast(q, func(t *audit.Text, d date, known bool) {
			if (t.Role == audit.Title || t.Role == audit.Headline) && !isDeadlineOfAdviser(t, d) {
				found(dated(t, d))
			}
		})
	},
}

var pastDate = audit.Rule{
	ID: "stale/date", Severity: audit.Note,
	About:   audit.Texts{English: "a date in an answer that was still to come, or under way, when it was written", Japanese: "執筆時点では先か最中だった日付が、すでに過ぎている回答"},
	Why:     audit.Texts{English: "What the answer announces has happened by now, or not. Only dates with their year are told, and only where the day of writing is known: without it, they may be history.", Japanese: "予告されたことが、今では済んだか、変わっています。年のある日付に限り、執筆日の分かる回答だけを調べます（不明な場合、昔話かもしれないため）。"},
	Message: audit.Texts{English: "this was still ahead when it was written, and ended on %s; check whether it came so, and word it as past", Japanese: "執筆時点では先の話でしたが、%sに過ぎています。実際にどうなったかを確かめ、書き改めてください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		eachPast(q, func(t *audit.Text, d date, known bool) {
			if known && (t.Role == audit.Heading || t.Role == audit.Section) && !isDeadline(t.Folded().Text, d) {
				found(dated(t, d))
			}
		})
	},
}

func dated(t *audit.Text, d date) audit.Hit {
	return audit.Hit{Spot: t.FoldedSpot(d.from, d.to), Args: []any{d.last.Format(time.DateOnly)}}
}

// pastTense ends a sentence about what was.
var pastTense = regexp.MustCompile(`(?:[いえきぎけげしじちてりっん]た|[^な]んだ|だった|でした|ました)[」』)]*$`)

// toldAsPast reports whether a sentence speaks of the past: then its writer knew, whatever day the question was asked.
func toldAsPast(sentence string) bool { return pastTense.MatchString(strings.TrimSpace(sentence)) }

// eachPast calls yield with the dates of titles and answers that are past, and were not when they were written; known tells
// whether that day is known. Sentences in the past tense are left out.
func eachPast(q *audit.Question, yield func(t *audit.Text, d date, known bool)) {
	written, known := q.Written()
	eachPastSince(q, written, known, func(t *audit.Text, d date) { yield(t, d, known) })
}

// eachPastSince is eachPast for what was not past on a day, where that is known.
func eachPastSince(q *audit.Question, written time.Time, known bool, yield func(t *audit.Text, d date)) {
	for i := range q.Texts {
		t := &q.Texts[i]
		if t.Role == audit.Body {
			continue
		}
		for _, d := range dates(t.Folded().Text) {
			if d.last.Before(q.AsOf) && (!known || !d.last.Before(written)) && !toldAsPast(sentence(t.Folded().Text, d.from, d.to)) {
				yield(t, d)
			}
		}
	}
}

var (
	deadlineAfter = regexp.MustCompile(`^(?:\([^)]{1,4}\))?[^。、\n]{0,8}?(?:まで|迄|締切|締め切り|〆切|必着|消印|期限)` +
		`|^(?:\([^)]{1,4}\))?(?:末日?)?(?:で|に|をもって)[^。、\n]{0,8}(?:受付|受け付け|募集|申し?込み|応募|エントリー|登録)[^。、\n]{0,4}(?:終わ|終了|締め切|締切|打ち切)` +
		`|^(?:末日?)?(?:で|に|をもって)(?:受付|募集|応募)?(?:を|が|は)?(?:締め切|打ち切)`)
	deadlineBefore = regexp.MustCompile(`(?:締切|締め切り|〆切|期限|提出日|申込期間|募集期間)[^。\n]{0,8}$`)
	// openUntil and lasting together are a deadline: 受付は2025年6月いっぱい.
	openUntil = regexp.MustCompile(`(?:受付|受け付け|募集|申し?込み|応募|エントリー)[^。\n]{0,6}$`)
	lasting   = regexp.MustCompile(`^(?:末|いっぱい)`)
	// since is a date from which something holds.
	since = regexp.MustCompile(`^(?:\([^)]{1,4}\))?(?:から|より|以降)`)
)

// around is how many bytes beside a date are looked at: some 16 characters.
const around = 48

func isDeadline(text string, d date) bool {
	after := text[d.to:min(len(text), d.to+around)]
	before := text[max(0, d.from-around):d.from]
	for len(before) > 0 && !utf8.RuneStart(before[0]) {
		before = before[1:]
	}
	return !since.MatchString(after) && (deadlineAfter.MatchString(after) || deadlineBefore.MatchString(before) ||
		lasting.MatchString(after) && openUntil.MatchString(before))
}

func isDeadlineOfAdviser(t *audit.Text, d date) bool {
	return t.Role.Advises() && isDeadline(t.Folded().Text, d)
}
