package structure

import (
	"kotae/corpus"
	"kotae/search/audit"
)

var repeatedLine = audit.Rule{
	ID: "structure/repeated-line", Severity: audit.Note,
	About:   audit.Texts{English: "a line that stands in many questions", Japanese: "多くの質問に共通して現れる行"},
	Why:     audit.Texts{English: "It is probably a promotion or furniture of the page. Lines of 8 to 300 characters count that stand in more than 1% of the questions, and in 5 at least.", Japanese: "宣伝かページの部品と思われます。8〜300字の行で、質問の1%を超え、かつ5件以上に現れるものを挙げます。"},
	Message: audit.Texts{English: "stands in %d questions (%.1f%%); if it is none of their words, leave it out of the export", Japanese: "%d 件の質問（%.1f%%）に現れます。質問や回答の文章でなければ、書き出しから除いてください"},
	Collect: func() audit.Collector { return &repeated{} },
}

type repeated struct{ lines corpus.LineCounter }

func (r *repeated) Read(q *audit.Question) any { return q.Question }

func (r *repeated) Add(read any) { r.lines.Add(read.(*corpus.Question)) }

func (r *repeated) End(found func(audit.Hit)) {
	for _, c := range r.lines.Candidates() {
		found(audit.Hit{Spot: audit.Whole("", c.Line), Key: c.Line, Args: []any{c.Pages, 100 * c.Share}})
	}
}
