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
	maxRun   = 40 // characters; nobody expects a longer text to stand somewhere just so
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
	clauses := query.Parse(query.Finished(text)).Clauses
	for _, skip := range []func(*analysis.Token) bool{
		func(t *analysis.Token) bool { return t.Kind != analysis.Word || query.IsFiller(t.Term) },
		func(t *analysis.Token) bool { return t.Kind != analysis.Word }, // どうすればいい: filler is all there is
	} {
		for _, c := range clauses {
			p.addClause(e.analyzer, c, skip)
		}
		if len(p.rank.Words) > 0 {
			return p
		}
		p.rank.Phrases = nil
	}
	for _, c := range clauses { // ごと, 限り: no word at all when it stands alone
		p.addCharacters(c)
	}
	return p
}

// addClause adds what a clause says, leaving out the tokens that skip reports.
func (p *plan) addClause(a *analysis.Analyzer, c query.Clause, skip func(*analysis.Token) bool) {
	if !c.Phrase {
		c.Text = query.Statement(c.Text)
	}
	an := a.Analyze(c.Text)
	folded := an.Folded.Text
	if phrase := strings.TrimSpace(folded); c.Phrase && phrase != "" {
		p.rank.Phrases = append(p.rank.Phrases, phrase)
	}
	known := map[string]int{}
	for i, w := range p.rank.Words {
		known[w.Term] = i
	}
	var words, stretch run
	for i := range an.Tokens {
		t := &an.Tokens[i]
		if t.Kind == analysis.Part {
			continue
		}
		if breaks(folded[t.From:t.To]) {
			p.addRun(folded, &words, &stretch)
			p.addRun(folded, &stretch, nil)
			continue
		}
		stretch.extend(t, -1)
		if skip(t) {
			p.addRun(folded, &words, &stretch)
			continue
		}
		p.addGrams(folded, t.From, t.To)
		at, had := known[t.Term]
		if !had {
			if len(p.rank.Words) == maxWords {
				continue
			}
			at = len(p.rank.Words)
			known[t.Term] = at
			surface := folded[t.From:t.To]
			p.rank.Words = append(p.rank.Words, rank.Word{Term: t.Term, Surface: surface, Literal: literal(surface, t.Term), Weight: 1})
			p.typed = append(p.typed, c.Text[t.Start:t.End])
		}
		words.extend(t, at)
		stretch.extend(t, at)
	}
	p.addRun(folded, &words, &stretch)
	p.addRun(folded, &stretch, nil)
}

// addCharacters adds a clause that holds no word as characters to find.
func (p *plan) addCharacters(c query.Clause) {
	for _, text := range strings.Fields(analysis.FoldText(c.Text).Text) {
		if breaks(text) || len(p.rank.Words) == maxWords {
			continue
		}
		p.rank.Words = append(p.rank.Words, rank.Word{Term: text, Surface: text, Literal: true, Weight: 1})
		p.typed = append(p.typed, text)
		if c.Phrase {
			p.rank.Phrases = append(p.rank.Phrases, text)
		}
	}
}

// breaks reports whether a token is a space, a mark or anything else that no word goes across.
func breaks(folded string) bool {
	return strings.IndexFunc(folded, func(r rune) bool { return analysis.ScriptOf(r) != analysis.Other }) < 0
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

// literal reports whether a word is also found by its characters where it was cut otherwise: three or more of them, or
// two that are the stem of a verb (震え in 震えます) or were made another term (十分: 10分). Two kanji or kana stand together
// by chance too often (京都 in 東京都); alphabets and digits are cut reliably.
func literal(surface, term string) bool {
	switch script := analysis.OneScript(surface); {
	case strings.ContainsAny(surface, "一二三四五六七八九十"): // 一段 is a word of its own or a number with its counter
		return utf8.RuneCountInString(surface) > 1
	case script == analysis.Latin || script == analysis.Digit:
		return false
	case utf8.RuneCountInString(surface) == 2:
		return script == analysis.Other || surface != term
	}
	return utf8.RuneCountInString(surface) > 2
}
