package thesaurus

import (
	"fmt"
	"strings"
	"testing"
)

func TestLint(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string // of the only problem
		fatal bool   // New refuses it
	}{
		"unknown kind":        {[]string{"E1 same 就活"}, `f:1: unknown kind "same"`, true},
		"two columns":         {[]string{"E1 equivalent"}, "f:1: 2 columns", true},
		"four columns":        {[]string{"E1 equivalent 就活\t就職"}, "f:1: 4 columns", true},
		"empty term":          {[]string{"E1 equivalent  "}, "f:1: the term is missing", true},
		"no group":            {[]string{" equivalent 就活"}, "f:1: the group is missing", true},
		"mixed":               {[]string{"E1 equivalent 就活", "E1 equivalent 就職活動", "E1 near 転職"}, "f:3: group E1 is of kind equivalent since line 1", true},
		"no head":             {[]string{"O1 oneway_member 就活", "O1 oneway_member 転職"}, "f:1: group O1 has no oneway_head", true},
		"two heads":           {[]string{"O1 oneway_head 休み", "O1 oneway_head 休日", "O1 oneway_member 有休"}, "f:2: group O1 has a oneway_head already", true},
		"no canon":            {[]string{"T1 typo 麺接", "T1 typo 面説"}, "f:1: group T1 has no typo_canon", true},
		"two canons":          {[]string{"T1 typo_canon 面接", "T1 typo_canon 面談", "T1 typo 麺接"}, "f:2: group T1 has a typo_canon already", true},
		"repeated":            {[]string{"E1 equivalent 就活", "E1 equivalent 就職活動", "E1 equivalent 就活"}, `f:3: "就活" stands in group E1 already, on line 1`, false},
		"folds to another":    {[]string{"E1 equivalent Web面接", "E1 equivalent オンライン面接", "E1 equivalent ウェブ 面接"}, `f:3: "ウェブ 面接" is read as "web面接", as "Web面接" on line 1 is`, false},
		"alone":               {[]string{"E1 equivalent 就活"}, "f:1: group E1 has only one term", false},
		"head alone":          {[]string{"O1 oneway_head 就活"}, "f:1: group O1 has only one term", false},
		"one character":       {[]string{"E1 equivalent 鞄", "E1 equivalent カバン"}, `f:1: "鞄" is one character`, false},
		"two groups":          {[]string{"E1 equivalent 辛い", "E1 equivalent つらい", "E2 equivalent からい", "E2 equivalent 辛い"}, `f:4: "辛い" is also in group E1 of f, line 1`, false},
		"equivalent, never":   {[]string{"E1 equivalent 退職", "E1 equivalent 離職", "N1 never 離職", "N1 never 退職"}, `f:2: "退職" and "離職" are equivalent here, but must never be by group N1 of f, line 4`, false},
		"typo of a canon":     {[]string{"T1 typo_canon 面接", "T1 typo 面談", "T2 typo_canon 面談", "T2 typo 麺談"}, `f:2: "面談" is no typo by group T2 of f, line 3`, false},
		"typo of equivalents": {[]string{"T1 typo_canon 面接", "T1 typo 面談", "E1 equivalent 面談", "E1 equivalent 会って話す"}, `f:2: "面談" is no typo by group E1 of f, line 3`, false},
	} {
		entries := parse(t, c.lines...)
		problems := Lint(entries)
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), c.want) {
			t.Errorf("%s: got %v, want %s", name, problems, c.want)
			continue
		}
		if warning := name == "two groups" || name == "one character"; problems[0].Warning != warning {
			t.Errorf("%s: warning is %v", name, !warning)
		}
		if _, err := New(entries...); (err != nil) != c.fatal {
			t.Errorf("%s: New says %v", name, err)
		}
	}
	good := parse(t, "E1 equivalent 就活", "E1 equivalent 就職活動", "N1 never 就活", "N1 never 終活", "T1 typo_canon 就活", "T1 typo 修活")
	if problems := Lint(good); len(problems) != 0 {
		t.Errorf("got %v", problems)
	}
}

func TestParse(t *testing.T) {
	entries, err := Parse("f", strings.NewReader("\ufeff"+header+"\r\n\r\n# a comment\r\n E1\tequivalent \t 就活 \r\n"))
	if err != nil || len(entries) != 1 || entries[0] != (Entry{"f", 4, "E1", "equivalent", "就活", 3}) {
		t.Errorf("got %+v, %v", entries, err)
	}
	for text, want := range map[string]string{
		"E1\tequivalent\t\x8f\x41\n":                                "f:1: the text is not UTF-8",
		"# ok\nE1\tequivalent\t" + strings.Repeat("a", longestLine): "f:2: the line is longer",
	} {
		if _, err := Parse("f", strings.NewReader(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("E1\tequivalent\t就活\nE1\tequivalent\t就職 活動\nN1\tnever\t就活\nO1\toneway_head\ta\nO1\toneway_member\tb\nT1\ttypo_canon\tx\nT1\ttypo\ty", "就活")
	f.Add("E1\tnear\t \u200b\n\tnever\t\t", "")
	f.Fuzz(func(t *testing.T, text, query string) {
		entries, err := Parse("f", strings.NewReader(text))
		if err != nil {
			return
		}
		Lint(entries)
		th, err := New(entries...)
		if err != nil {
			return
		}
		for _, g := range th.Groups() {
			for _, term := range g.Terms {
				th.Never(term, query)
			}
		}
		th.Expand(query, anywhere)
	})
}

func BenchmarkExpand(b *testing.B) {
	entries, err := embeddedEntries()
	if err != nil {
		b.Fatal(err)
	}
	for i := range 6000 { // as many as a large dictionary has
		for _, end := range []string{"制度", "手続き"} {
			entries = append(entries, Entry{"f", i + 1, fmt.Sprint("F", i), "equivalent", string([]rune{'一' + rune(i), '丁' + rune(i*7%3000)}) + end, 3})
		}
	}
	th, err := New(entries...)
	if err != nil {
		b.Fatal(err)
	}
	for _, text := range []string{"内定辞退 メール", strings.Repeat("面接の服装で迷っています。一丁制度は ", 75), strings.Repeat("就 ", 1000)} {
		b.Run(fmt.Sprint(len(text)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				th.Expand(text, anywhere)
			}
		})
	}
}
