package web

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kotae/corpus/sample"
	"kotae/search"
)

// marked is a text with [ ] around its marks.
func marked(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		mark := n.Type == html.ElementNode && n.Data == "mark"
		if mark {
			b.WriteString("[")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if mark {
			b.WriteString("]")
		}
	}
	walk(n)
	return strings.TrimSpace(b.String())
}

// TestMarksAreThoseOfTheHits opens the first hits of the sample's searches from their results: what is marked in a title
// there is marked in the question's heading.
func TestMarksAreThoseOfTheHits(t *testing.T) {
	v := newVisitor(t)
	searches, err := sample.Searches()
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	for _, s := range searches {
		d := v.open(t, address{Query: s.Text}.String())
		hits := d.under("h2", "", "a")
		hits = slices.DeleteFunc(hits, func(n *html.Node) bool { return attr(n, "data-kotae-result") == "" })
		for _, a := range hits[:min(len(hits), 1)] {
			q := v.open(t, attr(a, "href"))
			if got, want := marked(q.find("h1", "")[0]), marked(a); got != want {
				t.Errorf("%s: %q, in the results %q", s.Text, got, want)
			}
			pages++
		}
	}
	if pages < 100 {
		t.Errorf("only %d pages were looked at", pages)
	}
}

// TestMarks: words are marked wherever they stand in a page, as they are written there, and the page says of what.
func TestMarks(t *testing.T) {
	v := newVisitor(t)
	plain := v.open(t, "/questions/1308")
	for query, want := range map[string][]string{
		"圧迫面接":      {"圧迫面接"},
		"あっぱくめんせつ":  {"圧迫面接"},
		"コンプラ":      {"コンプライアンス"},
		"圧迫面接の企業":   {"圧迫面接", "会社"}, // a synonym
		`"公正な採用選考"`: {"公正な採用選考"},
	} {
		d := v.open(t, "/questions/1308?q="+url.QueryEscape(query))
		var found []string
		for _, n := range append(d.under("article", "question", "mark"), d.under("article", "answer", "mark")...) {
			found = append(found, textOf(n))
		}
		for _, w := range want {
			if !slices.Contains(found, w) {
				t.Errorf("%s: %q is not marked among %q", query, w, found)
			}
		}
		if !strings.Contains(d.text("p", "marking"), "に一致した言葉に印を付けています。") || !d.linked("a", "", "/questions/1308") {
			t.Errorf("%s: %q", query, d.text("p", "marking"))
		}
		if got, want := d.texts("div", "text"), plain.texts("div", "text"); !slices.Equal(got, want) {
			t.Errorf("%s: the marks changed the text", query)
		}
		if d.attr("input", "value") != query {
			t.Errorf("%s: the search box has %q", query, d.attr("input", "value"))
		}
	}
}

// TestNothingToMark: a question is there to be read, whatever its address asks for.
func TestNothingToMark(t *testing.T) {
	v := newVisitor(t)
	for _, target := range []string{
		"/questions/1308", "/questions/1308?q=", "/questions/1308?q=%FF", "/questions/1308?q=zzzz", "/questions/1308?category=面接",
		"/questions/1308?q=" + strings.Repeat("面", search.MaxQueryBytes), "/questions/1308?q=%3Cscript%3E&page=0&sort=x&year=x",
		"/questions/1308?q=" + url.QueryEscape(strings.Repeat("-面接", 40)),
	} {
		d := v.open(t, target)
		if n := len(d.find("mark", "")); n != 0 || len(d.find("p", "marking")) != 0 {
			t.Errorf("%s: %d marks", target, n)
		}
	}
}

// TestWayBack: a question found in results leads back to that page of them.
func TestWayBack(t *testing.T) {
	v := newVisitor(t)
	from := "/?category=%E9%9D%A2%E6%8E%A5&page=2&q=%E9%9D%A2%E6%8E%A5&sort=date"
	d := v.open(t, from)
	a := d.under("h2", "", "a")[0]
	for _, n := range d.under("h2", "", "a") {
		if attr(n, "data-kotae-result") != "" {
			a = n
			break
		}
	}
	if attr(a, "data-kotae-position") != "11" {
		t.Errorf("the first hit of the second page is at %q", attr(a, "data-kotae-position"))
	}
	q := v.open(t, attr(a, "href"))
	if back := q.under("p", "back", "a"); len(back) != 1 || attr(back[0], "href") != from {
		t.Errorf("the way back is missing, or another one")
	}
	if got := q.attr("link", "rel"); got == "" || !q.linked("link", "canonical", "/questions/"+attr(a, "data-kotae-result")) {
		t.Errorf("the page's own address is not told")
	}
	if d := v.open(t, "/questions/1308"); len(d.find("p", "back")) != 0 || !d.linked("link", "canonical", "/questions/1308") {
		t.Error("there is a way back to nowhere")
	}
}

// BenchmarkQuestionPage shows questions with marks, and without, and tells how many times as long that takes.
func BenchmarkQuestionPage(b *testing.B) {
	v := newVisitor(b)
	answer, err := v.svc.Search(context.Background(), search.Request{Query: "面接で緊張する", PerPage: 50})
	if err != nil {
		b.Fatal(err)
	}
	for _, way := range []string{"", "?q=" + url.QueryEscape("面接で緊張する")} {
		b.Run(fmt.Sprintf("marked=%v", way != ""), func(b *testing.B) {
			i := 0
			for b.Loop() {
				if w := v.ask(questionPath(answer.Hits[i%len(answer.Hits)].ID) + way); w.Code != 200 {
					b.Fatal(w.Code)
				}
				i++
			}
		})
	}
}

// BenchmarkResultsPage shows searches of the sample.
func BenchmarkResultsPage(b *testing.B) {
	v := newVisitor(b)
	searches, err := sample.Searches()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("service", func(b *testing.B) {
		i := 0
		for b.Loop() {
			if _, err := v.svc.Search(context.Background(), search.Request{Query: searches[i%len(searches)].Text}); err != nil {
				b.Fatal(err)
			}
			i++
		}
	})
	b.Run("page", func(b *testing.B) {
		i := 0
		for b.Loop() {
			if w := v.ask(address{Query: searches[i%len(searches)].Text}.String()); w.Code != 200 {
				b.Fatal(w.Code)
			}
			i++
		}
	})
}
