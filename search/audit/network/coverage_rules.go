package network

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"kotae/search/audit"
)

// Bounds of what tells something about a category or an adviser.
const (
	manyAnswers  = 5   // below, who wrote them is chance
	manyDated    = 5   // questions
	hangsOnOne   = 0.8 // of a category's answers
	wholeSite    = 0.5 // of all questions: a category that holds so many tells no subject
	several      = 1.5 // answers to a question, on average: from here on two advisers are usual, and one alone is no chance
	fewQuestions = 2   // from which on a category may say something at all
	manySubjects = 3   // categories, so that an adviser could answer elsewhere
	staleAfter   = 2   // years: a recruiting season and the one before
	thinAt       = 2   // questions
	commonSize   = 10  // questions of the category in the middle, beside which another is thin
)

var loneAdviser = audit.Rule{
	ID: "network/lone-adviser", Severity: audit.Warning, Gathers: covered,
	About:   audit.Texts{English: "a category that hangs on one adviser", Japanese: "回答が 1 人のアドバイザーに偏っているカテゴリ"},
	Why:     audit.Texts{English: "When that adviser leaves nobody answers there, and readers get one opinion. Told from five answers on, where one adviser wrote four in five; and from two questions on where one adviser wrote all, if questions have one and a half answers or more on average.", Japanese: "その人が抜けると回答者がいなくなり、読者も一つの見方しか得られません。回答が 5 件以上あり、その 8 割以上を 1 人が書いているときに指摘します。1 つの質問に平均 1.5 件以上の回答があるサイトでは、質問が 2 件以上あり、そのすべてに 1 人だけが答えているときにも指摘します。"},
	Message: audit.Texts{English: "%[1]d of %[2]d answers are %[3]s's; ask another adviser to answer here", Japanese: "回答 %[2]d 件中 %[1]d 件が%[3]sさんのものです。ほかのアドバイザーにも回答を依頼してください"},
	Report: onCoverage(func(c *covering, found func(audit.Hit)) {
		if len(c.Advisers) < 2 {
			return
		}
		eachCategory(c, func(name string, in *Category) {
			adviser, n := in.most()
			many := in.Answers >= manyAnswers && float64(n) >= hangsOnOne*float64(in.Answers)
			all := in.Questions >= fewQuestions && c.answered[name] == in.Questions && n == in.Answers && n >= in.Questions &&
				float64(c.answers) >= several*float64(c.Questions)
			if many || all {
				found(ofCategory(name, n, in.Answers, adviser))
			}
		})
	}),
}

var unansweredCategory = audit.Rule{
	ID: "network/unanswered-category", Severity: audit.Warning, Gathers: covered,
	About:   audit.Texts{English: "a category in which nobody answers", Japanese: "誰も回答していないカテゴリ"},
	Why:     audit.Texts{English: "It is a subject that people ask about and no adviser covers; a single question without an answer is structure/no-answer's. Told from two questions on, where answers are not lacking all over.", Japanese: "質問が寄せられているのに、答えられるアドバイザーがいない話題です。質問が 2 件以上のときに指摘します（1 件だけの未回答は structure/no-answer）。サイト全体に回答がないときは指摘しません。"},
	Message: audit.Texts{English: "none of its %d questions has an answer; find an adviser for the subject, or merge the category", Japanese: "質問 %d 件のすべてに回答がありません。この話題のアドバイザーを決めるか、カテゴリを統合してください"},
	Report: onCoverage(func(c *covering, found func(audit.Hit)) {
		if c.answers == 0 {
			return
		}
		eachCategory(c, func(name string, in *Category) {
			if in.Questions >= fewQuestions && c.answered[name] == 0 {
				found(ofCategory(name, in.Questions))
			}
		})
	}),
}

var narrowAdviser = audit.Rule{
	ID: "network/narrow-adviser", Severity: audit.Note, Gathers: covered,
	About:   audit.Texts{English: "an adviser who answers in one category only", Japanese: "1つのカテゴリでしか回答していないアドバイザー"},
	Why:     audit.Texts{English: "It may be what they are for; or they could help where advisers are few. Told from five answered questions on; a category of more than half of all questions is no subject.", Japanese: "専門なのかもしれませんが、回答者の足りないカテゴリを任せられる可能性もあります。回答した質問が 5 件以上のときに指摘します。全体の半数を超える質問が入っているカテゴリは数えません。"},
	Message: audit.Texts{English: "all %d questions that %s has answered are in %s; ask whether other categories would suit, too", Japanese: "回答した質問 %d 件がすべて同じカテゴリです（%sさん、%s）。ほかのカテゴリにも回答できるか相談してください"},
	Report: onCoverage(func(c *covering, found func(audit.Hit)) {
		if len(c.Categories) < manySubjects {
			return
		}
		for _, name := range slices.Sorted(maps.Keys(c.Advisers)) {
			a := c.Advisers[name]
			if a.Questions < manyAnswers {
				continue
			}
			for _, category := range slices.Sorted(maps.Keys(a.Categories)) {
				if a.Categories[category] == a.Questions && float64(c.Categories[category].Questions) <= wholeSite*float64(c.Questions) && a.only(category) {
					found(audit.Hit{Spot: audit.Whole("answers.adviser", name), Key: name, Args: []any{a.Questions, name, category}})
				}
			}
		}
	}),
}

var staleCategory = audit.Rule{
	ID: "network/stale-category", Severity: audit.Warning, Gathers: covered,
	About:   audit.Texts{English: "a category in which nothing was written for two years", Japanese: "2年以上新しい質問も更新もないカテゴリ"},
	Why:     audit.Texts{English: "Recruiting changes each season, and readers take an old category for a dead one. A question counts by the day it was asked or updated; categories without at least five dated questions are left out.", Japanese: "採用の動きは年ごとに変わり、古いカテゴリは放置されていると受け取られます。質問日か更新日で判断します。日付のある質問が 5 件に満たないカテゴリは対象外です。"},
	Message: audit.Texts{English: "nothing was asked or updated since %s (%d questions); have the answers looked through, or merge the category", Japanese: "%sを最後に、新しい質問も更新もありません（質問 %d 件）。回答を見直すか、カテゴリを統合してください"},
	Report: onCoverage(func(c *covering, found func(audit.Hit)) {
		eachCategory(c, func(name string, in *Category) {
			if in.Dated >= manyDated && in.Newest.Before(c.asOf.AddDate(-staleAfter, 0, 0)) {
				found(ofCategory(name, in.Newest.Format(time.DateOnly), in.Questions))
			}
		})
	}),
}

var thinCategory = audit.Rule{
	ID: "network/thin-category", Severity: audit.Note, Gathers: covered,
	About:   audit.Texts{English: "a category with hardly any question", Japanese: "質問がほとんどないカテゴリ"},
	Why:     audit.Texts{English: "It takes a place in every list, and mostly it is another category's name written otherwise. Told of one or two questions, where the category in the middle has ten or more.", Japanese: "一覧の場所を取るうえ、多くは別のカテゴリの書き間違いか表記違いです。中央にあたるカテゴリに 10 件以上の質問があるとき、1、2件しかないカテゴリを指摘します。"},
	Message: audit.Texts{English: "has %d questions where the category in the middle has %d; merge it into another, or write more", Japanese: "質問が %d 件しかありません（中央にあたるカテゴリは %d 件）。ほかのカテゴリに統合するか、質問を増やしてください"},
	Report: onCoverage(func(c *covering, found func(audit.Hit)) {
		var sizes []int
		for _, in := range c.Categories {
			sizes = append(sizes, in.Questions)
		}
		slices.Sort(sizes)
		if len(sizes) == 0 || sizes[len(sizes)/2] < commonSize {
			return
		}
		eachCategory(c, func(name string, in *Category) {
			if in.Questions <= thinAt {
				found(ofCategory(name, in.Questions, sizes[len(sizes)/2]))
			}
		})
	}),
}

func onCoverage(report func(*covering, func(audit.Hit))) func(audit.Gatherer, func(audit.Hit)) {
	return func(g audit.Gatherer, found func(audit.Hit)) { report(g.(*covering), found) }
}

func ofCategory(name string, args ...any) audit.Hit {
	return audit.Hit{Spot: audit.Whole("categories", name), Key: name, Args: args}
}

// eachCategory goes through the categories by name.
func eachCategory(c *covering, f func(string, *Category)) {
	for _, name := range slices.Sorted(maps.Keys(c.Categories)) {
		f(name, c.Categories[name])
	}
}

// most is who wrote the most answers, the first by name of several.
func (c *Category) most() (adviser string, answers int) {
	for name, n := range c.By {
		if n > answers || n == answers && cmp.Less(name, adviser) {
			adviser, answers = name, n
		}
	}
	return adviser, answers
}

// only reports that no other category is shared by all that the adviser has answered.
func (a *Adviser) only(category string) bool {
	for name, n := range a.Categories {
		if name != category && n == a.Questions && name < category {
			return false
		}
	}
	return true
}
