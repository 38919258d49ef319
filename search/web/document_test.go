package web

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// document is a page as a browser reads it.
type document struct {
	t     *testing.T
	nodes []*html.Node
}

// parse reads a page and holds what is promised of every page: Japanese, one h1, labelled, a form that needs no script, and
// nothing inline that the content security policy would block.
func parse(t *testing.T, body []byte) document {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	d := document{t: t, nodes: slices.Collect(root.Descendants())}
	if d.attr("html", "lang") != "ja" {
		t.Error("the page does not say that it is Japanese")
	}
	if n := len(d.find("h1", "")); n != 1 {
		t.Errorf("%d h1", n)
	}
	if d.text("title", "") == "" || d.meta("description") == "" {
		t.Error("no title or no description")
	}
	if n := len(d.find("a", "skip")); n != 1 || len(d.find("label", "")) != 1 || d.attr("label", "for") != d.attr("input", "id") {
		t.Error("no skip link, or the search box has no label")
	}
	if f := d.find("form", "search"); len(f) != 1 || f[0].Parent.Data != "kotae-search" || attr(f[0], "action") != "/" || attr(f[0], "method") != "get" {
		t.Error("the search box does not hold a plain form")
	}
	ids := map[string]bool{}
	for _, n := range d.nodes {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "style" || n.Data == "iframe" || n.Data == "script" && !isData(n) && !isOwnModule(n) {
			t.Errorf("the page has a <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:") {
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			}
			if a.Key == "id" && ids[a.Val] {
				t.Errorf("the id %q is there twice", a.Val)
			}
			if a.Key == "id" {
				ids[a.Val] = true
			}
		}
	}
	return d
}

// isData reports a script that is data for search engines, which no browser runs.
func isData(n *html.Node) bool { return attr(n, "type") == "application/ld+json" }

// isOwnModule reports a script that is a module of ours in a file of its own, and has nothing inline.
func isOwnModule(n *html.Node) bool {
	return attr(n, "type") == "module" && strings.HasPrefix(attr(n, "src"), "/static/") && n.FirstChild == nil
}

// find returns the elements of a name; class "" is any.
func (d document) find(name, class string) []*html.Node {
	var found []*html.Node
	for _, n := range d.nodes {
		if n.Type == html.ElementNode && n.Data == name &&
			(class == "" || slices.Contains(strings.Fields(attr(n, "class")), class)) {
			found = append(found, n)
		}
	}
	return found
}

// text is the text of the first such element.
func (d document) text(name, class string) string {
	if texts := d.texts(name, class); len(texts) > 0 {
		return texts[0]
	}
	return ""
}

// texts are the texts of all such elements.
func (d document) texts(name, class string) []string {
	var texts []string
	for _, n := range d.find(name, class) {
		var b strings.Builder
		for c := range n.Descendants() {
			if c.Type == html.TextNode {
				b.WriteString(c.Data)
			}
		}
		texts = append(texts, strings.TrimSpace(b.String()))
	}
	return texts
}

// attr is an attribute of the first element of a name.
func (d document) attr(name, key string) string {
	if found := d.find(name, ""); len(found) > 0 {
		return attr(found[0], key)
	}
	return ""
}

func (d document) meta(name string) string {
	for _, n := range d.find("meta", "") {
		if attr(n, "name") == name {
			return attr(n, "content")
		}
	}
	return ""
}

// linked tells whether an element of a name points to href.
func (d document) linked(name, rel, href string) bool {
	return slices.ContainsFunc(d.find(name, ""), func(n *html.Node) bool {
		return attr(n, "href") == href && (rel == "" || attr(n, "rel") == rel)
	})
}

func (d document) contains(text string) bool {
	return strings.Contains(d.text("body", ""), text)
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
