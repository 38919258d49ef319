// Package structure finds questions that lack a part, or whose parts are not what they should be.
package structure

import (
	"strings"

	"kotae/search/audit"
)

// Rules are all rules about the parts of a question.
func Rules() []audit.Rule {
	return []audit.Rule{
		noAnswer, oneAnswer, emptyAnswer, thinAnswer, guessedAnswers, emptyBody,
		noDate, noDateAsked, impossibleDate, noCategory, noAdviser, noHeadline,
		promotion(), repeatedLine, brokenReference, lostAddress,
	}
}

var noAnswer = audit.Rule{
	ID: "structure/no-answer", Severity: audit.Error,
	About:   audit.Texts{English: "a question without any answer", Japanese: "回答のない質問"},
	Why:     audit.Texts{English: "Whoever finds it finds nothing to go by.", Japanese: "検索でたどり着いた人が、何も得られません。"},
	Message: audit.Texts{English: "has no answer; ask an adviser for one, or take the question off the site", Japanese: "回答がありません。アドバイザーに回答を依頼するか、質問を取り下げてください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		if len(q.Answers) == 0 {
			found(audit.Hit{Spot: audit.Whole("answers", q.Title)})
		}
	},
}

var emptyAnswer = audit.Rule{
	ID: "structure/empty-answer", Severity: audit.Error,
	About:   audit.Texts{English: "an answer that says nothing below its headline", Japanese: "見出しだけで本文のない回答"},
	Why:     audit.Texts{English: "It counts as an answer and is none; mostly the export has lost its text.", Japanese: "回答として数えられますが、中身がありません。多くは書き出しの際に本文が失われています。"},
	Message: audit.Texts{English: "the answer of %s has no text; bring the text back, or remove the answer", Japanese: "%sの回答に本文がありません。本文を入れるか、回答を削除してください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		for i := range q.Answers {
			a := &q.Answers[i]
			if strings.TrimSpace(a.Text()) == "" {
				found(audit.Hit{Spot: audit.Whole(answerField(i), a.Headline), Args: []any{nameOf(a)}})
			}
		}
	},
}

var emptyBody = audit.Rule{
	ID: "structure/empty-body", Severity: audit.Warning,
	About:   audit.Texts{English: "a question that is only a title", Japanese: "本文のない質問"},
	Why:     audit.Texts{English: "Nobody can tell whether it is about a case like theirs, and the search has only the title to go by.", Japanese: "自分と同じ状況かどうか読者が判断できず、検索もタイトルだけが頼りになります。"},
	Message: audit.Texts{English: "the question has no body; bring it back from the site, or write down the situation it is about", Japanese: "質問に本文がありません。元のページから本文を入れ直すか、どのような状況での質問かを書き添えてください"},
	Look: func(q *audit.Question, found func(audit.Hit)) {
		if strings.TrimSpace(q.Body) == "" {
			found(audit.Hit{Spot: audit.Whole("body", q.Title)})
		}
	},
}
