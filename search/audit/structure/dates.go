package structure

import (
	"time"

	"kotae/search/audit"
)

var impossibleDate = audit.Rule{
	ID: "structure/impossible-date", Severity: audit.Warning,
	About:   audit.Texts{English: "a question asked in the future, or updated before it was asked", Japanese: "質問日が未来の質問、更新日が質問日より前の質問"},
	Why:     audit.Texts{English: "Lists by date go wrong, and so does every rule that reckons from the date. One day is allowed for time zones.", Japanese: "新しい順の並びも、日付をもとにした監査も狂います。時差を考えて一日は許容します。"},
	Message: audit.Texts{English: "was asked on %s, which is still to come; mend the date", Japanese: "質問日の%sは未来の日付です。日付を直してください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		asked, hasAsked := audit.Day(q.Asked)
		updated, hasUpdated := audit.Day(q.Updated)
		const zone = 24 * time.Hour
		switch {
		case hasAsked && asked.After(q.AsOf.Add(zone)):
			found(audit.Hit{Spot: audit.Whole("asked", q.Asked), Args: []any{q.Asked}})
		case hasUpdated && updated.After(q.AsOf.Add(zone)):
			found(audit.Hit{Spot: audit.Whole("updated", q.Updated), Message: &updatedInFuture, Args: []any{q.Updated}})
		case hasAsked && hasUpdated && updated.Before(asked.Add(-zone)):
			found(audit.Hit{Spot: audit.Whole("updated", q.Updated), Message: &updatedBefore, Args: []any{q.Updated, q.Asked}})
		}
	},
}

var (
	updatedInFuture = audit.Texts{English: "was updated on %s, which is still to come; mend the date", Japanese: "更新日の%sは未来の日付です。日付を直してください"}
	updatedBefore   = audit.Texts{English: "was updated on %s, before it was asked on %s; mend one of the dates", Japanese: "更新日の%sが、質問日の%sより前です。どちらかの日付を直してください"}
)
