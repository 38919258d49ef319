package wording_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/indexer/analysis"
	"kotae/search/audit/audittest"
	"kotae/search/audit/wording"
)

var update = flag.Bool("update", false, "write the golden file anew")

// problems are all that a file's reading, its words and its examples bring up, in both languages.
func problems(t *testing.T, name, text string) []string {
	t.Helper()
	a, err := analysis.New()
	if err != nil {
		t.Fatal(err)
	}
	own, all, err := wording.Read(name, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	words, more := wording.Load(own, "structure/no-answer")
	_, wrong, err := words.Try(t.Context(), a, name)
	if err != nil {
		t.Fatal(err)
	}
	all = slices.Concat(all, more, wrong)
	slices.SortStableFunc(all, func(a, b wording.Problem) int { return a.Line - b.Line })
	var told []string
	for _, p := range all {
		told = append(told, p.In("en"), p.In("ja"))
	}
	return told
}

// Each fault of the file is told with its line and what to do, all of them at once.
func TestReadFaults(t *testing.T) {
	text, err := os.ReadFile("testdata/faults.yaml")
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(problems(t, "faults.yaml", string(text)), "\n") + "\n"
	const golden = "testdata/faults.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

func TestReadNoYAML(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "",
		"# nothing yet\n":        "",
		"rules:\n\t- id: x\n":    "f:2: this is no YAML",
		"rules: {a: [}\n":        "f: this is no YAML",
		"- a\n":                  "f:1: f wants lines of key: value",
		"rules: 3\n":             "f:1: rules wants lines of key: value",
		"a: 1\n---\nb: 2\n":      "f:2: a second document begins",
		"x: &a [1]\ny: *a\n":     `f:1: "x" is no key of f`,
		"lists: [a]\n":           "f:1: lists is a mapping",
		strings.Repeat("#", 2e6): "f: it has more than 1048576 bytes",
	} {
		got := problems(t, "f", text)
		if want == "" && len(got) > 0 || !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("%.20q: %q, want %q", text, got, want)
		}
	}
}

const own = `
lists:
  join: [登録, 申し込む]
rules:
  - id: wording/room
    severity: error
    about: 旧名
    message: 「{found}」を「{preferred}」に
    fields: [title, answer]
    exempt: [quotes]
    since: 2026-04-01
    until: 2027-03-31
    preferred: ソウダン
    variants: [相談部屋, {lemmas: 相談 部屋 …… <join>, preferred: 面談}]
    unless: [before: [旧]]
    examples: {match: [相談部屋へ], pass: [旧相談部屋へ]}
changes:
  - {rule: wording/looks, off: true, reason: 別の担当が見る}
  - {rule: wording/notation-counter-ka, severity: error, reason: 社の決まり}
`

func TestOwnRules(t *testing.T) {
	f, wrong, err := wording.Read("own.yaml", strings.NewReader(own))
	if err != nil || len(wrong) > 0 {
		t.Fatal(err, wrong)
	}
	words, wrong := wording.Load(f)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	q := &corpus.Question{ID: "q", Title: "相談部屋とは", Body: "相談部屋で3ヶ月", Answers: []corpus.Answer{{ID: "a", Headline: "美人は相談部屋へ", Sections: []corpus.Section{
		{Text: "ご相談の部屋に、早めに申し込みました。「相談部屋」と旧相談部屋。3ヶ月です。"}}}}}
	told := func(day string) (told []string) {
		for _, f := range audittest.Findings(t, words.Audit(), day, q) {
			told = append(told, string(f.Severity)+" "+f.At()+" "+f.Message)
		}
		return told
	}
	want := []string{
		"error q:title:0 「相談部屋」を「ソウダン」に",
		"error q:answers[0].sections[0].text:1 「相談の部屋に、早めに申し込みました」を「面談」に",
		"error q:answers[0].sections[0].text:32 write か in “3ヶ月” (3か月)",
	}
	if diff := cmp.Diff(want, told("2026-11-28")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want[2:], told("2027-04-01")); diff != "" {
		t.Errorf("after its last day: %s", diff)
	}
	// What one site changes is nothing to another.
	shipped, _ := wording.Load(nil)
	for _, r := range shipped.Rules {
		if r.ID == "wording/notation-counter-ka" && r.Severity != "note" {
			t.Errorf("%s is a %s for all", r.ID, r.Severity)
		}
	}
}
