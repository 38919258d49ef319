package audit

import (
	"fmt"
	"slices"
	"strings"
)

// UnknownRuleError is a selection that names no rule there is.
type UnknownRuleError struct{ Name string }

func (e *UnknownRuleError) Error() string { return fmt.Sprintf("there is no rule %q", e.Name) }

// Select keeps the rules that only names, all of them where it is empty, but for those that skip names. A name is a rule's
// id, or else the beginning of some: structure, stale/date.
func Select(rules []Rule, only, skip []string) ([]Rule, error) {
	keep, err := named(rules, only)
	if err != nil {
		return nil, err
	}
	drop, err := named(rules, skip)
	if err != nil {
		return nil, err
	}
	var out []Rule
	for _, r := range rules {
		if (len(only) == 0 || keep[r.ID]) && !drop[r.ID] {
			out = append(out, r)
		}
	}
	if len(out) == 0 {
		return nil, ErrNoRules
	}
	return out, nil
}

// named are the ids of the rules that names mean.
func named(rules []Rule, names []string) (map[string]bool, error) {
	ids := map[string]bool{}
	for _, name := range names {
		whole := slices.ContainsFunc(rules, func(r Rule) bool { return r.ID == name })
		n := 0
		for _, r := range rules {
			if r.ID == name || !whole && name != "" && strings.HasPrefix(r.ID, name) {
				ids[r.ID] = true
				n++
			}
		}
		if n == 0 {
			return nil, &UnknownRuleError{name}
		}
	}
	return ids, nil
}
