package query

import "testing"

func as(mode Mode, text string) Clause { return Clause{Text: text, Mode: mode} }

func TestParseModes(t *testing.T) {
	within := func(f Field, c Clause) Clause { c.Field = f; return c }
	for text, want := range map[string][]Clause{
		"lemma:断る":                        {as(Lemma, "断る")},
		"ｌｅｍｍａ：断る 面接":                     {as(Lemma, "断る"), words("面接")},
		`lemma:"内定 断る"`:                   {as(Lemma, "内定 断る")},
		"lemma:":                          {words("lemma")},
		"title:lemma:断る -exact:お問合せ":      {within(Title, as(Lemma, "断る")), not(as(Exact, "お問合せ"))},
		`exact:"第１　 志望"`:                  {as(Exact, "第１　 志望")},
		`exact:"・・・" x`:                   {as(Exact, "・・・"), words("x")},
		"exact:・・・":                       {words("exact:・・・")},
		`exact:title:a`:                   {as(Exact, "title:a")},
		"category:lemma:a":                {in(Category, "lemma:a")},
		"headline:服装":                     {in(Headline, "服装")},
		`re:/お問い?合わ?せ/ 面接`:                {as(Regexp, "お問い?合わ?せ"), words("面接")},
		`-title:re:/a (b|"c") \/ d/e`:     {not(within(Title, as(Regexp, `a (b|"c") / d`))), words("e")},
		`title: re:/a/`:                   {within(Title, as(Regexp, "a"))},
		`re:/\\/ x`:                       {as(Regexp, `\\`), words("x")},
		"ＲＥ：/a":                           {as(Regexp, "a")},
		`re:/a\`:                          {as(Regexp, "a")},
		"re:// x":                         {words("x")},
		"面接 -title:re:/ /":                {words("面接")},
		"Re: 面接の件 a/b":                    {words("Re: 面接の件 a/b")},
		"more:/a/":                        {words("more:/a/")},
		"year:re:/a/":                     {in(Year, "re:/a/")},
		`"re:/a b/"`:                      {quoted("re:/a b/")},
		"re:/a/ OR (lemma:b c)":           {anyOf(all(as(Regexp, "a")), all(as(Lemma, "b"), words("c")))},
		`body:(re:/a b/ OR exact:"c" -d)`: {anyOf(all(within(Body, as(Regexp, "a b"))), all(within(Body, as(Exact, "c")))), not(in(Body, "d"))},
		`lemma:(断る OR "辞退" -title:落ちる re:/x/)`: {anyOf(all(as(Lemma, "断る")), all(as(Lemma, "辞退"))), not(within(Title, as(Lemma, "落ちる"))), as(Regexp, "x")},
	} {
		if d := diff(all(want...), Parse(text)); d != "" {
			t.Errorf("%q (-want +got):\n%s", text, d)
		}
	}
}

func TestModesPrint(t *testing.T) {
	for text, want := range map[string]string{
		"Title：Lemma：断る":      "title:lemma:断る",
		`-exact:"a  b"`:       `-exact:"a  b"`,
		`exact:"a"`:           "exact:a",
		`re:/a\/"b" c`:        `re:/a\/"b" c/`,
		`lemma:(a OR b)`:      "lemma:a OR lemma:b",
		`exact:"-a" lemma:OR`: `exact:"-a" lemma:"OR"`,
	} {
		if got := Parse(text).String(); got != want {
			t.Errorf("%q prints as %q, want %q", text, got, want)
		}
	}
}

func TestFinishedLeavesModesAlone(t *testing.T) {
	for _, text := range []string{"exact:面接t", "面接 re:/自己p", `title:lemma:"面接t`} {
		if got := Finished(text); got != text {
			t.Errorf("%q is finished as %q", text, got)
		}
	}
}
