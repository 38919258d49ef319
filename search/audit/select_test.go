package audit_test

import (
	"errors"
	"strings"
	"testing"

	"kotae/search/audit"
)

func TestSelect(t *testing.T) {
	rules := []audit.Rule{{ID: "stale/date"}, {ID: "stale/date-in-title"}, {ID: "stale/old"}, {ID: "structure/no-date"}}
	for _, tt := range []struct{ only, skip, want string }{
		{"", "", "stale/date stale/date-in-title stale/old structure/no-date"},
		{"stale", "", "stale/date stale/date-in-title stale/old"},
		{"stale/date", "", "stale/date"},
		{"stale/date-", "", "stale/date-in-title"},
		{"structure stale/old", "", "stale/old structure/no-date"},
		{"", "stale/date", "stale/date-in-title stale/old structure/no-date"},
		{"stale", "stale/d", "stale/old"},
	} {
		got, err := audit.Select(rules, strings.Fields(tt.only), strings.Fields(tt.skip))
		var ids []string
		for _, r := range got {
			ids = append(ids, r.ID)
		}
		if err != nil || strings.Join(ids, " ") != tt.want {
			t.Errorf("only %q, skip %q: got %v, %v", tt.only, tt.skip, ids, err)
		}
	}
	var unknown *audit.UnknownRuleError
	if _, err := audit.Select(rules, []string{"old"}, nil); !errors.As(err, &unknown) || unknown.Name != "old" {
		t.Errorf("got %v", err)
	}
	if _, err := audit.Select(rules, []string{""}, nil); !errors.As(err, &unknown) {
		t.Errorf("got %v for an empty name", err)
	}
	if _, err := audit.Select(rules, []string{"stale"}, []string{"stale"}); !errors.Is(err, audit.ErrNoRules) {
		t.Errorf("got %v", err)
	}
}
