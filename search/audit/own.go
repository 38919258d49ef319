package audit

import "kotae/corpus"

// The rules that the engine itself follows.
const (
	ReadRejected = "read/rejected"
	ReadOdd      = "read/odd"
	AllowExpired = "audit/allow-expired"
	AllowUnused  = "audit/allow-unused"
)

// OwnRules are the rules about what could not be read, and about the allow-list.
func OwnRules() []Rule {
	return []Rule{
		{
			ID: ReadRejected, Severity: Error,
			About:   Texts{"a record that kotae index rejects", "kotae index が受け付けないレコード"},
			Why:     Texts{"The question is not on the site, or stays there as it was before. Only files are read; an index holds no such records.", "その質問はサイトに載らないか、古い内容のまま残ります。ファイルを監査するときだけ調べます（索引には入っていません）。"},
			Message: Texts{"%s; %s", "取り込めません：%s。対処：%s"},
		},
		{
			ID: ReadOdd, Severity: Warning,
			About:   Texts{"something odd about a record or a file that was read all the same", "読み取れたものの、様子のおかしいレコードやファイル"},
			Why:     Texts{"The reader had to guess, or left something out. Only files are read; an index no longer knows.", "読み取りの際に推測や省略をしています。ファイルを監査するときだけ調べます。"},
			Message: Texts{"%s; %s", "読み取りで気になる点：%s。対処：%s"},
		},
		{
			ID: AllowExpired, Severity: Warning,
			About:   Texts{"an entry of the allow-list whose last day is past", "期限の切れた許可リストの行"},
			Why:     Texts{"It allows nothing any more.", "期限の過ぎた行は何も許可しません。"},
			Message: Texts{"allowed until %s only (%s); mend what it allowed, or look at it anew and give another day", "許可は%sまででした（%s）。指摘箇所を直すか、改めて確認して期限を延ばしてください"},
		},
		{
			ID: AllowUnused, Severity: Note,
			About:   Texts{"an entry of the allow-list that matches nothing", "何にも当てはまらない許可リストの行"},
			Why:     Texts{"What it allowed is mended, or its text is mistyped; it may come to allow what nobody has looked at.", "指摘箇所はすでに直っているか、行に書き間違いがあります。残しておくと、確認していないものまで許可しかねません。"},
			Message: Texts{"matches nothing (%s); remove it, or check its rule, question and text", "当てはまる指摘がありません（%s）。行を削除するか、ルール・質問・文言を確かめてください"},
		},
	}
}

// read reports what was wrong with an item when it was read.
func (r *run) read(item corpus.Item, found func(*Rule, Hit)) {
	report := func(rule *Rule, p corpus.Problem) {
		id := p.ID
		if item.Question != nil {
			id = item.Question.ID
		}
		found(rule, Hit{Place: Place{Question: id, File: p.File, Line: p.Line}, Spot: Spot{Field: p.Field}, Key: p.Reason, Args: []any{p.Reason, p.Fix}})
	}
	for i := range r.Rules {
		switch rule := &r.Rules[i]; {
		case rule.ID == ReadRejected && item.Rejected != nil:
			report(rule, *item.Rejected)
		case rule.ID == ReadOdd:
			for _, p := range item.Warnings {
				report(rule, p)
			}
		}
	}
}
