// Package ruleset puts the rules of an audit together; here and nowhere else.
package ruleset

import (
	"slices"

	"kotae/search/audit"
	"kotae/search/audit/demand"
	"kotae/search/audit/network"
	"kotae/search/audit/stale"
	"kotae/search/audit/structure"
	"kotae/search/audit/wording"
	"kotae/search/audit/wording/personal"
)

// All are the rules there are, by family.
func All() []audit.Rule {
	words, _ := wording.Load(nil) // what comes along has no faults: a test reads it
	return With(words)
}

// With is All with the rules of wording that a site has, and with what it wants otherwise of any rule.
func With(words *wording.Set) []audit.Rule {
	var rules []audit.Rule
	for _, r := range slices.Concat(withoutWords(), words.Audit()) {
		if r, keep := words.Change(r); keep {
			rules = append(rules, r)
		}
	}
	return rules
}

// Load puts together the rules of wording that come along and a site's own file, as wording.Load does.
func Load(own *wording.File) (*wording.Set, []wording.Problem) {
	var ids []string
	for _, r := range withoutWords() {
		ids = append(ids, r.ID)
	}
	return wording.Load(own, ids...)
}

// withoutWords are the rules that are no YAML.
func withoutWords() []audit.Rule {
	return slices.Concat(
		audit.OwnRules(),
		structure.Rules(),
		stale.Rules(),
		personal.Rules(),
		network.Rules(),
		demand.Rules(),
	)
}
