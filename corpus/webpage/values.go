package webpage

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"

	"kotae/corpus/markup"
)

// things are the property's values as things; a reference is followed, and a text is a thing with that name.
func (r *reader) things(v any) []thing {
	var out []thing
	for _, e := range list(v) {
		if r.left--; r.left < 0 {
			return nil
		}
		switch e := e.(type) {
		case thing:
			out = append(out, r.data.follow(e))
		case string, json.Number, *html.Node:
			out = append(out, thing{"name": e, "text": e})
		}
	}
	return out
}

// content is the first of the properties that has text, read as HTML.
func (r *reader) content(t thing, properties ...string) markup.Content {
	for _, p := range properties {
		for _, v := range list(t[p]) {
			if r.left--; r.left < 0 {
				return markup.Content{}
			}
			if m, ok := v.(thing); ok {
				v = m["@value"]
			}
			var c markup.Content
			switch v := v.(type) {
			case string:
				c = r.spend(markup.Parse(v))
			case json.Number:
				c = r.spend(markup.Parse(v.String()))
			case *html.Node:
				c = r.spend(markup.FromNode(v))
			}
			if c.Text() != "" {
				return c
			}
		}
	}
	return markup.Content{}
}

// spend counts what is read. After maxText nothing is: then the page is rejected as a whole.
func (r *reader) spend(c markup.Content) markup.Content {
	if r.left -= len(c.Text()); r.left < 0 {
		return markup.Content{}
	}
	return c
}

// line is as content, on one line.
func (r *reader) line(t thing, properties ...string) string {
	return strings.TrimSpace(r.content(t, properties...).Line())
}

// lines are all values of the properties, each on one line; those that are things give their names.
func (r *reader) lines(t thing, properties ...string) []string {
	var out []string
	for _, p := range properties {
		for _, v := range r.things(t[p]) {
			if s := r.line(v, "name", "@value", "credentialCategory", "headline"); s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}
