package report

import "kotae/search/audit"

// texts are what the page says in one language. Where a text has verbs, they are the same ones in every language.
type texts struct {
	Code                                           string
	Title, AsOf, Made                              string
	Questions, Answers, Advisers, Categories       string
	Findings, Allowed, Refused                     string
	Error, Warning, Note                           string
	Contents, AsTable, None                        string
	ByRule, ByRuleWhat, Rule, Severity, Count, New string
	Known, Gone                                    string
	Corpus, CorpusWhat, Message, About             string
	Worst, WorstWhat, Question                     string
	Time, TimeWhat, TimeShort, Period, NoDates     string
	Age, AgeWhat, AgeShort, Year, Undated          string
	Fresh, Aged, Stale                             string
	Matrix, MatrixWhat, Category, Others, Sum      string
	MoreRows, MoreCols, NoMatrix                   string
	Demand, DemandWhat, NoLog, Term, Searches      string
	Nothing, Proposal, Gain, NoContent, NothingDue string
	ScrollMatrix, ScrollRules, ScrollWorst         string
	ScrollDemand, ScrollCorpus                     string
}

func textsFor(language string) *texts {
	if language == "ja" {
		return &japanese
	}
	return &english
}

func (t *texts) severity(s audit.Severity) string {
	return map[audit.Severity]string{audit.Error: t.Error, audit.Warning: t.Warning, audit.Note: t.Note}[s]
}

var english = texts{
	Code: "en", Title: "Audit of the questions", AsOf: "As of %s", Made: "Written by kotae %s.",
	Questions: "questions", Answers: "answers", Advisers: "advisers", Categories: "categories",
	Findings: "findings", Allowed: "Allowed by the list: %d", Refused: "pages of another kind, left out: %d",
	Error: "error", Warning: "warning", Note: "note",
	Contents: "Contents", AsTable: "As a table", None: "There is nothing to mend.",
	ByRule: "Findings by rule", ByRuleWhat: "What is allowed is not in the count.", Rule: "Rule", Severity: "Severity", Count: "Findings", New: "New",
	Known: "Known", Gone: "gone since the earlier report: %d",
	Corpus: "About the whole corpus", CorpusWhat: "What no single question shows.", Message: "What to do", About: "About",
	Worst: "The questions with the most to mend", WorstWhat: "Those with the most errors first, then with the most warnings, then notes.", Question: "Question",
	Time: "Answers over time", TimeWhat: "By when their question was asked, or else last changed.", TimeShort: "%d answers from %s to %s, at most %d at a time.",
	Period: "Time", NoDates: "No question has a date.",
	Age: "When questions were last changed", AgeWhat: "By the year in which they were asked or last updated.", AgeShort: "%d questions with a date, from %s to %s.",
	Year: "Year", Undated: "Without a date: %d.",
	Fresh: "this year", Aged: "one or two years ago", Stale: "earlier",
	Matrix: "Who answers what", MatrixWhat: "Answers by category and adviser; the more, the stronger the colour. A question in several categories counts in each.",
	Category: "Category", Others: "Others", Sum: "All", MoreRows: "Smaller categories, not shown: %d.", MoreCols: "Advisers with fewer answers, in “Others”: %d.",
	NoMatrix: "No question has both a category and an answer with an adviser's name.",
	Demand:   "What people look for and do not find", DemandWhat: "Of %d searches %d found nothing, or only what comes closest. Of these %d would find something by now; what was searched for fewer than three times (%d) is not listed.",
	NoLog: "There is no query log, so nobody knows what people look for.", Term: "Not found", Searches: "Searches", Nothing: "nothing at all", Proposal: "What to do", Gain: "synonym: %[1]s (then %[2]d of %[3]d searches find something)",
	NoContent: "no question covers it: write one", NothingDue: "Nothing that was searched for three times is missing.",
	ScrollMatrix: "Answers by category and adviser", ScrollRules: "Findings by rule", ScrollWorst: "Questions with the most to mend", ScrollDemand: "What is not found", ScrollCorpus: "Findings about the whole corpus",
}

var japanese = texts{
	Code: "ja", Title: "質問の監査レポート", AsOf: "基準日 %s", Made: "kotae %s が作成しました。",
	Questions: "質問", Answers: "回答", Advisers: "アドバイザー", Categories: "カテゴリ",
	Findings: "指摘", Allowed: "許可リストで許可済み：%d 件", Refused: "質問ではないページ（対象外）：%d 件",
	Error: "エラー", Warning: "注意", Note: "参考",
	Contents: "目次", AsTable: "表で見る", None: "直すべき点はありません。",
	ByRule: "ルール別の指摘", ByRuleWhat: "許可済みのものは件数に含みません。", Rule: "ルール", Severity: "重大度", Count: "指摘", New: "新規",
	Known: "既知", Gone: "前回から解消：%d 件",
	Corpus: "全体についての指摘", CorpusWhat: "個々の質問を見るだけでは分からないことです。", Message: "対処", About: "対象",
	Worst: "直すべき点の多い質問", WorstWhat: "エラー、注意、参考の順に、多いものから並べています。", Question: "質問",
	Time: "回答数の推移", TimeWhat: "質問された時期（不明なら最後に更新された時期）ごとの回答数です。", TimeShort: "回答 %d 件、%s から %s まで。最も多い時期で %d 件。",
	Period: "時期", NoDates: "日付のある質問がありません。",
	Age: "質問の鮮度", AgeWhat: "質問された、または最後に更新された年ごとの質問数です。", AgeShort: "日付のある質問 %d 件、%s 年から %s 年まで。",
	Year: "年", Undated: "日付なし：%d 件。",
	Fresh: "今年", Aged: "1〜2 年前", Stale: "それ以前",
	Matrix: "カテゴリとアドバイザー", MatrixWhat: "カテゴリごと、アドバイザーごとの回答数です。多いほど濃くなります。複数のカテゴリに入る質問は、それぞれで数えます。",
	Category: "カテゴリ", Others: "その他", Sum: "計", MoreRows: "省略した小さいカテゴリ：%d 個。", MoreCols: "「その他」にまとめたアドバイザー：%d 人。",
	NoMatrix: "カテゴリとアドバイザー名の両方がある質問がありません。",
	Demand:   "検索されているのに見つからないもの", DemandWhat: "検索 %d 件のうち %d 件が「該当なし」か「近いもののみ」でした。うち %d 件は今なら見つかります。3 回に満たないもの（%d 件）は載せていません。",
	NoLog: "検索の記録がないため、何が探されているかは分かりません。", Term: "見つからない語", Searches: "検索数", Nothing: "該当なし", Proposal: "対処", Gain: "同義語にする：%[1]s（検索 %[3]d 件中 %[2]d 件が見つかるようになる）",
	NoContent: "扱う質問がない：質問と回答を用意する", NothingDue: "3 回以上検索されたもので、見つからないものはありません。",
	ScrollMatrix: "カテゴリとアドバイザーごとの回答数", ScrollRules: "ルール別の指摘数", ScrollWorst: "直すべき点の多い質問の一覧", ScrollDemand: "見つからないものの一覧", ScrollCorpus: "全体についての指摘の一覧",
}
