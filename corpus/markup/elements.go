package markup

import (
	"strings"

	"golang.org/x/net/html"
)

// gap is what parts an element from the text around it.
type gap int

const (
	noGap gap = iota
	lineGap
	paragraphGap
)

// gaps of the elements that are not in the middle of a line. A section has no margin in a browser, but is a paragraph
// of its own to its author.
var gaps = map[string]gap{
	"address": lineGap, "body": lineGap, "caption": lineGap, "center": lineGap, "dd": lineGap, "div": lineGap, "dt": lineGap,
	"figcaption": lineGap, "footer": lineGap, "form": lineGap, "header": lineGap, "legend": lineGap, "li": lineGap,
	"main": lineGap, "summary": lineGap, "tr": lineGap,
	"article": paragraphGap, "aside": paragraphGap, "blockquote": paragraphGap, "details": paragraphGap, "dl": paragraphGap,
	"fieldset": paragraphGap, "figure": paragraphGap, "h1": paragraphGap, "h2": paragraphGap, "h3": paragraphGap,
	"h4": paragraphGap, "h5": paragraphGap, "h6": paragraphGap, "hr": paragraphGap, "ol": paragraphGap, "p": paragraphGap,
	"pre": paragraphGap, "section": paragraphGap, "table": paragraphGap, "ul": paragraphGap,
}

// unread are the elements without text of the page's own: code, controls, what stands for an image, and a word's reading.
var unread = map[string]bool{
	"audio": true, "button": true, "canvas": true, "datalist": true, "embed": true, "head": true, "iframe": true, "input": true,
	"math": true, "nav": true, "noframes": true, "noscript": true, "object": true, "rp": true, "rt": true, "script": true,
	"select": true, "style": true, "svg": true, "template": true, "textarea": true, "title": true, "video": true,
}

// hidden reports whether a visitor does not see the element.
func hidden(n *html.Node) bool {
	if unread[n.Data] {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if strings.EqualFold(a.Val, "true") {
				return true
			}
		case "style":
			style := strings.ToLower(strings.Join(strings.Fields(a.Val), ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// headline is 1 to 6 for h1 to h6, 0 for all others.
func headline(tag string) int {
	if len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' {
		return int(tag[1] - '0')
	}
	return 0
}

// forLayout tells a table that only places its content from one of data: it holds headlines or tables, or its rows
// have one cell.
func forLayout(table *html.Node) bool {
	wide := false
	for n := range table.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "table" || headline(n.Data) > 0 {
			return true
		}
		wide = wide || cell(n) && secondCell(n)
	}
	return !wide
}

func cell(n *html.Node) bool { return n.Data == "td" || n.Data == "th" }

// secondCell reports whether a cell stands before this one in its row.
func secondCell(n *html.Node) bool {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode && cell(s) {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}
