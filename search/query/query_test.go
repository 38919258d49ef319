package query

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func words(text string) Clause             { return Clause{Text: text} }
func quoted(text string) Clause            { return Clause{Text: text, Phrase: true} }
func in(field Field, text string) Clause   { return Clause{Text: text, Field: field} }
func anyOf(alternatives ...Query) Clause   { return Clause{Any: alternatives} }
func noneOf(alternatives ...Query) Clause  { return Clause{Any: alternatives, Not: true} }
func all(clauses ...Clause) Query          { return Query{clauses} }
func either(alternatives ...string) Clause { return anyOf(each(alternatives)...) }

func not(c Clause) Clause {
	c.Not = true
	return c
}

func each(texts []string) []Query {
	var qs []Query
	for _, t := range texts {
		qs = append(qs, all(words(t)))
	}
	return qs
}

func TestParse(t *testing.T) {
	for text, want := range map[string][]Clause{
		"":                              nil,
		" \t　\n":                        nil,
		"面接　緊張":                         {words("面接 緊張")},
		`"逆質問 例"`:                       {quoted("逆質問 例")},
		`面接 "逆質問" 例`:                    {words("面接"), quoted("逆質問"), words("例")},
		`面接"逆質問"例`:                      {words("面接"), quoted("逆質問"), words("例")},
		"“最終面接”":                        {quoted("最終面接")},
		"＂最終面接＂":                        {quoted("最終面接")},
		"„最終面接“ 逆質問":                    {quoted("最終面接"), words("逆質問")},
		`"最終面接”`:                        {quoted("最終面接")},
		"「最終面接」":                        {words("「最終面接」")},
		`"面接`:                           {words("面接")},
		`面接"`:                           {words("面接")},
		`"`:                             nil,
		`""`:                            nil,
		`" "面接`:                         {words("面接")},
		`面接 "" 緊張`:                      {words("面接 緊張")},
		`"面接" "緊張`:                      {quoted("面接"), words("緊張")},
		`"""面接"""`:                      {quoted("面接")},
		`"面接""緊張"`:                      {quoted("面接"), quoted("緊張")},
		"面接\xff緊張":                      {words("面接 緊張")},
		"\"\x00\u200b\" \ufeff面\u200b接": {words("面接")},

		"-面接 title:x (a OR b)": {not(words("面接")), in(Title, "x"), either("a", "b")},

		// excluded
		"自己PR -例文":        {words("自己PR"), not(words("例文"))},
		"自己PR　－例文":        {words("自己PR"), not(words("例文"))},
		"自己PR −例文":        {words("自己PR"), not(words("例文"))},
		"自己PR ー例文":        {words("自己PR"), not(words("例文"))},
		"-例文 自己PR -長所 ES": {not(words("例文")), words("自己PR"), not(words("長所")), words("ES")},
		`-"逆質問 例"`:        {not(quoted("逆質問 例"))},
		`－"逆質問"`:          {not(quoted("逆質問"))},
		`"面接"-緊張`:         {quoted("面接"), not(words("緊張"))},
		"-「例文」":           {not(words("「例文」"))},
		"-title:例文":       {not(in(Title, "例文"))},
		`-title:"例文 集"`:   {not(Clause{Text: "例文 集", Phrase: true, Field: Title})},
		"-(例文)":           {not(words("例文"))},
		"-(例文 テンプレ)":      {noneOf(all(words("例文 テンプレ")))},
		"-(例文 OR テンプレ)":   {noneOf(each([]string{"例文", "テンプレ"})...)},
		`-(例文 "集")`:       {noneOf(all(words("例文"), quoted("集")))},
		"-(-例文)":          {noneOf(all(not(words("例文"))))},
		"服装 (-スーツ)":       {words("服装"), not(words("スーツ"))},
		"-マナー":            {not(words("マナー"))},
		"-2次面接":           {not(words("2次面接"))},
		"-面接(最終)の服装":      {not(words("面接(最終)の服装"))},

		// no minus
		"2-3年":              {words("2-3年")},
		"me-too@example.jp": {words("me-too@example.jp")},
		"TG-WEB 対策":         {words("TG-WEB 対策")},
		"090-1234-5678":     {words("090-1234-5678")},
		"コンピューター":           {words("コンピューター")},
		"就活 - 面接の服装":        {words("就活 - 面接の服装")},
		"面接 -服装編-":          {words("面接 -服装編-")},
		"面接 ー服装編ー":          {words("面接 ー服装編ー")},
		"(-_-) (-ω-) (ーー;)": {words("(-_-) (-ω-) (ーー;)")},
		"ES --":             {words("ES --")},
		"--help":            {words("--help")},
		"ー":                 {words("ー")},
		"- 例文":              {words("- 例文")},
		"-。":                {words("-。")},
		"(最終)-面接":           {words("(最終)-面接")},

		// fields
		"title:服装":         {in(Title, "服装")},
		"Title：服装":         {in(Title, "服装")},
		"BODY:a answer:b":  {in(Body, "a"), in(Answer, "b")},
		`adviser:"高梨 修平"`:  {{Text: "高梨 修平", Phrase: true, Field: Adviser}},
		"category:面接・選考":   {in(Category, "面接・選考")},
		"status:大学4年生":     {in(Status, "大学4年生")},
		"year:2026 内定":     {in(Year, "2026"), words("内定")},
		"title:面接(最終)":     {in(Title, "面接(最終)")},
		"title:(面接 服装)":    {in(Title, "(面接 服装)")},
		`title:"服装"は`:      {{Text: "服装", Phrase: true, Field: Title}, words("は")},
		"title:-1":         {in(Title, "-1")},
		"title:OR":         {in(Title, "OR")},
		"https://a.jp/?b":  {words("https://a.jp/?b")},
		"10:30 面接":         {words("10:30 面接")},
		"subtitle:服装":      {words("subtitle:服装")},
		"ſtatus:a ｔｉｔｌｅ:a": {words("ſtatus:a ｔｉｔｌｅ:a")},
		"title: 服装":        {words("title: 服装")},
		`title: "服装"`:      {words("title:"), quoted("服装")},
		"面接title:服装":       {words("面接title:服装")},
		"title:(a OR b)":   {words("title:"), either("a", "b")},

		// OR
		"面接 OR 緊張":          {either("面接", "緊張")},
		"面接 緊張 OR 逆質問":      {words("面接"), either("緊張", "逆質問")},
		"面接 (緊張 OR 逆質問)":    {words("面接"), either("緊張", "逆質問")},
		"面接(個人 OR 集団)対策":    {words("面接"), either("個人", "集団"), words("対策")},
		"a OR b OR c d":     {either("a", "b", "c"), words("d")},
		"a OR (b OR c)":     {either("a", "b", "c")},
		"(a OR b) (c OR d)": {either("a", "b"), either("c", "d")},
		`"最終面接" OR 役員面接`:    {anyOf(all(quoted("最終面接")), all(words("役員面接")))},
		`"a"OR"b"`:          {anyOf(all(quoted("a")), all(quoted("b")))},
		"title:服装 OR -スーツ":  {anyOf(all(in(Title, "服装")), all(not(words("スーツ"))))},
		"(面接 服装) OR スーツ":    {anyOf(each([]string{"面接 服装", "スーツ"})...)},
		"(面接 -服装) OR スーツ":   {anyOf(all(words("面接"), not(words("服装"))), all(words("スーツ")))},
		"((a OR b) c) OR d": {anyOf(all(either("a", "b"), words("c")), all(words("d")))},
		"面接(最終) OR 服装":      {either("面接(最終)", "服装")},
		"(OR) OR a":         {either("OR", "a")},
		"面接 OR":             {words("面接 OR")},
		"OR 面接":             {words("OR 面接")},
		"面接 OR OR 緊張":       {words("面接 OR OR 緊張")},
		"面接 or 緊張":          {words("面接 or 緊張")},
		"面接 ＯＲ 緊張":          {words("面接 ＯＲ 緊張")},
		"面接 ORACLE":         {words("面接 ORACLE")},
		"面接 OR 。":           {words("面接 OR 。")},
		"面接 OR title:":      {words("面接 OR title:")},
		"(-a OR) b":         {not(words("a")), words("b")},
		"x (OR -a) b":       {words("x"), not(words("a")), words("b")},
		"(a OR b":           {words("(a OR b")},
		`"OR" 面接`:           {quoted("OR"), words("面接")},
		"服装 スーツ OR 私服 -(夏 OR 冬) 面接": {words("服装"), either("スーツ", "私服"), noneOf(each([]string{"夏", "冬"})...), words("面接")},

		// pasted titles, and half-typed queries
		"面接(最終)の服装":       {words("面接(最終)の服装")},
		"服装(スーツ、私服) について": {words("服装(スーツ、私服) について")},
		"( 面接 )  緊張":      {words("( 面接 ) 緊張")},
		"面接（最終 OR 二次）":    {words("面接"), either("最終", "二次")},
		"面接（最終）の服装":       {words("面接（最終）の服装")},
		"（最終 OR 二次) -（夏）": {either("最終", "二次"), not(words("夏"))},
		"（笑":              {words("（笑")},
		"m(_ _)m T_T :)":  {words("m(_ _)m T_T :)")},
		"(面接":             {words("(面接")},
		"面接) 緊張(":         {words("面接) 緊張(")},
		"()":              {words("()")},
		"-()":             {words("-()")},
		"-(":              {words("-(")},
		"-(面接":            {words("-(面接")},
		"-":               {words("-")},
		"面接 -":            {words("面接 -")},
		"め-":              {words("め-")},
		"title:":          {words("title:")},
		"-title:":         {words("-title:")},
		`title:"`:         {words("title:")},
		`title:"面`:        {words("title: 面")},
		`-"例`:             {words("- 例")},
		"(title:服装 面接)":   {in(Title, "服装"), words("面接")},
		`面接("最終" 服装)`:     {words("面接"), quoted("最終"), words("服装")},
		"26卒です。(文系)まだ間に合う？": {words("26卒です。(文系)まだ間に合う？")},
	} {
		if diff := cmp.Diff(want, Parse(text).Clauses); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestString(t *testing.T) {
	for text, want := range map[string]string{
		"面接　 緊張 ":                `面接 緊張`,
		"面接 緊張  OR 逆質問":          `面接 (緊張 OR 逆質問)`,
		"(緊張 OR 逆質問)":            `緊張 OR 逆質問`,
		"自己PR ー例文 Title：“短所 長所”": `自己PR -例文 title:"短所 長所"`,
		"－(a b) OR ((OR))":       `-(a b) OR ((OR))`,
		"(a -b) OR (x y) OR (z)": `(a -b) OR (x y) OR z`,
	} {
		if got := Parse(text).String(); got != want {
			t.Errorf("%q prints as %q, want %q", text, got, want)
		}
	}
}

func TestParseBoundsPhrases(t *testing.T) {
	q := Parse(strings.Repeat(`"面接" `, maxPhrases+3) + `"-x" -"y"`)
	if diff := cmp.Diff(words("面接 面接 面接 x - y"), q.Clauses[len(q.Clauses)-1]); diff != "" || len(q.Clauses) != maxPhrases+1 {
		t.Errorf("%d clauses, the last (-want +got):\n%s", len(q.Clauses), diff)
	}
}

func TestParseBoundsConditions(t *testing.T) {
	var excluded, alternatives []string
	for i := range maxConditions + 2 {
		excluded = append(excluded, fmt.Sprintf("-x%d", i))
		alternatives = append(alternatives, fmt.Sprintf("a%d", i))
	}
	got := Parse("面接 " + strings.Join(excluded, " ") + ` title:服装 (面接 OR "最終") -"例"`).Clauses
	if diff := cmp.Diff(words("x32 x33 服装 面接 最終 例"), got[len(got)-1]); diff != "" || len(got) != maxConditions+2 {
		t.Errorf("%d clauses, the last (-want +got):\n%s", len(got), diff)
	}
	got = Parse("面接 " + strings.Join(alternatives, " OR ")).Clauses
	if diff := cmp.Diff([]Clause{words("面接 " + strings.Join(alternatives, " "))}, got); diff != "" {
		t.Errorf("a long OR (-want +got):\n%s", diff)
	}
}

func TestParseBoundsDepth(t *testing.T) {
	nested := func(depth int) string { return strings.Repeat("-(a ", depth) + "-b" + strings.Repeat(")", depth) }
	if got := Parse(nested(maxDepth)); got.String() != nested(maxDepth) {
		t.Errorf("%s prints as %s", nested(maxDepth), got)
	}
	for _, depth := range []int{maxDepth + 1, maxTyped + 1, 100_000} {
		want := words(strings.Repeat("a ", depth) + "b")
		if diff := cmp.Diff([]Clause{want}, Parse(nested(depth)).Clauses); diff != "" {
			t.Errorf("depth %d (-want +got):\n%.200s", depth, diff)
		}
	}
}

// TestParseKeepsWhatItPrints puts queries together from the pieces that the language is made of; a fuzzer that changes
// bytes rarely hits them.
func TestParseKeepsWhatItPrints(t *testing.T) {
	pieces := []string{
		"a", "b", "面接", "マナー", "。", " ", " ", " ", " ", "-", "－", "ー", "(", "(", ")", ")", "（", "）", "OR", " OR ", " OR ", `"`, `"`, `"p"`,
		"title:", "year：", "x:", "-(", "-title:", "((((", "))))", "\u3000",
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		for range 1 + r.IntN(60) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		checkParse(t, b.String())
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"面接 緊張", `"逆質問" 例`, `"`, `""""`, "“最終”＂面接", "\xff\"\xfe\"", strings.Repeat(`"a" b `, 12), "\u200b\"\u200b\"", "a\u0085\"\u2003\"",
		"a OR (b -c) OR -(d OR title:e)", "(-x OR) b", "面接(最終)の服装 -例", `-title:"a" OR "b"`, "-(x-) OR (OR)", "a OR OR (b OR -(-c))", "(a(b) OR c)-d",
		strings.Repeat("-a ", 31) + "b OR c -d", strings.Repeat("-(a ", 9) + strings.Repeat(")", 9), "x OR y((((((((a))))))))", "year：2026 ー例 －- −。", ") -(a (b",
	} {
		f.Add(text)
	}
	f.Fuzz(checkParse)
}

func checkParse(t *testing.T, text string) {
	q := Parse(text)
	if diff := cmp.Diff(q, Parse(q.String())); diff != "" {
		t.Fatalf("%q prints as %q (-first +second):\n%s", text, q, diff)
	}
	conditions, phrases := 0, 0
	for i := range q.Clauses {
		conditions += q.Clauses[i].conditions()
	}
	check(t, q, &phrases, 0)
	if phrases > maxPhrases || conditions > maxConditions {
		t.Fatalf("%q has %d phrases, %d conditions", text, phrases, conditions)
	}
}

// check holds a query to what Clause promises.
func check(t *testing.T, q Query, phrases *int, depth int) {
	if depth > maxDepth {
		t.Fatalf("%v is %d deep", q, depth)
	}
	for i, c := range q.Clauses {
		if c.Any != nil {
			if c.Text != "" || c.Phrase || c.Field != "" || len(c.Any) == 1 && !c.Not || len(c.Any) == 0 {
				t.Fatalf("%v has %+v", q, c)
			}
			for _, inner := range c.Any {
				if len(inner.Clauses) == 0 {
					t.Fatalf("%v has an empty alternative", q)
				}
				check(t, inner, phrases, depth+1)
			}
			continue
		}
		if strings.TrimSpace(c.Text) == "" || !utf8.ValidString(c.Text) || strings.ContainsFunc(c.Text, isQuote) {
			t.Fatalf("%v has the clause %q", q, c.Text)
		}
		if c.Phrase {
			*phrases++
		} else if !c.isWords() && !says(c.Text) {
			t.Fatalf("%v has the condition %q", q, c.Text)
		}
		if c.isWords() && i > 0 && q.Clauses[i-1].isWords() {
			t.Fatalf("%v has two clauses of words in a row", q)
		}
	}
}
