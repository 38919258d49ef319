package markup

import (
	"strings"

	"golang.org/x/net/html"
)

// retries are the depths to which a text is cut whose elements nest deeper than the parser takes, 512. A page of old
// has that many <font> that it never closes.
var retries = []int{100, 0}

// Document parses a page. It takes any text, as a browser does.
func Document(text string) *html.Node {
	doc, err := html.Parse(strings.NewReader(text))
	for _, depth := range retries {
		if err == nil {
			return doc
		}
		doc, err = html.Parse(strings.NewReader(shallow(text, depth)))
	}
	if err != nil {
		return &html.Node{Type: html.DocumentNode}
	}
	return doc
}

// verbatim are the elements whose content is no markup; they never nest.
var verbatim = map[string]bool{"script": true, "style": true, "title": true, "textarea": true, "noscript": true, "iframe": true, "xmp": true, "noembed": true, "noframes": true}

// void are the elements that end with their tag.
var void = map[string]bool{"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true, "meta": true, "source": true, "track": true, "wbr": true}

// shallow leaves out the tags of elements deeper than depth, and ends a line where one of them would.
func shallow(text string, depth int) string {
	var b strings.Builder
	var open []string
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		raw := string(z.Raw())
		switch kind {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken, html.EndTagToken:
			name, _ := z.TagName()
			tag := string(name)
			switch {
			case verbatim[tag] || void[tag] || tag == "html" || tag == "head" || tag == "body":
				b.WriteString(raw)
			case kind == html.StartTagToken && len(open) < depth:
				open = append(open, tag)
				b.WriteString(raw)
			case kind == html.EndTagToken && closes(&open, tag):
				b.WriteString(raw)
			case gaps[tag] > noGap:
				b.WriteString("<br>")
			}
		case html.SelfClosingTagToken: // to the parser a start tag, but for void elements
			if name, _ := z.TagName(); void[string(name)] {
				b.WriteString(raw)
			}
		default:
			b.WriteString(raw)
		}
	}
}

// closes removes the innermost open element of that name, and that one only: those in it may stay open.
func closes(open *[]string, tag string) bool {
	for i := len(*open) - 1; i >= 0; i-- {
		if (*open)[i] == tag {
			*open = append((*open)[:i], (*open)[i+1:]...)
			return true
		}
	}
	return false
}
