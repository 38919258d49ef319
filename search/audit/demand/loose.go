package demand

import (
	"slices"

	"kotae/search/querylog"
	"kotae/search/thesaurus"
)

// looseGroups leads from each folded term to the groups that have it.
func looseGroups(t *thesaurus.Thesaurus) map[string][]*thesaurus.Group {
	by := map[string][]*thesaurus.Group{}
	groups := t.Groups()
	for i := range groups {
		if groups[i].Kind == "never" {
			continue
		}
		for _, term := range groups[i].Terms {
			key := querylog.Key(term)
			by[key] = append(by[key], &groups[i])
		}
	}
	return by
}

// looselyBeside are the terms that stand with one in a group, and those that are equivalent to these: a search goes one step
// at most, and from the member of a one-way group none.
func (m *miner) looselyBeside(term string) (out []string) {
	add := func(text string) {
		if key := querylog.Key(text); !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	for _, g := range m.groups[term] {
		for _, other := range g.Terms {
			add(other)
			for _, further := range m.groups[querylog.Key(other)] {
				if further.Kind == "equivalent" {
					for _, t := range further.Terms {
						add(t)
					}
				}
			}
		}
	}
	return slices.DeleteFunc(out, func(t string) bool { return t == term })
}
