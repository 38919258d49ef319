package markup

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// list is a ul or ol around.
type list struct {
	ordered bool
	next    int  // the next item's number
	loose   bool // it has headlines, so its items are parts of the text rather than lines
}

// node writes a node and what is in it. The parser holds the depth at 512.
func (w *writer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
	case html.ElementNode:
		if !hidden(n) {
			w.element(n)
		}
	case html.DocumentNode:
		w.children(n)
	}
}

func (w *writer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *writer) element(n *html.Node) {
	w.part(gaps[n.Data])
	switch n.Data {
	case "br":
		w.newline()
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.headline(n)
	case "ul", "ol":
		w.list(n)
	case "li":
		w.item(n)
	case "table":
		w.table(n)
	case "b", "strong":
		w.strong++
		w.children(n)
		w.strong--
	case "pre":
		w.pre++
		w.children(n)
		w.pre--
	case "q":
		w.letter('「')
		w.children(n)
		w.letter('」')
	case "a":
		w.anchor(n)
	default:
		w.children(n)
	}
	w.part(gaps[n.Data])
}

// headline writes a block of its own. In a list it parts the items like sections.
func (w *writer) headline(n *html.Node) {
	if w.flat > 0 {
		w.children(n)
		return
	}
	if len(w.lists) > 0 {
		w.lists[len(w.lists)-1].loose = true
		if w.marker = strings.TrimLeft(w.marker, "　"); w.marker == "・" {
			w.marker = ""
		}
	}
	w.finish()
	w.level = headline(n.Data)
	w.flat++
	w.children(n)
	w.flat--
	w.finish()
	w.level = 0
}

func (w *writer) list(n *html.Node) {
	l := list{ordered: n.Data == "ol", next: 1}
	if start, ok := attr(n, "start"); ok {
		if i, err := strconv.Atoi(start); err == nil {
			l.next = i
		}
	}
	w.lists = append(w.lists, l)
	w.children(n)
	w.lists = w.lists[:len(w.lists)-1]
	w.marker = ""
}

func (w *writer) item(n *html.Node) {
	indent, marker := "", "・"
	if len(w.lists) > 0 {
		l := &w.lists[len(w.lists)-1]
		if l.ordered {
			if value, ok := attr(n, "value"); ok {
				if i, err := strconv.Atoi(value); err == nil {
					l.next = i
				}
			}
			marker = fmt.Sprintf("%d. ", l.next)
			l.next++
		}
		indent = strings.Repeat("　", min(len(w.lists)-1, 5))
	}
	w.marker = indent + marker
	w.children(n)
	w.marker = ""
}

func (w *writer) table(n *html.Node) {
	if w.flat > 0 || forLayout(n) {
		w.cells(n, func(c *html.Node) {
			w.part(lineGap)
			w.children(c)
			w.part(lineGap)
		})
		return
	}
	w.cells(n, func(c *html.Node) {
		if secondCell(c) {
			w.text(" ")
			w.letter('|')
			w.text(" ")
		}
		w.flat++
		w.children(c)
		w.flat--
	})
}

// cells goes over the table's own cells, and writes what else is in it.
func (w *writer) cells(n *html.Node, write func(*html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode:
			w.node(c)
		case hidden(c):
		case cell(c):
			write(c)
		case c.Data == "tr" || c.Data == "tbody" || c.Data == "thead" || c.Data == "tfoot":
			w.part(lineGap)
			w.cells(c, write)
			w.part(lineGap)
		default:
			w.element(c)
		}
	}
}
