package webpage

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kotae/corpus"
	"kotae/corpus/fixture"
)

func TestMicrodata(t *testing.T) {
	const text = `<!doctype html><html><head><link rel=canonical href="https://soudan.example/qa/6"></head><body>
<ol itemscope itemtype="https://schema.org/BreadcrumbList"><li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><a itemprop="item" href="/"><span itemprop="name">ホーム</span></a><meta itemprop="position" content="1"></li>
<li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><a itemprop="item" href="/c/1"><span itemprop="name">面接</span></a><meta itemprop="position" content="2"></li></ol>
<main itemscope itemtype="https://schema.org/QAPage"><div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
<h1 itemprop="name">服装は<b>自由</b>?</h1><span itemprop="answerCount">2</span><time itemprop="dateCreated" datetime="2024-05-12">昨日</time>
<div itemprop="text"><p>一</p><p>二</p></div><p itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">大学4年生</span></p>
<div itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer"><div itemprop="text"><h3>色</h3>紺です。<nav>案内</nav></div>
<div itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="name" href="/p/1">山本</a><i itemprop="jobTitle">相談員</i></div></div>
<div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><div itemprop="text">スーツです。</div></div>
</div></main></body></html>`
	want := `id 6
url https://soudan.example/qa/6
title 服装は自由?
body 一

二
asker 大学4年生
asked 2024-05-12
in 面接
a1 best () : スーツです。
a2 山本(相談員) : 色

紺です。`
	if d := cmp.Diff(want, showAll(Read("x.html", []byte(text), newPages(t)))); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

const guessed = "body: the page does not say which part of it is the question and which are answers; its %s was taken as the title and all its text as the body (mark the question and its answers by schema.org data (QAPage), or give records (.jsonl))"

// TestPlain: pages whose data tells of no question.
func TestPlain(t *testing.T) {
	headline, title := fmt.Sprintf(guessed, "main headline"), fmt.Sprintf(guessed, "title")
	pages := newPages(t)
	for _, c := range []struct{ name, page, want string }{
		{"main", `<title>題 | 相談室</title><link rel=canonical href="https://soudan.example/qa/7"><header><h1>相談室</h1></header><main><h1>題</h1><p>本文</p><aside>余談</aside><a href="/qa/8">別</a></main><footer>足</footer>`,
			"id 7\nurl https://soudan.example/qa/7\ntitle 題\nbody 本文\n\n余談\n\n別\nquestion 別 https://soudan.example/qa/8\nwarning x.html: " + headline},
		{"the only article", `<h1> </h1><div><article><header><h1>題</h1>日付</header>本文</article></div>`, "id x\ntitle 題\nbody 日付\n本文\nwarning x.html: " + headline},
		{"whole body", `<header>頭<h1>題</h1></header><div>本文</div><aside>横</aside><footer>足</footer>`, "id x\ntitle 題\nbody 本文\nwarning x.html: " + headline},
		{"the title alone", `<title> 題
			の続き</title><p>本文</p>`, "id x\ntitle 題 の続き\nbody 本文\nwarning x.html: " + title},
		{"data of no question", `<script type="application/ld+json">{"@type":"Organization","name":"会社"}</script><h1>題</h1>本文`, "id x\ntitle 題\nbody 本文\nwarning x.html: " + headline},
		{"more elements than the parser takes", `<h1>題</h1>` + strings.Repeat("<font>", 1000) + "本文", "id x\ntitle 題\nbody 本文\nwarning x.html: " + headline},
		{"no title", `<p>本文</p>`, "refused x.html: the page has no headline and no title (give question pages only)"},
		{"no text", `<title>題</title><h1>題</h1><script>x</script>`, "refused x.html: the page has no text but its title (give question pages only)"},
		{"no page", `{}`, "refused x.html: the page has no headline and no title (give question pages only)"},
		{"another address", `<meta http-equiv=Refresh content="0; URL=/x"><title>移動</title><p>移動しました</p>`, "refused x.html: the page only leads to another (save the page that it leads to)"},
		{"an adviser's list in a dump's layout", "<main><p>Q</p><p>3件</p><p>- Q</p><p>- 題</p></main>", "refused x.html: a page that lists an adviser's answers, not a question page (nothing is lost: its questions are read from their own pages)"},
	} {
		if d := cmp.Diff(c.want, showAll(Read("x.html", []byte(c.page), pages))); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// TestDump: a page laid out as page dumps are is read as one of them.
func TestDump(t *testing.T) {
	pages := newPages(t)
	data, err := os.ReadFile(filepath.Join("..", "page", "testdata", "pages", "a", "1101.txt"))
	if err != nil {
		t.Fatal(err)
	}
	want := pages.Read("1101.txt", data).Question
	if want == nil || len(want.Answers) == 0 {
		t.Fatalf("the dump itself: %+v", want)
	}
	want.ID, want.URL = "55", "https://soudan.example/qa/55"
	want.Source = corpus.Source{File: "saved.html", Line: 1}
	body := fixture.HTML(corpus.Section{Text: strings.TrimSpace(string(data))})
	for name, text := range map[string]string{
		"body": "<header></header>" + body, "main": "<header>相談室</header><main>" + body + "</main>",
	} {
		items := Read("saved.html", []byte(`<!doctype html><link rel=canonical href="`+want.URL+`"><body>`+text), pages)
		if len(items) != 1 || items[0].Question == nil {
			t.Fatalf("%s: %+v", name, items)
		}
		if d := cmp.Diff(want, items[0].Question); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

func TestBegins(t *testing.T) {
	for head, want := range map[string]bool{
		"<!DOCTYPE html>": true, "\ufeff\n<HTML lang=ja>": true, "<!-- saved from url -->\n<html>": true, "<?xml version='1.0'?><!DOCTYPE HTML PUBLIC": true,
		"<p>x": false, "<?xml version='1.0'?><rss>": false, "<!--": false, "": false, "Q\n題": false, `{"x":"<html>"}`: false,
	} {
		if got := Begins([]byte(head)); got != want {
			t.Errorf("%q: %v", head, got)
		}
	}
}

// TestHostile: a page made to cost much is read to its end or rejected, at a cost that grows with its
// length.
func TestHostile(t *testing.T) {
	pages := newPages(t)
	long := strings.Repeat("長い文。", 100_000)
	ref := strings.Repeat(`{"@id":"#a"},`, 50_000)
	for name, c := range map[string]struct{ page, want string }{
		"an answer referred to by all": {ldPage("", `{"@graph":[{"@id":"#a","@type":"Answer","text":"`+long+`"},`+strings.Repeat(`{"@type":"Question","name":"題","suggestedAnswer":[`+ref+`{}]},`, 3)+"{}]}"),
			"rejected x.html: the page's data has more than 33554432 bytes of text"},
		"a ring":       {ldPage("", `[{"@id":"#x","@type":"QAPage","mainEntity":{"@id":"#y"}},{"@id":"#y","@type":"WebPage","mainEntity":{"@id":"#x"},"hasPart":[{"@id":"#y"},{"@type":"Question","@id":"#q","name":"題","text":"文","author":{"@id":"#q"},"suggestedAnswer":{"@id":"#q"}}]}]`), "id x\n"},
		"nested items": {"<title>題</title>" + strings.Repeat(`<div itemscope itemtype="https://schema.org/Question" itemprop="text mainEntity suggestedAnswer name">`, 400) + long, ""},
		"links":        {"<h1>題</h1><p>" + strings.Repeat(`あ<a href=/qa/1>い</a>`, 50_000), ""},
		"headlines":    {strings.Repeat("<h1><div>", 250) + long, ""},
		"pointers":     {ldPage("", `{"@type":"Question","name":"題","text":"文","suggestedAnswer":"`+strings.Repeat("こちらの記事。", 100_000)+`"}`), "id x\n"},
	} {
		if got := showAll(Read("x.html", []byte(c.page), pages)); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %.300s", name, got)
		}
	}
}

// FuzzRead: no page makes the reader panic; what it takes is valid, has its file's name, and ids of its own.
func FuzzRead(f *testing.F) {
	for _, q := range sampleQuestions(f)[:3] {
		f.Add([]byte(fixture.WebPage(q)))
	}
	for _, s := range []string{
		ldPage(canonical, `{"@graph":[{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"a","acceptedAnswer":"b"},{"@id":"#q"}]},{"@id":"#q","@type":"Question","name":"a","text":"<p>x"}]}`),
		ldPage("", "<!--{\"@type\":\"Question\",'\\'\n,}", `[{"@type":"BreadcrumbList","itemListElement":[{"position":1,"item":{"name":"x"}}]}]`),
		`<div itemscope itemtype=https://schema.org/Question><a itemprop="name url" href=/qa/1>x<time itemprop=dateCreated>2024`, "<main>Q<p>題<p>本文", "<meta charset=shift_jis>\x82\xa0", "<h1>題</h1>\x00",
	} {
		f.Add([]byte(s))
	}
	pages := newPages(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		items := Read("p.html", data, pages)
		if len(items) == 0 {
			t.Fatal("no item")
		}
		ids := map[string]bool{}
		for _, item := range items {
			set := 0
			for _, p := range []*corpus.Problem{item.Refused, item.Rejected} {
				if p != nil {
					set++
					if p.File != "p.html" || p.Reason == "" || p.Fix == "" {
						t.Fatalf("%+v", p)
					}
				}
			}
			if q := item.Question; q != nil {
				set++
				if ps := q.Validate(); len(ps) > 0 {
					t.Fatalf("a question that is not valid: %v", ps)
				}
				if ids[q.ID] || q.Source.File != "p.html" || q.Source.Line < 1 || q.Source.Line > 1+strings.Count(string(data), "\n")+strings.Count(string(data), "\r") {
					t.Fatalf("%q, %+v", q.ID, q.Source)
				}
				ids[q.ID] = true
			}
			if set != 1 {
				t.Fatalf("not exactly one of question, refused, rejected: %+v", item)
			}
		}
	})
}

// TestLists: a page that mostly leads to others is none of a question; one that links in its text is.
func TestLists(t *testing.T) {
	list := "<!doctype html><h1>面接の質問一覧</h1><p>面接の質問を集めました。</p><ul>" + strings.Repeat(`<li><a href="/qa/1">面接で緊張してしまいます</a></li>`, 6) + "</ul>"
	items := Read("list.html", []byte(list), newPages(t))
	if len(items) != 1 || items[0].Refused == nil || !strings.Contains(items[0].Refused.Reason, "mostly links") {
		t.Errorf("%+v", items)
	}
	long := strings.Replace(list, "集めました。", "集めました。"+strings.Repeat("面接では落ち着いて話すことが大切です。", 20), 1)
	if items := Read("long.html", []byte(long), newPages(t)); len(items) != 1 || items[0].Question == nil {
		t.Errorf("%+v", items)
	}
}
