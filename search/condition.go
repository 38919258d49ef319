package search

import (
	"strings"

	"kotae/indexer/analysis"
	"kotae/indexer/generation"
	"kotae/search/query"
	"kotae/search/rank"
)

// parts are the fields of the query language that are parts of a question's text, facets those that are its facets.
var (
	parts  = map[query.Field]rank.Part{"": rank.Anywhere, query.Title: rank.Title, query.Body: rank.Body, query.Answer: rank.Answers, query.Headline: rank.Headlines}
	facets = map[query.Field]int{
		query.Category: generation.Category, query.Adviser: generation.Adviser, query.Status: generation.Status, query.Year: generation.Year,
	}
)

// conditions are what clauses ask of every hit; looks bounds what must be looked at for them. Words to rank by are a condition only where required is set, within an OR.
func (e *engine) conditions(clauses []query.Clause, required bool, looks *rank.Looks) rank.All {
	var all rank.All
	for _, c := range clauses {
		if soft(c) && !required {
			continue
		}
		found := e.condition(c, looks)
		if len(found) == 0 { // marks only
			continue
		}
		if c.Not {
			found = rank.All{rank.Not{Condition: found}}
		}
		all = append(all, found...)
	}
	return all
}

// soft reports words that rank and need not all be found.
func soft(c query.Clause) bool {
	return !c.Phrase && !c.Not && c.Field == "" && c.Mode == "" && len(c.Any) == 0
}

// condition is what a clause names, whether or not it is excluded.
func (e *engine) condition(c query.Clause, looks *rank.Looks) rank.All {
	if len(c.Any) > 0 {
		var either rank.Any
		for _, q := range c.Any {
			if all := e.conditions(q.Clauses, true, looks); len(all) > 0 {
				either = append(either, all)
			}
		}
		if len(either) == 0 {
			return nil
		}
		return rank.All{either}
	}
	if facet, ok := facets[c.Field]; ok {
		return rank.All{rank.Value{Facet: facet, Ordinals: e.ordinals(facet, c.Text)}}
	}
	if c.Mode != "" {
		return e.precisely(c, looks)
	}
	part := parts[c.Field]
	if c.Phrase {
		if text := strings.TrimSpace(analysis.FoldText(c.Text).Text); text != "" {
			return rank.All{rank.Stands{Text: text, Part: part}}
		}
		return nil
	}
	var all rank.All
	for _, word := range strings.Fields(c.Text) {
		all = append(all, e.required(word, part)...)
	}
	return all
}

// ordinals are the values of a facet that the query language's field:text names.
func (e *engine) ordinals(facet int, text string) []uint32 {
	if facet == generation.Year {
		return e.values[facet].years(text)
	}
	return e.values[facet].containing(text)
}

// required is the condition of one word typed without spaces. One that is cut into several, particles too, must stand there as
// it was typed: title:がない is not every title with ない. What is an adviser's whole name is also found where that adviser
// answered.
func (e *engine) required(typed string, part rank.Part) rank.All {
	an := e.analyzer.Analyze(typed)
	var tokens []analysis.Token
	for _, t := range an.Tokens {
		if t.Kind != analysis.Part && !breaks(an.Folded.Text[t.From:t.To]) {
			tokens = append(tokens, t)
		}
	}
	if len(tokens) == 0 {
		return nil
	}
	var is rank.Any
	if len(tokens) == 1 && tokens[0].Kind == analysis.Word {
		is = rank.Any{rank.Has{Word: wordOf(an.Folded.Text, &tokens[0]), Part: part}}
	} else {
		whole := an.Folded.Text[tokens[0].From:tokens[len(tokens)-1].To]
		is = rank.Any{rank.Stands{Text: whole, Part: part}, rank.Has{Word: rank.Word{Term: whole}, Part: part}}
	}
	if part == rank.Anywhere {
		if advisers := e.values[generation.Adviser].equal(typed); len(advisers) > 0 {
			is = append(is, rank.Value{Facet: generation.Adviser, Ordinals: advisers})
		}
	}
	return rank.All{is}
}
