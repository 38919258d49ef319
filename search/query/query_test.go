package query

import (
	"math/rand/v2"
	"reflect"
	"slices"
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
func all(clauses ...Clause) Query          { return Query{Clauses: clauses} }
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
		"ſtatus:a ｔｉｔｌｅ:a": {words("ſtatus:a"), in(Title, "a")},
		"title: 服装":        {in(Title, "服装")},
		`title: "服装"`:      {{Text: "服装", Phrase: true, Field: Title}},
		"面接title:服装":       {words("面接title:服装")},
		"title:(a OR b)":   {anyOf(all(in(Title, "a")), all(in(Title, "b")))},

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
		"(OR) OR a":         {words("() a")},
		"面接 OR":             {words("面接")},
		"OR 面接":             {words("面接")},
		"面接 OR OR 緊張":       {either("面接", "緊張")},
		"面接 or 緊張":          {words("面接 or 緊張")},
		"面接 ＯＲ 緊張":          {either("面接", "緊張")},
		"面接 ORACLE":         {words("面接 ORACLE")},
		"面接 OR 。":           {words("面接 。")},
		"面接 OR title:":      {words("面接 title")},
		"(-a OR) b":         {not(words("a")), words("b")},
		"x (OR -a) b":       {words("x"), not(words("a")), words("b")},
		"(a OR b":           {either("a", "b")},
		`"OR" 面接`:           {quoted("OR"), words("面接")},
		"服装 スーツ OR 私服 -(夏 OR 冬) 面接": {words("服装"), either("スーツ", "私服"), noneOf(each([]string{"夏", "冬"})...), words("面接")},

		// pasted titles, and half-typed queries
		"面接(最終)の服装":         {words("面接(最終)の服装")},
		"服装(スーツ、私服) について":   {words("服装(スーツ、私服) について")},
		"( 面接 )  緊張":        {words("(面接) 緊張")},
		"面接（最終 OR 二次）":      {words("面接"), either("最終", "二次")},
		"面接（最終）の服装":         {words("面接（最終）の服装")},
		"（最終 OR 二次) -（夏）":   {either("最終", "二次"), not(words("夏"))},
		"（笑":                {words("（笑")},
		"m(_ _)m T_T :)":    {words("m(_ _)m T_T :")},
		"(面接":               {words("(面接")},
		"面接) 緊張(":           {words("面接 緊張")},
		"()":                {words("()")},
		"-()":               {words("-()")},
		"-(":                {words("-")},
		"-(面接":              {not(words("面接"))},
		"-":                 {words("-")},
		"面接 -":              {words("面接 -")},
		"め-":                {words("め-")},
		"title:":            {words("title")},
		"-title:":           {words("title")},
		`title:"`:           {words("title")},
		`title:"面`:          {in(Title, "面")},
		`-"例`:               {not(quoted("例"))},
		"(title:服装 面接)":     {in(Title, "服装"), words("面接")},
		`面接("最終" 服装)`:       {words("面接"), quoted("最終"), words("服装")},
		"面接 緊張 OR":          {words("面接 緊張")},
		"面接 OR 緊張 OR":       {either("面接", "緊張")},
		"面接 AND 緊張":         {words("面接 緊張")},
		"面接 ＡＮＤ":            {words("面接")},
		"a AND b OR AND c":  {words("a"), either("b", "c")},
		"OR":                {words("OR")},
		"OR AND":            {words("OR AND")},
		"ＯＲ (":              {words("ＯＲ")},
		"(面接 OR) 緊張":        {words("(面接) 緊張")},
		"緊張 OR 服装)":         {either("緊張", "服装")},
		"(面接 OR 緊張":         {either("面接", "緊張")},
		"面接（最終 OR 二次":       {words("面接"), either("最終", "二次")},
		"面接(最終":             {words("面接(最終")},
		"面接 -例文(":           {words("面接"), not(words("例文"))},
		"-(緊張 OR 服装":        {noneOf(each([]string{"緊張", "服装"})...)},
		"面接 -(緊張 服":         {words("面接"), noneOf(all(words("緊張 服")))},
		"-(緊張 -(服装 髪":       {noneOf(all(words("緊張"), noneOf(all(words("服装 髪")))))},
		`面接 -"緊張 する`:        {words("面接"), not(quoted("緊張 する"))},
		`-title:"緊張 `:       {not(Clause{Text: "緊張", Phrase: true, Field: Title})},
		`マナー"面接`:            {words("マナー 面接")},
		`-"`:                {words("-")},
		"ｔｉｔｌｅ：服装":          {in(Title, "服装")},
		"-title: 服装 面接":     {not(in(Title, "服装")), words("面接")},
		"title: OR 服装":      {in(Title, "服装")},
		"title: body:服装":    {words("title"), in(Body, "服装")},
		"title: -服装":        {words("title"), not(words("服装"))},
		"title: 。 服装":       {words("title 。 服装")},
		"-title:(a OR b) c": {noneOf(all(in(Title, "a")), all(in(Title, "b"))), words("c")},
		`title:("a b" -body:c -d (e f))`: {
			{Text: "a b", Phrase: true, Field: Title}, not(in(Body, "c")), not(in(Title, "d")), in(Title, "e"), in(Title, "f"),
		},
		"26卒です。(文系)まだ間に合う？": {words("26卒です。(文系)まだ間に合う？")},
	} {
		if d := diff(all(want...), Parse(text)); d != "" {
			t.Errorf("%q (-want +got):\n%s", text, d)
		}
	}
}

func TestString(t *testing.T) {
	for text, want := range map[string]string{
		"面接　 緊張 ":                `面接 緊張`,
		"面接 緊張  OR 逆質問":          `面接 (緊張 OR 逆質問)`,
		"(緊張 OR 逆質問)":            `緊張 OR 逆質問`,
		"自己PR ー例文 Title：“短所 長所”": `自己PR -例文 title:"短所 長所"`,
		"－(a b) OR ((c))":        `-(a b) OR ((c))`,
		"面接 ＯＲ Ｔｉｔｌｅ： 服装)":       `面接 OR title:服装`,
		"-(面接 （緊張 OR 服装":         `-(面接 (緊張 OR 服装))`,
		"(a -b) OR (x y) OR (z)": `(a -b) OR (x y) OR z`,
	} {
		if got := Parse(text).String(); got != want {
			t.Errorf("%q prints as %q, want %q", text, got, want)
		}
	}
}

func TestParseBoundsPhrases(t *testing.T) {
	q := Parse(strings.Repeat(`"面接" `, maxPhrases+3) + `"-x" -"y" title:"z"`)
	want := append(slices.Repeat([]Clause{quoted("面接")}, maxPhrases), words("面接 面接 面接 x"), not(quoted("y")), Clause{Text: "z", Phrase: true, Field: Title})
	if d := diff(all(want...), q); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestConditions(t *testing.T) {
	many := strings.Repeat("-x ", 50)
	for text, want := range map[string]int{
		"": 0, "面接 緊張": 0, `"面接"`: 0, "-面接": 1, "title:面接 year:2025": 2, "a OR b": 2, "(a b) OR (c -d)": 4, "-(a b)": 2, `"a" OR -"b"`: 2, many: 50,
		"面接 " + many + "title:服装": 51, strings.Repeat("a OR ", 40): 40, "-title:(a OR b) c": 2,
	} {
		q := Parse(text)
		if got := q.Conditions(); got != want {
			t.Errorf("%q has %d conditions, want %d", text, got, want)
		}
	}
}

func TestDepth(t *testing.T) {
	nested := func(depth int) string { return strings.Repeat("-(a ", depth) + "-b" + strings.Repeat(")", depth) }
	for text, want := range map[string]int{
		"": 0, "面接(最終)": 0, "a OR b": 1, "-(a)": 0, "-(a b)": 1, "-(a -(b c))": 2, "(((a OR b)))": 1, strings.Repeat("(", 20) + "a": 0,
		nested(MaxDepth): MaxDepth, nested(maxTyped): maxTyped, nested(maxTyped + 1): maxTyped + 1, nested(5_000): 5_000,
		strings.Repeat("(", maxTyped+1) + "a b": 0, strings.Repeat("(", maxTyped+1) + "a -b": maxTyped + 1,
		strings.Repeat("-(a ", maxTyped+1): maxTyped + 1, strings.Repeat("(", 2000) + strings.Repeat(")", 2000): 0,
	} {
		q := Parse(text)
		if got := q.Depth(); got != want {
			t.Errorf("%.200q is %d deep, want %d", text, got, want)
		}
	}
}

// TestParseKeepsWhatItPrints puts queries together from the pieces that the language is made of; a fuzzer that changes
// bytes rarely hits them.
func TestParseKeepsWhatItPrints(t *testing.T) {
	pieces := []string{
		"a", "b", "面接", "マナー", "。", " ", " ", " ", " ", "-", "－", "ー", "(", "(", ")", ")", "（", "）", "OR", " OR ", " OR ", `"`, `"`, `"p"`,
		"title:", "year：", "x:", "-(", "-title:", "((((", "))))", "\u3000", " AND ", "ＯＲ", "title: ", "Ｂｏｄｙ:(", `-"`,
		"lemma:", "exact:", "re:/", "/", `\`, `\/`, "title:re:/", "-re：/x/", "body:lemma:", `exact:"`, "headline:exact:(", "year:lemma:",
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
		strings.Repeat("-a ", 31) + "b OR c -d", strings.Repeat("-(a ", 9), "title:(a OR (b c)) AND d OR", "-title: (OR -x) OR OR y", `a -"b c) (`, "x OR y((((((((a))))))))", "year：2026 ー例 －- −。", ") -(a (b",
		`lemma:断る -exact:"お 問 合せ" title:re:/a\/b "c" (d/ e`, `re:/a\`, "(re:/a|b/ OR title:lemma:x)", `lemma:(a OR "b" -title:c re:/d/)`, `exact:"・・・`, "re://x re:/ /y/",
	} {
		f.Add(text)
	}
	f.Fuzz(checkParse)
}

func checkParse(t *testing.T, text string) {
	q := Parse(text)
	if q.typed > maxTyped {
		return
	}
	if d := diff(q, Parse(q.String())); d != "" {
		t.Fatalf("%q prints as %q (-first +second):\n%s", text, q, d)
	}
	phrases := 0
	for _, c := range q.Clauses {
		if c.Phrase && !c.Not && c.Field == "" {
			phrases++
		}
	}
	if phrases > maxPhrases {
		t.Fatalf("%q has %d phrases", text, phrases)
	}
	check(t, q)
}

// check holds a query to what Clause promises.
func check(t *testing.T, q Query) {
	for i, c := range q.Clauses {
		if c.Any != nil {
			if c.Text != "" || c.Phrase || c.Field != "" || len(c.Any) == 1 && !c.Not || len(c.Any) == 0 {
				t.Fatalf("%v has %+v", q, c)
			}
			for _, inner := range c.Any {
				if len(inner.Clauses) == 0 {
					t.Fatalf("%v has an empty alternative", q)
				}
				check(t, inner)
			}
			continue
		}
		if c.Mode != "" && (c.Phrase || c.Field != "" && !slices.Contains(Texts, c.Field)) {
			t.Fatalf("%v has %+v", q, c)
		}
		if strings.TrimSpace(c.Text) == "" || !utf8.ValidString(c.Text) || c.Mode != Regexp && strings.ContainsFunc(c.Text, isQuote) {
			t.Fatalf("%v has the clause %q", q, c.Text)
		}
		if !c.Phrase && c.Mode == "" && !c.isWords() && !says(c.Text) {
			t.Fatalf("%v has the condition %q", q, c.Text)
		}
		if c.isWords() && i > 0 && q.Clauses[i-1].isWords() {
			t.Fatalf("%v has two clauses of words in a row", q)
		}
		if c.isWords() && len(q.Clauses) > 1 && slices.ContainsFunc(strings.Fields(c.Text), isJoint) {
			t.Fatalf("%v has the words %q", q, c.Text)
		}
	}
}

// diff tells how two queries differ; cmp alone takes long over deep ones.
func diff(want, got Query) string {
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return cmp.Diff(want, got, cmp.AllowUnexported(Query{}))
}
