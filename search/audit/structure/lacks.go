package structure

import (
	"strings"

	"kotae/search/audit"
)

var noDate = audit.Rule{
	ID: "structure/no-date", Severity: audit.Warning,
	About:   audit.Texts{English: "a question without a date", Japanese: "日付のない質問"},
	Why:     audit.Texts{English: "Visitors cannot tell whether the advice still holds, and the newest first puts it last. It has neither a day asked nor a day updated.", Japanese: "いつの情報か読者に伝わらず、新しい順では最後に並びます。質問日も更新日もない質問です。"},
	Message: audit.Texts{English: "has no date; add the day on which it was asked, as YYYY-MM-DD", Japanese: "日付がありません。質問日を YYYY-MM-DD の形で入れてください"},
	Collect: questionLacks("asked", func(q *audit.Question) bool { return q.Asked == "" && q.Updated == "" }, audit.Texts{
		English:  "%[1]d of %[2]d questions (%[3].0f%%) have no date; the export seems to leave it out: add a column or field for it",
		Japanese: "質問 %[2]d 件のうち %[1]d 件（%[3].0f%%）に日付がありません。書き出しの際に抜けているようです。日付の列か項目を加えてください",
	}),
}

var noDateAsked = audit.Rule{
	ID: "structure/no-date-asked", Severity: audit.Note,
	About:   audit.Texts{English: "a question that says when it was changed, but not when it was asked", Japanese: "更新日はあるが質問日のない質問"},
	Why:     audit.Texts{English: "The last change may have been one of many years after; which season the asker was in, nobody can tell. Without either day it is structure/no-date.", Japanese: "更新日だけでは、質問者がどの年の就職活動をしていたのか分かりません。どちらの日付もない質問は structure/no-date で指摘します。"},
	Message: audit.Texts{English: "the day of its last change is there, the day on which it was asked is not; add it, as YYYY-MM-DD", Japanese: "更新日はありますが、質問日がありません。YYYY-MM-DD の形で入れてください"},
	Collect: questionLacks("asked", func(q *audit.Question) bool { return q.Asked == "" && q.Updated != "" }, audit.Texts{
		English:  "%[1]d of %[2]d questions (%[3].0f%%) have the day of the last change alone; the export seems to leave out when they were asked: add a column or field for it",
		Japanese: "質問 %[2]d 件のうち %[1]d 件（%[3].0f%%）に更新日しかありません。書き出しの際に質問日が抜けているようです。質問日の列か項目を加えてください",
	}),
}

var noCategory = audit.Rule{
	ID: "structure/no-category", Severity: audit.Warning,
	About:   audit.Texts{English: "a question without a category", Japanese: "カテゴリのない質問"},
	Why:     audit.Texts{English: "Nobody who browses or filters by category meets it.", Japanese: "カテゴリから探す人や、カテゴリで絞り込む人の目に触れません。"},
	Message: audit.Texts{English: "has no category; give it at least one", Japanese: "カテゴリがありません。一つ以上付けてください"},
	Collect: questionLacks("categories", func(q *audit.Question) bool { return strings.Join(q.Categories, "") == "" }, audit.Texts{
		English:  "%[1]d of %[2]d questions (%[3].0f%%) have no category; the export seems to leave them out: add a column or field for them",
		Japanese: "質問 %[2]d 件のうち %[1]d 件（%[3].0f%%）にカテゴリがありません。書き出しの際に抜けているようです。カテゴリの列か項目を加えてください",
	}),
}

var guessedAnswers = audit.Rule{
	ID: "structure/guessed-answers", Severity: audit.Warning,
	About:   audit.Texts{English: "a question whose answers were told apart by guessing", Japanese: "回答の区切りが推測による質問"},
	Why:     audit.Texts{English: "The export does not say where one answer ends and the next begins; words of one adviser may stand under another's name.", Japanese: "書き出しに回答の境目が残っていないため、あるアドバイザーの言葉が別のアドバイザーの回答に入っているおそれがあります。"},
	Message: audit.Texts{English: "where its %d answers begin was guessed; compare them with the page, or export it anew", Japanese: "%d 件の回答の区切りは推測です。元のページと見比べるか、書き出し直してください"},
	Collect: audit.Lacking{
		Look: func(q *audit.Question) ([]audit.Lack, bool, bool) {
			if !q.Guessed || len(q.Answers) == 0 {
				return nil, false, len(q.Answers) > 0
			}
			return []audit.Lack{{Spot: audit.Whole("answers", q.Title), Args: []any{len(q.Answers)}}}, true, true
		},
		Field: "answers",
		Of: audit.Texts{
			English:  "in %[1]d of %[2]d questions (%[3].0f%%) where the answers begin was guessed; export in a format that says it, such as JSONL or HTML",
			Japanese: "質問 %[2]d 件のうち %[1]d 件（%[3].0f%%）で、回答の区切りが推測です。JSONL や HTML など、区切りの残る形式で書き出してください",
		},
	}.Collect,
}

var oneAnswer = audit.Rule{
	ID: "structure/one-answer", Severity: audit.Note,
	About:   audit.Texts{English: "a question with one answer only", Japanese: "回答が一つだけの質問"},
	Why:     audit.Texts{English: "Advice is easier to trust where two advisers are heard.", Japanese: "複数のアドバイザーの見方がそろうほうが、読者は判断しやすくなります。"},
	Message: audit.Texts{English: "has only the answer of %s; ask a second adviser", Japanese: "%sの回答しかありません。もう一人のアドバイザーにも依頼してください"},
	Collect: audit.Lacking{
		Look: func(q *audit.Question) ([]audit.Lack, bool, bool) {
			if len(q.Answers) != 1 {
				return nil, false, len(q.Answers) > 0
			}
			return []audit.Lack{{Spot: audit.Whole("answers", q.Title), Args: []any{nameOf(&q.Answers[0])}}}, true, true
		},
		Field: "answers",
		Of: audit.Texts{
			English:  "%[1]d of the %[2]d questions that are answered (%[3].0f%%) have one answer only",
			Japanese: "回答のある質問 %[2]d 件のうち %[1]d 件（%[3].0f%%）は、回答が一つだけです",
		},
	}.Collect,
}

var noAdviser = audit.Rule{
	ID: "structure/no-adviser", Severity: audit.Warning,
	About:   audit.Texts{English: "an answer without its adviser's name", Japanese: "アドバイザー名のない回答"},
	Why:     audit.Texts{English: "Nobody knows who stands behind the advice, and a search for the adviser does not find it.", Japanese: "誰の助言か分からず、アドバイザー名での検索でも見つかりません。"},
	Message: audit.Texts{English: "the answer names no adviser; write who gave it", Japanese: "回答にアドバイザー名がありません。回答者の名前を入れてください"},
	Collect: answersLack("adviser", func(q *audit.Question, i int) bool { return strings.TrimSpace(q.Answers[i].Adviser) == "" }, audit.Texts{
		English:  "no answer of %[1]d of %[2]d questions (%[3].0f%%) names its adviser; the export seems to leave them out: add a column or field for them",
		Japanese: "質問 %[2]d 件のうち %[1]d 件（%[3].0f%%）で、どの回答にもアドバイザー名がありません。書き出しの際に抜けているようです。列か項目を加えてください",
	}),
}

var noHeadline = audit.Rule{
	ID: "structure/no-headline", Severity: audit.Note,
	About:   audit.Texts{English: "an answer without a headline", Japanese: "見出しのない回答"},
	Why:     audit.Texts{English: "Lists of hits show an answer by its headline; readers who skim want the gist first.", Japanese: "検索結果では回答が見出しで示されます。要点を先に知りたい読者のためにも必要です。"},
	Message: audit.Texts{English: "the answer of %s has no headline; put its gist over it in one line", Japanese: "%sの回答に見出しがありません。要点を一行で付けてください"},
	Collect: answersLack("headline", func(q *audit.Question, i int) bool { return strings.TrimSpace(q.Answers[i].Headline) == "" }, audit.Texts{
		English:  "no answer of %[1]d of %[2]d questions (%[3].0f%%) has a headline; the export seems to leave them out: add a column or field for them",
		Japanese: "質問 %[2]d 件のうち %[1]d 件（%[3].0f%%）で、どの回答にも見出しがありません。書き出しの際に抜けているようです。列か項目を加えてください",
	}),
}

// questionLacks is for a field of the question.
func questionLacks(field string, lacks func(*audit.Question) bool, of audit.Texts) func() audit.Collector {
	return audit.Lacking{
		Look: func(q *audit.Question) ([]audit.Lack, bool, bool) {
			if !lacks(q) {
				return nil, false, true
			}
			return []audit.Lack{{Spot: audit.Whole(field, q.Title)}}, true, true
		},
		Field: field, Of: of,
	}.Collect
}

// answersLack is for a field of each answer. The message of the rule takes who answered, if it has a verb.
func answersLack(field string, lacks func(q *audit.Question, answer int) bool, of audit.Texts) func() audit.Collector {
	return audit.Lacking{
		Look: func(q *audit.Question) (out []audit.Lack, wholly, could bool) {
			for i := range q.Answers {
				if lacks(q, i) {
					l := audit.Lack{Spot: audit.Whole(answerField(i)+"."+field, q.Title)}
					if field != "adviser" {
						l.Args = []any{nameOf(&q.Answers[i])}
					}
					out = append(out, l)
				}
			}
			return out, len(out) == len(q.Answers) && len(out) > 0, len(q.Answers) > 0
		},
		Field: field, Of: of,
	}.Collect
}
