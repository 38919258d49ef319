package search

import (
	"strings"
	"unicode/utf8"

	"kotae/indexer/analysis"
	"kotae/search/query"
	"kotae/search/rank"
)

// Bounds on the work of one query; what is typed beyond them is not looked at.
const (
	maxWords = 48
	maxGrams = 96
)

// plan is a typed query as the ranking and the snippets need it.
type plan struct {
	rank  rank.Query
	typed []string // each word as it was typed
}

// plan analyses a query: its words with meaning, the runs they stand in, and the bigrams around them.
func (e *engine) plan(text string) plan {
	p := plan{}
	p.rank.MinCoverage = e.weights.MinCoverage
	clauses := query.Parse(text).Clauses
	for _, c := range clauses {
		p.addClause(e.analyzer, c, query.IsFiller)
	}
	if len(p.rank.Words) == 0 { // どうすればいい: filler is all there is
		for _, c := range clauses {
			p.addClause(e.analyzer, query.Clause{Text: c.Text}, func(string) bool { return false })
		}
	}
	return p
}

// addClause adds what a clause says, leaving out the terms that skip reports.
func (p *plan) addClause(a *analysis.Analyzer, c query.Clause, skip func(term string) bool) {
	if !c.Phrase {
		c.Text = query.Statement(c.Text)
	}
	an := a.Analyze(c.Text)
	folded := an.Folded.Text
	if c.Phrase {
		p.rank.Phrases = append(p.rank.Phrases, folded)
	}
	known := map[string]bool{}
	for _, w := range p.rank.Words {
		known[w.Term] = true
	}
	run := rank.Run{First: -1}
	from, to := 0, 0 // the run's characters
	endRun := func() {
		if run.First >= 0 && run.Last > run.First {
			run.Literal = folded[from:to]
			p.rank.Runs = append(p.rank.Runs, run)
		}
		run.First = -1
	}
	for _, t := range an.Tokens {
		if t.Kind == analysis.Part {
			continue
		}
		if t.Kind == analysis.Function || skip(t.Term) {
			endRun()
			continue
		}
		if known[t.Term] || len(p.rank.Words) == maxWords {
			endRun()
			p.addGrams(folded, t.From, t.To)
			continue
		}
		known[t.Term] = true
		p.addGrams(folded, t.From, t.To)
		p.rank.Words = append(p.rank.Words, rank.Word{Term: t.Term, Literal: literal(folded[t.From:t.To]), Weight: 1})
		p.typed = append(p.typed, c.Text[t.Start:t.End])
		if run.First < 0 || t.From != to {
			endRun()
			run.First, from = len(p.rank.Words)-1, t.From
		}
		run.Last, to = len(p.rank.Words)-1, t.To
	}
	endRun()
}

// addGrams adds the bigrams that touch a word; they also hold what stands before and after it.
func (p *plan) addGrams(folded string, from, to int) {
	if from > 0 {
		_, size := utf8.DecodeLastRuneInString(folded[:from])
		from -= size
	}
	if to < len(folded) {
		_, size := utf8.DecodeRuneInString(folded[to:])
		to += size
	}
	analysis.Grams(folded[from:to], func(g string) {
		if len(p.rank.Grams) < maxGrams && !contains(p.rank.Grams, g) {
			p.rank.Grams = append(p.rank.Grams, g)
		}
	})
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// literal returns the characters by which a word is also found where it was cut otherwise: three or more of them, not
// all hiragana, which are endings as often as words. Two characters stand together by chance too often (京都 in 東京都).
func literal(folded string) string {
	if utf8.RuneCountInString(folded) < 3 || analysis.OneScript(folded) == analysis.Hiragana {
		return ""
	}
	if strings.IndexFunc(folded, func(r rune) bool { return analysis.ScriptOf(r) >= analysis.Kanji }) < 0 {
		return "" // alphabets and digits are cut reliably
	}
	return folded
}
