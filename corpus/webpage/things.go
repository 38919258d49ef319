package webpage

import (
	"reflect"
	"strings"
)

// thing is one node of the page's data. A property is a string, a json.Number, a bool, a thing's properties, a list of
// these, or, from microdata, the *html.Node that has the text.
type thing = map[string]any

// things is the page's data: what it tells of questions, and what else it says it is.
type things struct {
	byID      map[string]thing
	questions []*asked
	crumbs    []thing            // BreadcrumbLists
	others    []string           // types of elsewhere
	indexed   map[uintptr]bool   // things, by where they are
	collected map[uintptr]*asked // nil for what is no question
}

// asked is a Question and where it stands.
type asked struct {
	thing thing
	line  int // of the script that has it
	place
}

// place is what stands around a part of the data.
type place struct {
	kind  string  // QAPage, FAQPage or "", by the nearest
	pages []thing // the outermost first
}

// elsewhere are types that mention questions of other pages, or whose page is no question's.
var elsewhere = map[string]bool{
	"AboutPage": true, "Article": true, "BlogPosting": true, "CollectionPage": true, "ContactPage": true, "Event": true, "ItemList": true,
	"JobPosting": true, "NewsArticle": true, "Product": true, "ProfilePage": true, "SearchResultsPage": true, "TechArticle": true,
}

// root is one value of the page's data, and the line of the script that has it.
type root struct {
	value any
	line  int
}

// read finds what the roots tell of, in the order of the page. They must not be deep: mend and the HTML parser see to that.
func read(roots []root) *things {
	t := &things{byID: map[string]thing{}, indexed: map[uintptr]bool{}, collected: map[uintptr]*asked{}}
	for _, r := range roots {
		t.index(r.value)
	}
	for _, r := range roots {
		t.collect(r.value, r.line, place{})
	}
	return t
}

// index notes every node by its @id; the one with most properties is the node itself, the others refer to it.
func (t *things) index(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			t.index(e)
		}
	case thing:
		at := reflect.ValueOf(v).Pointer()
		if t.indexed[at] { // one item may be several properties of another
			return
		}
		t.indexed[at] = true
		if id, ok := v["@id"].(string); ok && len(v) > len(t.byID[id]) {
			t.byID[id] = v
		}
		for _, e := range v {
			t.index(e)
		}
	}
}

// collect goes over each node once, and notes a question's place where it has none yet.
func (t *things) collect(v any, line int, in place) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			t.collect(e, line, in)
		}
	case thing:
		v = t.follow(v)
		at := reflect.ValueOf(v).Pointer()
		if a, seen := t.collected[at]; seen {
			if a != nil && a.kind == "" {
				a.place = in
			}
			return
		}
		t.collected[at] = nil
		switch {
		case is(v, "Question"):
			if v["name"] != nil || v["text"] != nil || v["headline"] != nil || v["title"] != nil {
				a := &asked{thing: v, line: line, place: in}
				t.collected[at] = a
				t.questions = append(t.questions, a)
			}
			return
		case is(v, "BreadcrumbList"):
			t.crumbs = append(t.crumbs, v)
			return
		case is(v, "QAPage"):
			in.kind = "QAPage"
		case is(v, "FAQPage"):
			in.kind = "FAQPage"
		default:
			for _, k := range types(v) {
				if elsewhere[k] {
					t.others = append(t.others, k)
					t.collect(v["breadcrumb"], line, in)
					return
				}
			}
		}
		if v["@graph"] == nil {
			in.pages = append(in.pages[:len(in.pages):len(in.pages)], v)
		}
		for _, k := range []string{"@graph", "breadcrumb", "mainEntity", "mainEntityOfPage", "hasPart"} {
			t.collect(v[k], line, in)
		}
	}
}

// follow is the node that a reference means, or the node itself.
func (t *things) follow(v thing) thing {
	if id, ok := v["@id"].(string); ok && t.byID[id] != nil {
		return t.byID[id]
	}
	return v
}

// types are the thing's, without the vocabulary's address.
func types(t thing) []string {
	var out []string
	for _, v := range list(t["@type"]) {
		if s, ok := v.(string); ok {
			s = s[strings.LastIndexAny(s, "/:#")+1:]
			out = append(out, s)
		}
	}
	return out
}

func is(t thing, kind string) bool {
	for _, k := range types(t) {
		if k == kind {
			return true
		}
	}
	return false
}

// list is a property's values, one or many.
func list(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	case thing:
		for _, k := range []string{"@list", "@set"} {
			if l, ok := v[k].([]any); ok {
				return l
			}
		}
	}
	return []any{v}
}
