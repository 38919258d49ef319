package ruleset_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"kotae/search/audit"
	"kotae/search/audit/demand"
	"kotae/search/audit/ruleset"
)

var verb = regexp.MustCompile(`%(?:\[[0-9]\])?[.0-9]*[a-z]`)

func TestRulesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range ruleset.All() {
		if !regexp.MustCompile(`^[a-z]+/[a-z]+(-[a-z]+)*$`).MatchString(r.ID) || seen[r.ID] {
			t.Errorf("the id %q is no family/name, or there twice", r.ID)
		}
		seen[r.ID] = true
		if r.Severity.Rank() < 0 {
			t.Errorf("%s: there is no severity %q", r.ID, r.Severity)
		}
		for _, texts := range []audit.Texts{r.About, r.Why, r.Message} {
			if texts.English == "" || texts.Japanese == "" {
				t.Errorf("%s: a text is missing: %+v", r.ID, texts)
			}
			if texts.Japanese != "%s" && !regexp.MustCompile(`[ぁ-ん]`).MatchString(texts.Japanese) {
				t.Errorf("%s: a text is not in Japanese: %+v", r.ID, texts)
			}
			if e, j := verb.FindAllString(texts.English, -1), verb.FindAllString(texts.Japanese, -1); !slices.Equal(e, j) && !strings.Contains(texts.English, "%[") {
				t.Errorf("%s: verbs are %q and %q", r.ID, e, j)
			}
		}
		own := strings.HasPrefix(r.ID, "read/") || strings.HasPrefix(r.ID, "audit/") || demand.Reads(&r) // which is bound later
		ways := 0
		for _, way := range []bool{r.Look != nil, r.Collect != nil, r.Gathers != nil && r.Report != nil} {
			if way {
				ways++
			}
		}
		if ways != 1 && !own || ways != 0 && own {
			t.Errorf("%s: of Look, Collect and Gathers with Report %d are set", r.ID, ways)
		}
	}
}
