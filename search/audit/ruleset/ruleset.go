// Package ruleset puts the rules of an audit together; here and nowhere else.
package ruleset

import (
	"slices"

	"kotae/search/audit"
	"kotae/search/audit/demand"
	"kotae/search/audit/network"
	"kotae/search/audit/stale"
	"kotae/search/audit/structure"
)

// All are the rules there are, by family.
func All() []audit.Rule {
	return slices.Concat(
		audit.OwnRules(),
		structure.Rules(),
		stale.Rules(),
		network.Rules(),
		demand.Rules(),
	)
}
