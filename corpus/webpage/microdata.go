package webpage

import (
	"strings"

	"golang.org/x/net/html"
)

// microdata reads the page's items as things (HTML Standard, 5 Microdata). A text stays the node that has it, so that
// its markup is read where it is wanted.
func microdata(doc *html.Node) []root {
	var roots []root
	var find func(n *html.Node, scope thing)
	find = func(n *html.Node, scope thing) {
		if n.Type == html.ElementNode {
			inner := scope
			var value any
			if has(n, "itemscope") {
				inner = thing{}
				var kinds []any
				for _, k := range strings.Fields(attribute(n, "itemtype")) {
					kinds = append(kinds, k)
				}
				inner["@type"] = kinds
				if id := attribute(n, "itemid"); id != "" {
					inner["@id"] = id
				}
				value = inner
			}
			properties := strings.Fields(attribute(n, "itemprop"))
			for _, p := range properties {
				v := value
				if v == nil {
					v = microvalue(n, p)
				}
				if scope != nil && !strings.HasPrefix(p, "@") {
					many, _ := scope[p].([]any)
					scope[p] = append(many, v)
				}
			}
			if value != nil && (scope == nil || len(properties) == 0) {
				roots = append(roots, root{value, 1})
			}
			scope = inner
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			find(c, scope)
		}
	}
	find(doc, nil)
	return roots
}

// microvalue is what an element without an item of its own says. A link's text is taken for all but addresses, as its
// writers mean it.
func microvalue(n *html.Node, property string) any {
	if has(n, "content") {
		return attribute(n, "content")
	}
	switch n.Data {
	case "time":
		if has(n, "datetime") {
			return attribute(n, "datetime")
		}
	case "link", "a", "area":
		if n.Data == "link" || property == "url" || property == "item" || property == "sameAs" {
			return attribute(n, "href")
		}
	case "data":
		return attribute(n, "value")
	}
	return n
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
