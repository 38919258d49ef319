package audit_test

import (
	"testing"

	"kotae/corpus"
	"kotae/search/audit"
	"kotae/search/audit/audittest"
)

// total counts questions.
type total struct{ questions int }

func (*total) Read(*audit.Question) any { return 1 }
func (t *total) Add(n any)              { t.questions += n.(int) }

// TestGathering: what several rules need is gathered once in a run, and anew in the next; with the other rules left out, too.
func TestGathering(t *testing.T) {
	begun := 0
	all := &audit.Gathering{Begin: func() audit.Gatherer { begun++; return &total{} }}
	rule := func(id string) audit.Rule {
		return audit.Rule{ID: id, Severity: audit.Note, Message: audit.Texts{English: "%d"}, Gathers: all, Report: func(g audit.Gatherer, found func(audit.Hit)) {
			found(audit.Hit{Args: []any{g.(*total).questions}})
		}}
	}
	rules := []audit.Rule{rule("all/first"), rule("all/second")}
	for n, rules := range [][]audit.Rule{rules, rules, rules[1:]} {
		found := audittest.Findings(t, rules, "2026-11-01", &corpus.Question{ID: "1"}, &corpus.Question{ID: "2"})
		if len(found) != len(rules) || begun != n+1 {
			t.Fatalf("run %d: %d findings, begun %d times", n, len(found), begun)
		}
		for _, f := range found {
			if f.Message != "2" {
				t.Errorf("run %d: %s counted %s questions", n, f.Rule, f.Message)
			}
		}
	}
}
