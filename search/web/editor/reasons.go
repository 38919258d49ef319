package editor

import (
	"slices"

	"kotae/search"
	"kotae/search/duplicates"
)

// reasonsView is what speaks for two questions being one, and what against it.
type reasonsView struct{ For, Against []string }

// against are the kinds of reason that speak against it.
var against = []duplicates.ReasonKind{
	duplicates.Veto, duplicates.OtherNumber, duplicates.OtherIntent, duplicates.Negated, duplicates.Passive, duplicates.OnlyFirst, duplicates.OnlySecond,
}

func newReasons(all []search.LikeReason) (v reasonsView) {
	for _, r := range all {
		if slices.Contains(against, r.Kind) {
			v.Against = append(v.Against, r.Text)
		} else {
			v.For = append(v.For, r.Text)
		}
	}
	return v
}
