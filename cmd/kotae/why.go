package main

import (
	"fmt"
	"strings"

	"kotae/indexer/generation"
	"kotae/search"
)

// printWhy prints on one line what each word of the query did for a hit.
func (a *app) printWhy(w *search.Why) {
	fields := map[string]string{
		"title": a.text.FieldTitle, "body": a.text.FieldBody, "headline": a.text.FieldHeadline, "answer": a.text.FieldAnswer,
	}
	found := map[string]string{"characters": a.text.WhyCharacters, "adviser": a.text.WhyAdviser, "category": a.text.WhyCategory}
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
		parts = append(parts, fmt.Sprintf(a.text.WhyWord, oneLine(word.Word), word.Score, strings.Join(where, ", ")))
	}
	parts = append(parts, fmt.Sprintf(a.text.WhyRest, w.Grams, w.Coverage))
	a.printf("     "+a.text.Why+"\n", strings.Join(parts, " · "))
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
