package search_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"kotae/search"
	"kotae/search/thesaurus"
)

// knownTypos are the slips that do not lead to what was meant, and where they do.
var knownTypos = map[string]string{
	"いんたーん": "インターン, as it is read",
}

// TestTyposOfTheThesaurus types each slip that editors wrote down, alone, and wants what was meant offered, or found as what
// was typed, wherever the sample has it.
func TestTyposOfTheThesaurus(t *testing.T) {
	svc := sampleService(t)
	all, err := thesaurus.Default()
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, q := range sampleQuestions(t) {
		texts = append(texts, folded(allText(&q)))
	}
	passed, total := 0, 0
	for _, g := range all.Groups() {
		if g.Kind != "typo" || !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, folded(g.Terms[0])) }) {
			continue
		}
		for _, typo := range g.Terms[1:] {
			total++
			leads := leadsTo(t, svc, typo, g.Terms[0])
			if leads {
				passed++
			}
			if _, known := knownTypos[typo]; known == leads {
				t.Errorf("%s leads to %s: %v, but is known: %v", typo, g.Terms[0], leads, known)
			}
		}
	}
	t.Logf("%d/%d", passed, total)
	if total == 0 || float64(passed) < 0.95*float64(total) {
		t.Errorf("%d of %d slips lead to what was meant", passed, total)
	}
}

// leadsTo reports whether a slip is answered by what was meant.
func leadsTo(t *testing.T, svc *search.Service, typo, meant string) bool {
	t.Helper()
	a, err := svc.Search(context.Background(), search.Request{Query: typo, PerPage: search.MaxPerPage, Why: true})
	if err != nil {
		t.Fatalf("%q: %v", typo, err)
	}
	if a.Meant != nil && folded(a.Meant.Text) == folded(meant) {
		return true
	}
	return slices.ContainsFunc(a.Hits, func(h search.Hit) bool {
		return slices.ContainsFunc(h.Why.Words, func(w search.WhyWord) bool {
			if w.Found == "term" { // ないない定, which the index has as 内々定
				return folded(w.Term) == folded(meant)
			}
			return slices.Contains([]string{"variant", "reading", "synonym"}, w.Found) && folded(w.Via) == folded(meant)
		})
	})
}
