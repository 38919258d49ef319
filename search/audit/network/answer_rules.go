package network

import (
	"fmt"

	"kotae/search/audit"
)

var sameAnswer = audit.Rule{
	ID: "network/same-answer", Severity: audit.Warning, Gathers: said,
	About:   audit.Texts{English: "an answer whose adviser has given it to another question already", Japanese: "同じアドバイザーが別の質問にも使っている回答文"},
	Why:     audit.Texts{English: "Whoever asked gets nothing that is meant for them; or the two questions are one. Answers are one text where three in five of the sentences of either are the same; answers of fewer than sixty letters are left out.", Japanese: "質問した人の事情に向き合った回答になっていないか、2つの質問が実は同じものです。双方の文の 6 割以上が一致すると同じ文章とみなします。60文字に満たない回答は対象外です。"},
	Message: audit.Texts{English: "%[1]s has said the same, or nearly, in %[2]s (%[3]d questions have it); write what this asker needs, or merge the questions", Japanese: "%[1]sさんが%[2]sにもほぼ同じ回答をしています（計 %[3]d 件）。この質問に即した内容に書き直すか、質問を統合してください"},
	Report:  onAnswers(func(a *answers, found func(audit.Hit)) { a.tell(true, found) }),
}

var copiedAnswer = audit.Rule{
	ID: "network/copied-answer", Severity: audit.Warning, Gathers: said,
	About:   audit.Texts{English: "an answer that another adviser has given to another question", Japanese: "別のアドバイザーの回答と同じ文章の回答"},
	Why:     audit.Texts{English: "One of the two did not write it, or the export has mixed them up; readers lose their trust in both. Texts are compared as by network/same-answer.", Japanese: "どちらかが自分で書いていないか、書き出しの際に入れ違っています。どちらの回答も信用されなくなります。比べ方は network/same-answer と同じです。"},
	Message: audit.Texts{English: "the answer of %[1]s is, or nearly, that of %[4]s in %[2]s (%[3]d questions have it); find out who wrote it, and keep it under that name alone", Japanese: "%[1]sさんの回答が、%[2]sの%[4]sさんの回答とほぼ同じです（計 %[3]d 件）。書いた人を確かめ、もう一方を差し替えてください"},
	Report:  onAnswers(func(a *answers, found func(audit.Hit)) { a.tell(false, found) }),
}

func onAnswers(report func(*answers, func(audit.Hit))) func(audit.Gatherer, func(audit.Hit)) {
	return func(g audit.Gatherer, found func(audit.Hit)) { report(g.(*answers), found) }
}

// tell reports the copies of the same adviser as the first, or those of another.
func (a *answers) tell(same bool, found func(audit.Hit)) {
	for _, c := range a.copies() {
		copy, first := &a.all[c.sketch], &a.all[c.first]
		if (copy.adviser == first.adviser) != same {
			continue
		}
		args := []any{a.name(copy), fmt.Sprintf("%s:answers[%d]", a.id(int(first.question)), first.answer), c.times}
		if !same {
			args = append(args, a.name(first))
		}
		h := a.at(int(copy.question), fmt.Sprintf("answers[%d]", copy.answer))
		h.Key, h.Args = fmt.Sprintf("%s %08x", a.name(copy), copy.hashes[0]), args
		found(h)
	}
}

// name is how an answer's adviser is called.
func (a *answers) name(k *sketch) string {
	if name := a.advisers.names[k.adviser]; name != "" {
		return name
	}
	return "―"
}
