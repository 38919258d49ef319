// Package markup reads HTML as a visitor sees it, and gives its text, sections and links as a record holds them.
package markup

import (
	"html"
	"regexp"
	"strings"

	"kotae/corpus"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Content is what a visitor sees of a piece of HTML: its blocks in order, and where its links stand.
type Content struct {
	blocks  []block
	anchors []anchor
}

// block is a paragraph, a list, a table or a headline; its lines are parted by "\n".
type block struct {
	text  string
	level int // 1 to 6 for h1 to h6, 0 for text
	bold  int // so many bytes at its start are bold
}

// Sections is the fragment's text cut at its headlines h1 to h6. Where it has none, a short line all in bold or all in
// 【 】 before a text is taken for one. It is nil for a fragment without text.
func Sections(fragment string) []corpus.Section { return Parse(fragment).Sections() }

var (
	// A "<" that begins none of these is text: people write "3<x", and "<緊張>".
	tag = regexp.MustCompile(`(?i)<(?:/?(?:a|abbr|address|article|aside|b|big|blockquote|body|br|button|caption|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|main|mark|nav|nobr|noscript|ol|p|picture|pre|q|rp|rt|ruby|s|script|section|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr)(?:[\s/>]|$)|!--)`)
	// Without any of these no line would ever end, so the line ends of the source are meant.
	breaking = regexp.MustCompile(`(?i)<(?:article|blockquote|br|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|ul)[\s/>]`)
)

// Parse reads a fragment of HTML, or plain text, which may have entities too. It takes any text, however deep its
// elements nest, in time proportional to its length.
func Parse(fragment string) Content {
	w := writer{lines: !breaking.MatchString(fragment)}
	if !tag.MatchString(fragment) {
		w.text(html.UnescapeString(fragment))
		return w.content()
	}
	in := &nethtml.Node{Type: nethtml.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := nethtml.ParseFragment(strings.NewReader(fragment), in)
	for _, depth := range retries {
		if err == nil {
			break
		}
		nodes, err = nethtml.ParseFragment(strings.NewReader(shallow(fragment, depth)), in)
	}
	for _, n := range nodes {
		w.node(n)
	}
	return w.content()
}

// FromNode reads what stands in a node of a page.
func FromNode(n *nethtml.Node) Content {
	var w writer
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	return w.content()
}

// Text is the whole text: lines parted by "\n", paragraphs by a blank line, list items as "・" or "1. " lines, a table's rows
// as lines with " | " between cells. What a browser does not show is left out.
func (c Content) Text() string {
	var b strings.Builder
	for i, k := range c.blocks {
		if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(k.text)
	}
	return b.String()
}

// Line is the whole text on one line, as a title is written.
func (c Content) Line() string {
	return strings.Join(strings.FieldsFunc(c.Text(), func(r rune) bool { return r == '\n' }), " ")
}
