package webpage

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"kotae/corpus"
	"kotae/corpus/markup"
)

// plain reads a page whose data tells of no question.
func (r *reader) plain() corpus.Item {
	parts := r.parts()
	for _, n := range []*html.Node{parts.main, parts.body} {
		if n == nil {
			continue
		}
		if text := markup.FromNode(n).Text(); r.pages.Begins([]byte(text)) {
			return r.dump(text)
		}
	}
	refuse := func(reason, fix string) corpus.Item {
		return corpus.Item{Refused: &corpus.Problem{Reason: reason, Fix: fix}}
	}
	const pagesOnly = "give question pages only"
	if parts.refresh {
		return refuse("the page only leads to another", "save the page that it leads to")
	}
	if len(r.data.others) > 0 {
		return refuse(fmt.Sprintf("the page says that it is %s, not a question", r.data.others[0]), pagesOnly+"; one is told by QAPage, FAQPage or Question")
	}
	within := parts.main
	if within == nil {
		within = parts.body
	}
	if within == nil {
		return refuse("the page has no text", pagesOnly)
	}
	if ofLinks(within) {
		return refuse("the page is mostly links to others, as a list of questions is", pagesOnly+"; its questions are read from their own pages")
	}
	title, from := parts.title, "title"
	if parts.headline != nil {
		title, from = strings.TrimSpace(markup.FromNode(parts.headline).Line()), "main headline"
	}
	if title == "" {
		return refuse("the page has no headline and no title", pagesOnly)
	}
	remove(within, parts.headline, within == parts.body)
	content := markup.FromNode(within)
	q := &corpus.Question{ID: r.ownID(), URL: r.address, Title: title, Body: content.Text(), Links: content.Links(r.base), Source: corpus.Source{File: r.name, Line: 1}}
	if q.Body == "" {
		return refuse("the page has no text but its title", pagesOnly)
	}
	r.warn(0, "body", "the page does not say which part of it is the question and which are answers; its "+from+" was taken as the title and all its text as the body",
		"mark the question and its answers by schema.org data (QAPage), or give records (.jsonl)")
	return r.valid(q, r.warnings)
}

// dump reads a page whose text is laid out as page dumps are.
func (r *reader) dump(text string) corpus.Item {
	item := r.pages.Read(r.name, []byte(text))
	for _, p := range []*corpus.Problem{item.Refused, item.Rejected} {
		if p != nil {
			p.Line = 0 // a line of the text is none of the file
		}
	}
	for i := range item.Warnings {
		item.Warnings[i].Line = 0
	}
	if q := item.Question; q != nil {
		q.ID, q.URL = r.ownID(), r.address
		item = r.valid(q, append(r.warnings, item.Warnings...))
	}
	return item
}

// ownID is the page's id: its address's number, or its file's name.
func (r *reader) ownID() string {
	if id, ok := number(r.said...); ok {
		return id
	}
	return corpus.FileID(r.name)
}

// parts are where a page without data has its text.
type parts struct {
	main     *html.Node // main, or the only article; may be nil
	body     *html.Node
	headline *html.Node // the first h1 with text, in main if there is one
	title    string
	refresh  bool // the page leads elsewhere by itself
}

func (r *reader) parts() parts {
	var p parts
	var articles, headlines []*html.Node
	for n := range r.doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case n.Data == "body" && p.body == nil:
			p.body = n
		case p.main == nil && (n.Data == "main" || attribute(n, "role") == "main"):
			p.main = n
		case n.Data == "article":
			articles = append(articles, n)
		case n.Data == "h1" && (len(headlines) == 0 || !under(n, headlines[len(headlines)-1])):
			headlines = append(headlines, n)
		case n.Data == "title" && n.Namespace == "" && p.title == "" && n.FirstChild != nil:
			p.title = strings.Join(strings.Fields(n.FirstChild.Data), " ")
		case n.Data == "meta" && strings.EqualFold(attribute(n, "http-equiv"), "refresh"):
			p.refresh = p.refresh || strings.Contains(strings.ToLower(attribute(n, "content")), "url")
		}
	}
	if p.main == nil && len(articles) == 1 {
		p.main = articles[0]
	}
	for _, h := range headlines {
		first := p.headline == nil || p.main != nil && !under(p.headline, p.main) && under(h, p.main)
		if first && markup.FromNode(h).Text() != "" {
			p.headline = h
		}
	}
	return p
}

// ofLinks reports whether most of what a visitor reads there leads elsewhere.
func ofLinks(within *html.Node) bool {
	const fewest = 3
	letters := func(n *html.Node) int {
		return len(strings.Join(strings.Fields(markup.FromNode(n).Text()), ""))
	}
	links, linked := 0, 0
	for n := range within.Descendants() {
		if n.Type == html.ElementNode && n.Data == "a" && has(n, "href") && !strings.HasPrefix(attribute(n, "href"), "#") {
			links++
			linked += letters(n)
		}
	}
	return links >= fewest && 2*linked > letters(within)
}

func under(n, top *html.Node) bool {
	for a := range n.Ancestors() {
		if a == top {
			return true
		}
	}
	return false
}

// remove takes out of a page's text the headline that is its title, and of a whole page what stands around the text.
func remove(within, headline *html.Node, whole bool) {
	var out []*html.Node
	for n := range within.Descendants() {
		around := whole && n.Type == html.ElementNode && (n.Data == "header" || n.Data == "footer" || n.Data == "aside")
		if n == headline || around {
			out = append(out, n)
		}
	}
	for _, n := range out {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}
