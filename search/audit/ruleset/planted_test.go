package ruleset_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/search/audit"
	"kotae/search/audit/audittest"
	"kotae/search/audit/ruleset"
)

var update = flag.Bool("update", false, "accept the report of the planted defects as it is: review its diff like code")

const plantedDir = "../testdata/planted"

// rulesOf are the rules, or the beginnings of their ids, that find a kind of planted defect.
var rulesOf = map[string][]string{
	"structure/no-answer":          {"structure/no-answer"},
	"structure/one-answer":         {"structure/one-answer"},
	"structure/missing-date":       {"structure/no-date"},
	"structure/missing-adviser":    {"structure/no-adviser"},
	"structure/missing-headline":   {"structure/no-headline"},
	"structure/missing-category":   {"structure/no-category"},
	"structure/short-answer":       {"structure/thin-answer", "structure/empty-answer"},
	"structure/guessed-boundaries": {"structure/guessed-answers"},
	"structure/empty-body":         {"structure/empty-body"},
	"structure/promotion":          {"structure/promotion", "structure/repeated-line"},
	"structure/broken-reference":   {"structure/broken-reference", "structure/lost-address"},
	"stale/graduation-year":        {"stale/class-"},
	"stale/era":                    {"stale/era", "stale/date", "stale/deadline", "stale/old-edition"},
	"stale/date":                   {"stale/date", "stale/deadline", "stale/relative-year"},
	"stale/scheme":                 {"stale/ended", "stale/changed", "stale/renamed"},
	"wording/assertion":            {"wording/assertion-"},
	"wording/employer-topic":       {"wording/fair-hiring-", "wording/marriage-plans"},
	"wording/discrimination":       {"wording/gender-", "wording/looks", "wording/old-job-names", "wording/job-names-man", "wording/marriage-plans"},
	"wording/notation":             {"wording/notation-"},
	"wording/personal-data":        {"wording/personal-"},
	"wording/headline-strength":    {"wording/headline-"},
	"network/unlisted":             {"network/orphan"},
	"network/one-directional":      {"network/one-way", "network/orphan"},
	"network/cluster":              {"network/island"},
	"network/same-answer":          {"network/same-answer", "network/copied-answer"},
	"network/coverage":             {"network/lone-adviser", "network/unanswered-category", "network/narrow-adviser", "network/stale-category", "network/thin-category"},
}

// names tells, for kinds of which one finding is about several questions, whether it names the one of a row in its message: an
// auditor who reads it is told of that one too, though it stands at another.
var names = map[string]func(f *audit.Finding, p *audittest.Planted) bool{
	// An island is told once, at its first member, and lists the others.
	"network/cluster": func(f *audit.Finding, p *audittest.Planted) bool { return tells(f.Message, p.ID) },
	// A link that is not returned is told at the question that has it, by the other's id; an orphan's links all together.
	"network/one-directional": func(f *audit.Finding, p *audittest.Planted) bool {
		other, ok := corpus.AddressID(p.Text)
		return ok && f.Question == p.ID && f.Field == "links" && tells(f.Message, other)
	},
	// A copy tells the answer in which the text stood first.
	"network/same-answer": func(f *audit.Finding, p *audittest.Planted) bool { return tells(f.Message, p.ID+":"+p.Field) },
}

// tells reports whether a message has an id, and not as a part of a longer one.
func tells(message, id string) bool {
	return regexp.MustCompile(`(?:^|[^0-9A-Za-z])` + regexp.QuoteMeta(id) + `(?:[^0-9A-Za-z]|$)`).MatchString(message)
}

// TestPlantedDefects audits the sample with defects that were planted by somebody who did not know the rules. Each must be found, and
// what only looks like one must not. What the rules do about every row is in a golden file, so that a miss is seen in review.
func TestPlantedDefects(t *testing.T) {
	questions := audittest.PlantedQuestions(t, plantedDir)
	var all []*corpus.Question
	for _, id := range slices.Sorted(maps.Keys(questions)) {
		all = append(all, questions[id])
	}
	findings := audittest.Findings(t, ruleset.All(), "2026-11-28", all...)
	var b strings.Builder
	for _, list := range []struct{ name, good, bad string }{
		{"expected.tsv", "found", "MISSED"}, {"silent.tsv", "TOLD", "silent"}, {"open.tsv", "told", "not told"},
	} {
		met, of := map[string]int{}, map[string]int{}
		var rows []string
		for _, p := range audittest.PlantedRows(t, plantedDir, list.name) {
			if rulesOf[p.Kind] == nil {
				t.Errorf("no rule is known to find %s", p.Kind)
			}
			of[p.Kind]++
			what := list.bad
			if slices.ContainsFunc(findings, func(f audit.Finding) bool { return finds(&f, &p, questions[p.ID]) }) {
				met[p.Kind]++
				what = list.good
			}
			rows = append(rows, fmt.Sprintf("%s\t%s\t%s\t%s\t%s\n", what, p.Kind, p.ID, p.Field, p.Text))
		}
		for _, kind := range slices.Sorted(maps.Keys(of)) {
			fmt.Fprintf(&b, "%s\t%s\t%d of %d\n", strings.ToLower(list.good), kind, met[kind], of[kind])
		}
		b.WriteString("\n" + strings.Join(rows, "") + "\n")
	}
	path := "testdata/planted.golden"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test ./search/audit/ruleset -update", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("what the rules do about planted defects changed (-update accepts it):\n%s", diff)
	}
}

// finds reports whether a finding is what was planted: of a rule for its kind, in its field, and about some of its words.
func finds(f *audit.Finding, p *audittest.Planted, q *corpus.Question) bool {
	if !slices.ContainsFunc(rulesOf[p.Kind], func(rule string) bool { return strings.HasPrefix(f.Rule, rule) }) {
		return false
	}
	if p.ID == "-" {
		return f.Question == "" && (p.Text == "-" || strings.Contains(f.Excerpt+f.Message, p.Text))
	}
	if other := names[p.Kind]; other != nil && other(f, p) {
		return true
	}
	if f.Question != p.ID {
		return false
	}
	if p.Field == "-" || f.Field == "" {
		return true
	}
	if rest, within := strings.CutPrefix(f.Field, p.Field); !within || rest != "" && rest[0] != '.' && rest[0] != '[' {
		return false
	}
	if p.Text == "-" || f.Length == 0 || f.Field != p.Field {
		return true
	}
	text, _ := audittest.FieldText(q, p.Field)
	at := strings.Index(text, p.Text)
	from := utf8.RuneCountInString(text[:max(at, 0)])
	return f.Offset < from+utf8.RuneCountInString(p.Text) && from < f.Offset+f.Length
}
