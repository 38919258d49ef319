package webpage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
)

// ldPage is a page whose head has the scripts.
func ldPage(head string, scripts ...string) string {
	for _, s := range scripts {
		head += `<script type="application/ld+json">` + s + "</script>\n"
	}
	return "<!doctype html>\n<html><head><title>頁の題</title>\n" + head + "</head><body><h1>頁の題</h1><p>頁の本文</p></body></html>"
}

// shown is an item in short: id, address, title, body, asker, dates, categories, answers and links of a question.
func shown(item corpus.Item) string {
	q := item.Question
	switch {
	case item.Refused != nil:
		return "refused " + item.Refused.String()
	case item.Rejected != nil:
		return "rejected " + item.Rejected.String()
	}
	var b strings.Builder
	field := func(name, s string) {
		if s != "" {
			fmt.Fprintf(&b, "%s %s\n", name, s)
		}
	}
	field("id", q.ID)
	field("url", q.URL)
	field("title", q.Title)
	field("body", q.Body)
	field("asker", strings.Trim(q.Asker.Status+","+q.Asker.Gender, ","))
	field("asked", q.Asked)
	field("updated", q.Updated)
	field("in", strings.Join(q.Categories, ","))
	for _, a := range q.Answers {
		best := ""
		if a.Best {
			best = " best"
		}
		field(a.ID+best, strings.TrimRight(fmt.Sprintf("%s(%s) %s: %s", a.Adviser, strings.Join(a.Qualifications, ","), a.Headline, a.Text()), " "))
	}
	for _, l := range q.Links {
		field(l.Kind, l.Text+" "+l.URL)
	}
	for _, w := range item.Warnings {
		field("warning", w.String())
	}
	return b.String()
}

func showAll(items []corpus.Item) string {
	var all []string
	for _, i := range items {
		all = append(all, strings.TrimSpace(shown(i)))
	}
	return strings.Join(all, "\n--\n")
}

const canonical = `<link rel="canonical" href="https://soudan.example/qa/77">`

func TestStructuredData(t *testing.T) {
	pages := newPages(t)
	const plain = `{"@type":"QAPage","mainEntity":{"@type":"Question","name":"題","text":"本文","acceptedAnswer":{"@type":"Answer","text":"答え"}}}`
	const read = "title 題\nbody 本文\na1 best () : 答え"
	for _, c := range []struct{ name, page, want string }{
		{"type in a list, whole, entity in a list", ldPage(canonical, `[{"@type":["WebPage","https://schema.org/QAPage"],"mainEntity":[{"@type":"http://schema.org/Question","title":"題","text":"本文","acceptedAnswer":[{"@type":"Answer","text":"答え"}]}]}]`),
			"id 77\nurl https://soudan.example/qa/77\n" + read},
		{"graph with references", ldPage("", `{"@context":"https://schema.org","@graph":[{"@type":"Question","@id":"#q","name":"題","text":"本文","author":{"@id":"#p"},"acceptedAnswer":{"@id":"#a"},"suggestedAnswer":[{"@id":"#a"},{"@id":"#b"}]},
			{"@type":"QAPage","@id":"https://soudan.example/qa/5#page","mainEntity":{"@id":"#q"}},{"@type":"Person","@id":"#p","name":"大学3年生・女性"},{"@type":"Answer","@id":"#a","text":"答え"},{"@type":"Answer","@id":"#b","text":"別の答え"}]}`),
			"id 5\nurl https://soudan.example/qa/5#page\ntitle 題\nbody 本文\nasker 大学3年生,女性\na1 best () : 答え\na2 () : 別の答え"},
		{"a question alone, without an address", ldPage("", `{"@type":"Question","name":"題","text":"本文"}`), "id file\ntitle 題\nbody 本文"},
		{"its own address before the page's", ldPage(canonical, `{"@type":"Question","url":"/qa/78","name":"題","text":"本文"}`), "id 78\nurl https://soudan.example/qa/77\ntitle 題\nbody 本文"},
		{"the address of og:url", ldPage(`<meta property="og:url" content="https://soudan.example/qa/9/">`, plain), "id 9\nurl https://soudan.example/qa/9/\n" + read},
		{"a relative canonical address", ldPage(`<link rel="x canonical" href="/qa/8"><base href="https://soudan.example/a/">`, plain), "id 8\nurl https://soudan.example/qa/8\n" + read},
		{"a relative canonical address without a host", ldPage(`<link rel="canonical" href="/qa/8">`, plain), "id 8\n" + read},
		{"several scripts, one told twice", ldPage(canonical, `{"@type":"Organization","name":"会社"}`, plain, plain), "id 77\nurl https://soudan.example/qa/77\n" + read},
		{"people and dates", ldPage("", `{"@type":"QAPage","mainEntity":{"@type":"Question","name":"題","text":"本文","datePublished":"2024年5月2日","dateModified":"2024-05-03T10:00:00+0900",
			"author":[{"@type":"Person","jobTitle":"フリーター","gender":"https://schema.org/Female"}],
			"suggestedAnswer":[{"@type":"Answer","headline":"見出し","text":"答え","author":{"@type":"Person","name":"山本 花","jobTitle":["相談員","講師／相談員"],"honorificSuffix":"先生","hasCredential":[{"@type":"EducationalOccupationalCredential","name":"公認心理師"},"FP2級"]}},
			{"@type":"Answer","name":"題二","text":"答え二","author":"佐藤"},"書いただけの答え"]}}`),
			"id file\ntitle 題\nbody 本文\nasker フリーター,女性\nasked 2024-05-02\nupdated 2024-05-03T10:00:00+09:00\na1 山本 花(相談員,講師,公認心理師,FP2級) 見出し: 答え\na2 佐藤() 題二: 答え二\na3 () : 書いただけの答え"},
		{"breadcrumbs", ldPage(canonical, `{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":3,"item":{"@id":"https://soudan.example/c/2","name":"面接"}},
			{"@type":"ListItem","position":"1","name":"ホーム","item":"https://soudan.example/"},{"@type":"ListItem","position":2,"name":"就活","item":"https://soudan.example/c/1"},{"@type":"ListItem","position":4,"name":"題…","item":"https://soudan.example/qa/77"}]}`,
			strings.Replace(plain, `"name"`, `"keywords":"不要","name"`, 1)), "id 77\nurl https://soudan.example/qa/77\ntitle 題\nbody 本文\nin 就活,面接\na1 best () : 答え"},
		{"keywords", ldPage("", `{"@type":"QAPage","about":[{"@type":"Thing","name":"転職"}],"breadcrumb":{"@type":"BreadcrumbList","itemListElement":[{"name":"ホーム"}]},"mainEntity":{"@type":"Question","name":"題","text":"本文","keywords":"面接, 服装、面接","articleSection":["就活"]}}`),
			"id file\ntitle 題\nbody 本文\nin 面接,服装,就活,転職"},
		{"HTML in texts, and links", ldPage(canonical, `{"@type":"QAPage","mainEntity":{"@type":"Question","name":"<b>題</b> &amp; 名","text":"一<br><br>二","acceptedAnswer":{"@type":"Answer","text":"<p>前。<a href='/qa/12'>別の質問</a>です。こちらの記事もどうぞ。</p><h3>小見出し</h3><p>詳しくは<a href='https://a.example/x'>こちらの記事</a>へ。</p>"}}}`),
			"id 77\nurl https://soudan.example/qa/77\ntitle 題 & 名\nbody 一\n\n二\na1 best () : 前。別の質問です。こちらの記事もどうぞ。\n\n小見出し\n\n詳しくはこちらの記事へ。\nquestion 別の質問です。 https://soudan.example/qa/12\narticle 詳しくはこちらの記事へ。 https://a.example/x\narticle こちらの記事もどうぞ。"},
		{"a body that is the title", ldPage("", strings.Replace(plain, "本文", "題", 1)), "id file\ntitle 題\na1 best () : 答え"},
		{"what is odd", ldPage("", `{"@type":"QAPage","mainEntity":{"@type":"Question","text":"一文目です。二文目です。","answerCount":"3","dateCreated":"きのう","suggestedAnswer":[{"@type":"Answer","url":"https://a.example/"},{"@type":"Answer","text":"答え"}]}}`),
			"id file\ntitle 一文目です。\nbody 一文目です。二文目です。\na1 () : 答え\n" +
				"warning d/file.html:3: title: the question has no name; its first sentence was taken as the title (give the Question a name)\n" +
				"warning d/file.html:3: asked: \"きのう\" is not a date; it was left out (write it as 2024-05-12 or 2024-05-12T10:00:00+09:00)\n" +
				"warning d/file.html:3: answers[0]: an answer has no text; it was left out (give the Answer its text, not only its address)\n" +
				"warning d/file.html:3: answers: the page announces 3 answers, 2 were found (check that the page's data has all answers)"},
		{"nothing in a question", ldPage("", `{"@type":"QAPage","mainEntity":{"@type":"Question","name":"題"}}`), "rejected d/file.html:3: body: is empty, and no answer has text (give the question a body or an answer)"},
		{"an article that mentions questions", ldPage("", `{"@type":"NewsArticle","mainEntity":{"@type":"Question","name":"題","text":"本文"}}`),
			"refused d/file.html: the page says that it is NewsArticle, not a question (give question pages only; one is told by QAPage, FAQPage or Question)"},
		{"an adviser's answers", ldPage("", `{"@type":"ProfilePage","hasPart":[{"@type":"Answer","text":"答え","parentItem":{"@type":"Question","name":"題"}}]}`),
			"refused d/file.html: the page says that it is ProfilePage, not a question (give question pages only; one is told by QAPage, FAQPage or Question)"},
	} {
		got := showAll(Read("d/file.html", []byte(c.page), pages))
		got = strings.ReplaceAll(got, " \n", "\n")
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// TestFAQ: each question of a page is a record, whose id stays when others come before it.
func TestFAQ(t *testing.T) {
	question := func(name, more string) string {
		return fmt.Sprintf(`{"@type":"Question","name":%q,%s"acceptedAnswer":{"@type":"Answer","text":"%s の答え"}}`, name, more, name)
	}
	faq := func(questions ...string) string {
		return `{"@type":"FAQPage","mainEntity":[` + strings.Join(questions, ",") + `]}`
	}
	pages := newPages(t)
	const address = `<link rel=canonical href="https://soudan.example/faq">`
	items := Read("faq.html", []byte(ldPage(address, faq(question("送料は?", ""), question("返品は?", `"url":"https://soudan.example/qa/3",`), question("送料は?", `"text":"別の文",`)))), pages)
	want := `id faq-0560b2c0
url https://soudan.example/faq
title 送料は?
a1 () : 送料は? の答え
--
id 3
url https://soudan.example/qa/3
title 返品は?
a1 () : 返品は? の答え
--
id faq-0560b2c0-2
url https://soudan.example/faq
title 送料は?
body 別の文
a1 () : 送料は? の答え
warning faq.html:3: title: "送料は?" stands more than once on the page (check that the questions are not the same)`
	if d := cmp.Diff(want, showAll(items)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	later := Read("faq.html", []byte(ldPage(address, faq(question("新しい?", ""), question("送料は？", "")))), pages)
	if len(later) != 2 || later[1].Question.ID != items[0].Question.ID {
		t.Errorf("after an insertion: %s", showAll(later))
	}
	// All give the page's address as theirs; the QAPage's question is the page's own.
	both := Read("faq.html", []byte(ldPage(canonical, faq(question("甲", `"url":"https://soudan.example/qa/77",`), question("乙", `"url":"https://soudan.example/qa/77",`)),
		`{"@type":"QAPage","mainEntity":`+question("丙", "")+`}`)), pages)
	var ids []string
	for _, i := range both {
		ids = append(ids, fmt.Sprint(i.Question.ID, i.Question.Answers[0].Best))
	}
	if d := cmp.Diff([]string{"faq-33e3580cfalse", "faq-71530d4cfalse", "77true"}, ids); d != "" {
		t.Errorf("a page's own and others (-want +got):\n%s", d)
	}
	many := Read("faq.html", []byte(ldPage("", faq(strings.Split(strings.Repeat(question("x", "")+"\n", maxQuestions+1), "\n")[:maxQuestions+1]...))), pages)
	if len(many) != 1 || many[0].Rejected == nil || !strings.Contains(many[0].Rejected.Reason, "1001 questions") {
		t.Errorf("too many: %.300s", showAll(many))
	}
}

// TestMend: what pages do wrong and is read all the same, and what is told with its line.
func TestMend(t *testing.T) {
	pages := newPages(t)
	const good = "title 題\nbody 一\n二\na1 best () : 答え"
	for _, c := range []struct{ name, script, want string }{
		{"line ends and tabs in strings", "{\"@type\":\"Question\",\"name\":\"\t題\",\"text\":\"一\n二\x01\",\"acceptedAnswer\":\"答え\"}", good},
		{"commas at the end", `{"@type":"Question","name":"題","text":"一\n二","acceptedAnswer":["答え", ], }`, good},
		{"comments", "<!--\n// x\n/* \" */ {\"@type\":\"Question\",\"name\":\"題\",\"text\":\"一\\n二\",\"acceptedAnswer\":\"答え\"};\n//-->", good},
		{"CDATA", "//<![CDATA[\n{\"@type\":\"Question\",\"name\":\"題\",\"text\":\"一\\n二\",\"acceptedAnswer\":\"答え\"}\n//]]>", good},
		{"CDATA at once", "<![CDATA[\u00a0[[{\"@type\":\"Question\",\"name\":\"題\",\"text\":\"一\\n二\",\"acceptedAnswer\":\"答え\"}]]]]>", good},
		{"quotation marks escaped as in JavaScript", `{"@type":"Question","name":"題","text":"It\'s \日\x","acceptedAnswer":"//答え, }"}`, "title 題\nbody It's \\日\\x\na1 best () : //答え, }"},
		{"a comma missing", "{\"@type\":\n\"Question\",\"name\":\"一\n二\"\n\"text\":\"本文\"}", "rejected file.html:6: the page's JSON-LD cannot be read: invalid character '\"' after object key:value pair (correct the script, or take it out to have the page's text read)"},
		{"cut off", "\n{\"@type\":\"Question\",\n\"name\":\"題", "rejected file.html:5: the page's JSON-LD cannot be read: it does not end (correct the script, or take it out to have the page's text read)"},
		{"deep", "{\"@type\":\"Question\",\n\"x\":" + strings.Repeat("[", 100_000), "rejected file.html:4: the page's JSON-LD is nested deeper than 100 levels (correct the script, or take it out to have the page's text read)"},
	} {
		got := strings.TrimPrefix(showAll(Read("file.html", []byte(ldPage("", c.script)), pages)), "id file\n")
		if d := cmp.Diff(c.want, strings.ReplaceAll(got, " \n", "\n")); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
	got := showAll(Read("file.html", []byte(ldPage("", "{oops}", `{"@type":"Question","name":"題","text":"本文"}`)), pages))
	if want := "id file\ntitle 題\nbody 本文\nwarning file.html:3: the page's JSON-LD cannot be read"; !strings.HasPrefix(got, want) {
		t.Errorf("another script that is broken: %s", got)
	}
}

func TestNormalDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024-05-12": "2024-05-12", "2024-5-2": "2024-05-02", "2024/05/12 10:00": "2024-05-12", "2024年5月12日": "2024-05-12", "2024.5.12": "2024-05-12", "20240512": "2024-05-12",
		"2024-05-12T10:00:00": "2024-05-12", "2024-05-12T10:00:00Z": "2024-05-12T10:00:00Z", "2024-05-12T10:00+09:00": "2024-05-12T10:00:00+09:00",
		"2024-05-12T10:00:00.000+0900": "2024-05-12T10:00:00+09:00", "2024-05-12 10:00:00 +0900": "2024-05-12T10:00:00+09:00", "Sun, 12 May 2024 10:00:00 +0900": "2024-05-12T10:00:00+09:00",
		"2024-02-30": "", "2024-13-01": "", "2024-05": "", "きのう": "", "1715475600": "", "2024-05-12x": "",
	} {
		if got := normalDate(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestBesideFAQ: the page's own question in microdata is read beside the frequent ones in its script, and none twice.
func TestBesideFAQ(t *testing.T) {
	const page = `<!doctype html><script type="application/ld+json">{"@context":"https://schema.org","@type":"FAQPage","mainEntity":[
{"@type":"Question","name":"料金は？","acceptedAnswer":{"@type":"Answer","text":"無料です。"}}]}</script>
<div itemscope itemtype="https://schema.org/QAPage"><div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><h1 itemprop="name">面接の服装</h1><p itemprop="text">何を着ますか。</p></div></div>
<div itemscope itemtype="https://schema.org/FAQPage"><div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><p itemprop="name">料金は？</p></div></div>`
	var got []string
	for _, item := range Read("7.html", []byte(page), newPages(t)) {
		if item.Question == nil {
			t.Fatalf("%+v", item)
		}
		got = append(got, item.Question.Title)
	}
	if len(got) != 2 || got[0] != "面接の服装" || got[1] != "料金は？" {
		t.Errorf("%q", got)
	}
}
