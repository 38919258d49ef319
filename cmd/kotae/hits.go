package main

import (
	"fmt"
	"strings"

	"kotae/search"
)

// Marks are shown bold and yellow, which can be read on light and dark.
const (
	markOn  = "\x1b[1;33m"
	boldOn  = "\x1b[1m"
	markOff = "\x1b[0m"
)

// printAnswer lists the hits of a search.
func (a *app) printAnswer(r *search.Answer) {
	if m := r.Meant; m != nil && m.Instead {
		a.printf(a.text.MeantInstead+"\n", oneLine(r.Query), oneLine(m.Text))
	} else if m != nil {
		a.printf(a.text.Meant+"\n", oneLine(m.Text), m.Total)
	}
	switch {
	case r.Total == 0:
		a.printf("%s\n", a.text.NoHits)
		return
	case len(r.Hits) == 0:
		a.printf(a.text.PastEnd+"\n", r.Total, r.Page)
		return
	}
	first := (r.Page-1)*r.PerPage + 1
	a.printf(a.text.Hits+"\n", r.Total, first, first+len(r.Hits)-1)
	if r.Relaxed {
		a.printf("%s\n", a.text.Relaxed)
	}
	if len(r.Dropped) > 0 {
		quoted := make([]string, len(r.Dropped))
		for i, word := range r.Dropped {
			quoted[i] = fmt.Sprintf(a.text.Quoted, oneLine(word))
		}
		a.printf(a.text.Dropped+"\n", strings.Join(quoted, " "))
	}
	a.printHits(r.Hits, first)
	a.printFacets(r.Facets)
}

// printRelated lists related questions.
func (a *app) printRelated(r *search.Answer) {
	if len(r.Hits) == 0 {
		a.printf("%s\n", a.text.NoRelated)
		return
	}
	a.printf(a.text.RelatedHits+"\n", len(r.Hits))
	a.printHits(r.Hits, 1)
}

// printHits prints rank, id and title, the best answer, and one snippet.
func (a *app) printHits(hits []search.Hit, first int) {
	for i, h := range hits {
		a.printf("\n%3d. %s  %s\n", first+i, oneLine(h.ID), a.marked(h.Title, h.TitleMarks))
		if h.Canonical != "" {
			a.printf("     "+a.text.SameAs+"\n", oneLine(h.Canonical))
		}
		if h.Answer != nil {
			headline := oneLine(h.Answer.Headline)
			if headline == "" {
				headline = "–"
			}
			a.printf("     "+a.text.By+"\n", oneLine(h.Answer.Adviser), headline)
		}
		if len(h.Snippets) > 0 {
			a.printf("     %s\n", a.marked(h.Snippets[0].Text, h.Snippets[0].Marks))
		}
		if h.Why != nil {
			a.printWhy(&hits[i])
		}
	}
}

// marked shows the spans of a text, which count code points, where the terminal can.
func (a *app) marked(s string, spans [][2]int) string {
	if !a.colour {
		return oneLine(s)
	}
	runes := []rune(s)
	var b strings.Builder
	at := 0
	for _, span := range spans {
		from, to := max(span[0], at), min(span[1], len(runes))
		if from >= to {
			continue
		}
		b.WriteString(oneLine(string(runes[at:from])))
		b.WriteString(markOn + oneLine(string(runes[from:to])) + markOff)
		at = to
	}
	b.WriteString(oneLine(string(runes[at:])))
	return b.String()
}

// bold stresses a line where the terminal can.
func (a *app) bold(s string) string {
	if !a.colour {
		return s
	}
	return boldOn + s + markOff
}
