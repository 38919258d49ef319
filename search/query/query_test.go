package query

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	words := func(s string) Clause { return Clause{Text: s} }
	phrase := func(s string) Clause { return Clause{Text: s, Phrase: true} }
	for text, want := range map[string][]Clause{
		"":                              nil,
		" \t　\n":                        nil,
		"面接　緊張":                         {words("面接 緊張")},
		`"逆質問 例"`:                       {phrase("逆質問 例")},
		`面接 "逆質問" 例`:                    {words("面接"), phrase("逆質問"), words("例")},
		`面接"逆質問"例`:                      {words("面接"), phrase("逆質問"), words("例")},
		"“最終面接”":                        {phrase("最終面接")},
		"＂最終面接＂":                        {phrase("最終面接")},
		"„最終面接“ 逆質問":                    {phrase("最終面接"), words("逆質問")},
		`"最終面接”`:                        {phrase("最終面接")},
		"「最終面接」":                        {words("「最終面接」")},
		`"面接`:                           {words("面接")},
		`面接"`:                           {words("面接")},
		`"`:                             nil,
		`""`:                            nil,
		`" "面接`:                         {words("面接")},
		`面接 "" 緊張`:                      {words("面接 緊張")},
		`"面接" "緊張`:                      {phrase("面接"), words("緊張")},
		`"""面接"""`:                      {phrase("面接")},
		`"面接""緊張"`:                      {phrase("面接"), phrase("緊張")},
		"面接\xff緊張":                      {words("面接 緊張")},
		"\"\x00\u200b\" \ufeff面\u200b接": {words("面接")},
		`-面接 title:x (a OR b)`:          {words("-面接 title:x (a OR b)")},
	} {
		if diff := cmp.Diff(want, Parse(text).Clauses); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestParseBoundsPhrases(t *testing.T) {
	q := Parse(strings.Repeat(`"面接" `, maxPhrases+3))
	if len(q.Clauses) != maxPhrases+1 || q.Clauses[maxPhrases] != (Clause{Text: "面接 面接 面接"}) {
		t.Errorf("got %v", q.Clauses)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"面接 緊張", `"逆質問" 例`, `"`, `""""`, "“最終”＂面接", "\xff\"\xfe\"", strings.Repeat(`"a" b `, 12), "\u200b\"\u200b\"", "a\u0085\"\u2003\""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q := Parse(text)
		if diff := cmp.Diff(q, Parse(q.String())); diff != "" {
			t.Fatalf("%q prints as %q (-first +second):\n%s", text, q, diff)
		}
		phrases := 0
		for i, c := range q.Clauses {
			if strings.TrimSpace(c.Text) == "" || !utf8.ValidString(c.Text) || strings.ContainsFunc(c.Text, isQuote) {
				t.Fatalf("%q has the clause %q", text, c.Text)
			}
			if c.Phrase {
				phrases++
			} else if i > 0 && !q.Clauses[i-1].Phrase {
				t.Fatalf("%q: two clauses of words in a row", text)
			}
		}
		if phrases > maxPhrases {
			t.Fatalf("%q has %d phrases", text, phrases)
		}
	})
}
