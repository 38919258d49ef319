package main

import (
	"fmt"
	"strings"

	"kotae/indexer/generation"
	"kotae/search"
)

// printWhy prints why a hit is there, and what each word of the query did for it. An editor who reads Japanese is told in a
// sentence too.
func (a *app) printWhy(h *search.Hit) {
	w := h.Why
	if a.text.Language == "ja" && w.Text != "" {
		a.printf("     "+a.text.Why+"\n", oneLine(w.Text))
	}
	fields := map[string]string{
		"title": a.text.FieldTitle, "body": a.text.FieldBody, "headline": a.text.FieldHeadline, "answer": a.text.FieldAnswer,
	}
	found := map[string]string{"characters": a.text.WhyCharacters, "adviser": a.text.WhyAdviser, "category": a.text.WhyCategory}
	by := map[string]string{
		"variant": a.text.WhyVariant, "reading": a.text.WhyReading, "synonym": a.text.WhySynonym,
		"narrower": a.text.WhyNarrower, "near": a.text.WhyNear, "meant": a.text.WhyMeant,
	}
	var parts []string
	for _, word := range w.Words {
		if word.Found == "" {
			parts = append(parts, fmt.Sprintf(a.text.WhyMissing, oneLine(word.Word)))
			continue
		}
		var where []string
		for _, f := range word.Fields {
			if name, ok := fields[f]; ok {
				f = name
			}
			where = append(where, oneLine(f))
		}
		if how := found[word.Found]; how != "" {
			where = append(where, how)
		}
		if how := by[word.Found]; how != "" {
			where = append(where, fmt.Sprintf(how, oneLine(word.Via)))
		}
		parts = append(parts, fmt.Sprintf(a.text.WhyWord, oneLine(word.Word), word.Score, strings.Join(where, ", ")))
	}
	if w.Together != 0 {
		parts = append(parts, fmt.Sprintf(a.text.WhyTogether, w.Together))
	}
	if w.Title != 0 {
		parts = append(parts, fmt.Sprintf(a.text.WhyTitle, w.Title))
	}
	parts = append(parts, fmt.Sprintf(a.text.WhyRest, w.Grams, w.Coverage, 100*h.Coverage))
	if w.Like != 0 {
		parts = append(parts, fmt.Sprintf(a.text.WhyLike, w.Like))
	}
	for _, p := range w.Precise {
		var where []string
		for _, f := range p.Fields {
			where = append(where, fields[f])
		}
		parts = append(parts, fmt.Sprintf(a.text.WhyPrecise, p.Mode, oneLine(p.Text), p.Times, strings.Join(where, ", ")))
	}
	a.printf("     "+a.text.WhyParts+"\n", strings.Join(parts, " · "))
}

// printFacets prints a table of each facet that was counted.
func (a *app) printFacets(facets map[string][]search.FacetCount) {
	titles := map[string]string{
		"category": a.text.FacetCategory, "adviser": a.text.FacetAdviser, "status": a.text.FacetStatus, "year": a.text.FacetYear,
	}
	for _, name := range generation.FacetNames {
		if len(facets[name]) == 0 {
			continue
		}
		rows := make([][]string, 0, len(facets[name]))
		for _, c := range facets[name] {
			rows = append(rows, []string{c.Value, fmt.Sprint(c.Count)})
		}
		a.printf("\n")
		a.printTable([]column{{titles[name], false}, {"", true}}, rows)
	}
}
