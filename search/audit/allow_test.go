package audit_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/search/audit"
)

func allowList(t *testing.T, text string, rules []audit.Rule) *audit.AllowList {
	t.Helper()
	list, problems, err := audit.ReadAllowList("allow.tsv", strings.NewReader(text), rules)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return list
}

func TestAllowList(t *testing.T) {
	rules := append(audit.OwnRules(), word("es")[0])
	corpus := items(answered("7", "ESとは", "長いESを書く"), answered("8", "ESとは", ""))
	for name, tt := range map[string]struct {
		list    string
		partial bool
		want    []string
	}{
		"one question": {"word/here\t7\t\tよい\n", false, []string{"word/here 8:title:0 ESとは"}},
		"one text":     {"# 注\r\nrule\tquestion\ttext\treason\tuntil\r\nword/\t*\tＥＳを書く\tよい\t\r\n", false, []string{"word/here 7:title:0 ESとは", "word/here 8:title:0 ESとは"}},
		"expired": {"word/here\t*\t\tよい\t2026-11-27\n", false,
			[]string{"word/here 7:title:0 ESとは", "word/here 7:body:2 長いESを書く", "word/here 8:title:0 ESとは", "audit/allow-expired  word/here *"}},
		"the last day":                         {"word/here\t*\t\tよい\t2026-11-28\n", false, nil},
		"unused":                               {"word/here\t*\t\tよい\nword/here\t7\t別\tよい\n", false, []string{"audit/allow-unused  word/here 7 別"}},
		"no such page":                         {"word/here\t*\t\tよい\nword/here\t9\t\tよい\n", false, []string{"audit/allow-unused  word/here 9"}},
		"no such page in a part of the corpus": {"word/here\t*\t\tよい\nword/here\t9\t\tよい\n", true, nil},
	} {
		got, s := run(t, corpus, audit.Options{Rules: rules, Allow: allowList(t, tt.list, rules), Partial: tt.partial})
		if diff := cmp.Diff(tt.want, places(got)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if all := s.Total(); all.New != len(got) || name == "one question" && all.Allowed != 2 {
			t.Errorf("%s: counted %+v", name, all)
		}
	}
	got, _ := run(t, corpus, audit.Options{Rules: audit.OwnRules(), Allow: allowList(t, "word/here\t*\t\tよい\n", rules)})
	if len(got) != 0 {
		t.Errorf("an entry whose rule was not asked is told: %v", places(got))
	}
}

func TestAllowListFaults(t *testing.T) {
	rules := append(audit.OwnRules(), word("es")...)
	for line, want := range map[string]string{
		"word/here\t7\tES":                     "3 columns",
		"word/here\t7\tES\tよい\t\t":             "6 columns",
		"word/there\t7\t\tよい":                  `no rule "word/there"`,
		"word\t7\t\tよい":                        `no rule "word"`,
		"word/here\t\t\tよい":                    "names no question",
		"word/here\t7\tES\t ":                  "gives no reason",
		"word/here\t7\tES\tよい\t2026-02-30":     `"2026-02-30" is not a date`,
		"word/\t*\t\tよい":                       "all that a family",
		"word/here\t7\t\ta\nword/here\t7\t\tb": "says what line 1 says",
	} {
		_, problems, err := audit.ReadAllowList("allow.tsv", strings.NewReader(line), rules)
		if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Error(), want) || !strings.HasPrefix(problems[0].Error(), "allow.tsv:") {
			t.Errorf("%q: got %v, %v, want %q", line, problems, err, want)
		}
	}
	if _, _, err := audit.ReadAllowList("allow.tsv", strings.NewReader(strings.Repeat("#\n", 3<<20)), rules); err == nil {
		t.Error("a list of 6 MB was taken")
	}
	const inCP932 = "word/here\t7\tES\t\x97\xc7\x82\xa2"
	if _, _, err := audit.ReadAllowList("allow.tsv", strings.NewReader(inCP932), rules); err == nil || !strings.Contains(err.Error(), "allow.tsv is not UTF-8") {
		t.Errorf("a list in CP932: %v", err)
	}
}

func FuzzReadAllowList(f *testing.F) {
	rules := append(audit.OwnRules(), word("es")...)
	f.Add("word/here\t7\tES\tよい\t2026-11-28\r\n#\n")
	f.Add("\ufeffrule\tquestion\ttext\treason\n*\t*")
	f.Fuzz(func(t *testing.T, text string) {
		list, _, err := audit.ReadAllowList("f", strings.NewReader(text), rules)
		if err != nil {
			return
		}
		for _, e := range list.Entries {
			if e.Reason == "" || e.Question == "" || e.Line < 1 {
				t.Errorf("took %+v", e)
			}
		}
	})
}
