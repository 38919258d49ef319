package webpage

import (
	"cmp"
	"regexp"
	"slices"

	"kotae/corpus"
)

var commas = regexp.MustCompile(`\s*[,、，;；]\s*`)

// categories are the page's breadcrumbs, or else what the question or its page says it is about.
func (d *draft) categories() []string {
	var out []string
	add := func(names ...string) {
		for _, n := range names {
			if n != "" && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	for _, t := range d.data.crumbs {
		add(d.crumbs(t)...)
	}
	if len(out) > 0 {
		return out
	}
	for _, t := range append([]thing{d.asked.thing}, d.asked.pages...) {
		for _, s := range d.lines(t, "keywords", "articleSection", "about") {
			add(commas.Split(s, -1)...)
		}
	}
	return out
}

// crumb is one step of a BreadcrumbList.
type crumb struct {
	position  int
	name, url string
}

// crumbs are the steps between the first, which is the site, and the page itself.
func (d *draft) crumbs(list thing) []string {
	var steps []crumb
	for i, t := range d.things(list["itemListElement"]) {
		c := crumb{position: i + 1, name: d.line(t, "name")}
		if n, ok := whatNumber(t["position"]); ok {
			c.position = n
		}
		urls := texts(t, "item", "url")
		for _, item := range d.things(t["item"]) {
			if t["name"] == nil {
				c.name = d.line(item, "name")
			}
			urls = append(urls, texts(item, "@id", "url")...)
		}
		if len(urls) > 0 {
			c.url = urls[0]
		}
		steps = append(steps, c)
	}
	slices.SortStableFunc(steps, func(a, b crumb) int { return cmp.Compare(a.position, b.position) })
	if n := len(steps); n > 0 && d.itself(steps[n-1]) {
		steps = steps[:n-1]
	}
	var out []string
	for i, c := range steps {
		if i > 0 {
			out = append(out, c.name)
		}
	}
	return out
}

// itself reports whether a list's last step is the page: it has its address or its title, or no address at all.
func (d *draft) itself(last crumb) bool {
	if last.url == "" || last.name == d.q.Title {
		return true
	}
	if _, ok := corpus.AddressID(last.url); ok {
		return true
	}
	u := whole(d.base, last.url)
	return u != nil && u.String() == d.address
}
