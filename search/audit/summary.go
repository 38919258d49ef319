package audit

import "kotae/corpus"

// Summary counts what an audit found.
type Summary struct {
	Questions int         `json:"questions"` // that were looked at
	Refused   int         `json:"refused"`   // pages of another kind, which are not audited
	Rules     []RuleCount `json:"rules"`     // in the order of Options.Rules
	Gone      int         `json:"gone"`      // findings of the earlier report that are no more
	byID      map[string]*RuleCount
}

// RuleCount counts the findings of one rule.
type RuleCount struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	New      int      `json:"new"`     // all that are reported, where there is no earlier report
	Known    int      `json:"known"`   // those that the earlier report has
	Allowed  int      `json:"allowed"` // by the allow-list; these are not reported
}

func newSummary(rules []Rule) *Summary {
	s := &Summary{Rules: make([]RuleCount, len(rules)), byID: map[string]*RuleCount{}}
	for i, r := range rules {
		s.Rules[i] = RuleCount{Rule: r.ID, Severity: r.Severity}
		s.byID[r.ID] = &s.Rules[i]
	}
	return s
}

// Total adds up all rules.
func (s *Summary) Total() (all RuleCount) {
	for _, r := range s.Rules {
		all.New += r.New
		all.Known += r.Known
		all.Allowed += r.Allowed
	}
	return all
}

// Fails reports whether there are new findings of a severity or above.
func (s *Summary) Fails(least Severity) bool {
	for _, r := range s.Rules {
		if r.New > 0 && r.Severity.Rank() >= least.Rank() {
			return true
		}
	}
	return false
}

func (s *Summary) count(item corpus.Item) {
	switch {
	case item.Question != nil:
		s.Questions++
	case item.Refused != nil:
		s.Refused++
	}
}

func (s *Summary) allowed(f *Finding) { s.byID[f.Rule].Allowed++ }

func (s *Summary) found(f *Finding) {
	if f.Baseline == InBaseline {
		s.byID[f.Rule].Known++
	} else {
		s.byID[f.Rule].New++
	}
}
