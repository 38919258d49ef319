package demand

import (
	"cmp"
	"fmt"
	"strings"

	"kotae/search/audit"
)

// The rules' ids.
const (
	noContentID  = "demand/no-content"
	vocabularyID = "demand/vocabulary"
	noLogID      = "demand/no-log"
)

// Rules are the rules about what people look for. They find something only once Bind has given them what was mined.
func Rules() []audit.Rule {
	return []audit.Rule{
		{
			ID: noContentID, Severity: audit.Warning,
			About:   audit.Texts{English: "what people search for and no question is about", Japanese: "検索されているのに、扱う質問がない話題"},
			Why:     audit.Texts{English: "They leave without an answer. Searches of the query log that found nothing, or only what comes closest, are asked again and brought together by what they lack and its reading; what was searched for fewer than three times is not told. Only an index is looked at.", Japanese: "答えを得られないまま離れています。検索の記録から「該当なし」「近いもののみ」だった検索を今の索引でやり直し、足りない語とその読みでまとめます。3回に満たないものは挙げません。索引を監査するときだけ調べます。"},
			Message: audit.Texts{English: "searched for %d times (ways to put it: %d, times without any hit: %d), and no question covers it; have a question and an answer written", Japanese: "%d 回（%d 通りの言い方で）検索されましたが、扱う質問がありません（うち %d 回は該当なし）。質問と回答を用意してください"},
		},
		{
			ID: vocabularyID, Severity: audit.Warning,
			About:   audit.Texts{English: "what people search for and questions call by another word", Japanese: "質問側では別の言葉で書かれている検索語"},
			Why:     audit.Texts{English: "The answer is there and is not found. A synonym is looked for by reading, abbreviation and slips, in what was opened, suggested or searched for next, in the thesaurus' looser groups and in what the other words find; it is told only where the searches, asked again with it, find what they ask for.", Japanese: "答えがあるのに見つかっていません。読み・略し方・打ち間違い、開かれた結果、選ばれた候補、続けて検索された語、類語のゆるいグループ、残りの語で見つかる質問から同義語を探し、加えてやり直すと見つかるようになるものだけを挙げます。"},
			Message: audit.Texts{English: "searched for %[1]d times without being found; questions say %[2]s. With both as synonyms %[3]d of %[4]d ways to put it (%[5]d searches) find it; add to synonyms.tsv: %[6]s", Japanese: "%[1]d 回検索されましたが見つかっていません。質問側では「%[2]s」と書かれています。同義語にすると、%[4]d 通り中 %[3]d 通り（%[5]d 回分）が見つかるようになります。synonyms.tsv に追加：%[6]s"},
		},
		{
			ID: noLogID, Severity: audit.Note,
			About:   audit.Texts{English: "there is no query log, so that nobody knows what people look for", Japanese: "検索の記録がなく、何が探されているか分からない"},
			Why:     audit.Texts{English: "kotae serve keeps one, for serve.query_log_days. Only an index is looked at.", Japanese: "記録は kotae serve が serve.query_log_days の日数だけ残します。索引を監査するときだけ調べます。"},
			Message: audit.Texts{English: "there is no query log, so nothing is told of what people look for; have kotae serve keep one (serve.query_log_days)", Japanese: "検索の記録がないため、何が探されているかは調べていません。kotae serve で記録を残してください（serve.query_log_days）"},
		},
	}
}

// Reads reports whether a rule needs a report of this package.
func Reads(r *audit.Rule) bool { return strings.HasPrefix(r.ID, "demand/") }

// Bind gives rules what was mined, nil where there is no log. Other rules stay as they are.
func Bind(rules []audit.Rule, r *Report) {
	for i := range rules {
		if rule := &rules[i]; Reads(rule) {
			id := rule.ID
			rule.Collect = func() audit.Collector { return bound{id, r} }
		}
	}
}

// bound is a rule that reads no question.
type bound struct {
	id     string
	report *Report
}

func (bound) Read(*audit.Question) any { return nil }
func (bound) Add(any)                  {}

func (b bound) End(found func(audit.Hit)) {
	if b.report == nil {
		if b.id == noLogID {
			found(audit.Hit{Spot: audit.Whole("searches", "")})
		}
		return
	}
	for i := range b.report.Clusters {
		c := &b.report.Clusters[i]
		h := audit.Hit{Spot: audit.Spot{Field: "searches", Excerpt: c.Shown()}, Key: c.Key}
		switch p := c.Proposal; {
		case b.id == noContentID && p == nil:
			h.Args = []any{c.Searches, len(c.Queries), c.Zero}
			found(h)
		case b.id == vocabularyID && p != nil:
			h.Args = []any{c.Searches, p.Term, p.Queries, len(c.Queries), p.Searches, strings.Join(p.Lines, " / ")}
			found(h)
		}
	}
}

// maxShown is how many of a cluster's queries a finding shows.
const maxShown = 4

// Shown are the queries of a cluster, the most frequent first.
func (c *Cluster) Shown() string {
	var texts []string
	for _, q := range c.Queries[:min(len(c.Queries), maxShown)] {
		texts = append(texts, audit.Whole("", q.Text).Excerpt)
	}
	more := ""
	if n := len(c.Queries) - maxShown; n > 0 {
		more = fmt.Sprintf(" +%d", n)
	}
	return cmp.Or(strings.Join(texts, " / "), c.Term) + more
}
