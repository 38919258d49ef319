package webpage

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"kotae/corpus"
)

// findAddress reads by what address the page calls itself: rel=canonical, then og:url.
func (r *reader) findAddress() {
	var canonical, shared, base string
	for n := range r.doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "link":
			if canonical == "" && hasWord(attribute(n, "rel"), "canonical") {
				canonical = strings.TrimSpace(attribute(n, "href"))
			}
		case "meta":
			if shared == "" && attribute(n, "property") == "og:url" {
				shared = strings.TrimSpace(attribute(n, "content"))
			}
		case "base":
			if base == "" {
				base = strings.TrimSpace(attribute(n, "href"))
			}
		}
	}
	for _, s := range []string{canonical, shared} {
		if s != "" {
			r.said = append(r.said, s)
		}
	}
	for _, s := range []string{shared, base, canonical} { // each may complete the next
		if u := whole(r.base, s); u != nil {
			r.base = u
		}
	}
	if u := whole(r.base, canonical); u != nil {
		r.address = u.String()
	} else if u := whole(nil, shared); u != nil {
		r.address = u.String()
	}
	if u := whole(r.base, base); u != nil {
		r.base = u
	}
}

// whole is an address that a browser opens as a page, completed by base (which may be nil); nil for any other.
func whole(base *url.URL, s string) *url.URL {
	if s == "" {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil {
		return nil
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil
	}
	return u
}

// number is the id in the first of the addresses that has one.
func number(addresses ...string) (id string, ok bool) {
	for _, s := range addresses {
		if id, ok := corpus.AddressID(s); ok {
			return id, true
		}
	}
	return "", false
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// hasWord reports whether an attribute's list of words has the word.
func hasWord(list, word string) bool {
	for _, w := range strings.Fields(list) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}
