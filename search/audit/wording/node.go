package wording

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"kotae/search/audit"
)

// reader takes a file's nodes apart, and notes all that is wrong on the way.
type reader struct {
	file     string
	problems []Problem
}

func (r *reader) wrong(n *yaml.Node, english, japanese string, args ...any) {
	r.problems = append(r.problems, newProblem(r.file, n.Line, english, japanese, args...))
}

// key is what a mapping may have.
type key struct {
	name string
	must bool
	read func(*yaml.Node)
}

// mapping reads a mapping by its keys; what, the key under which it stands, is for the problems.
func (r *reader) mapping(n *yaml.Node, what string, keys ...key) {
	if n.Kind != yaml.MappingNode {
		r.wrong(n, "%[1]s wants lines of key: value (%[2]s)", "%[1]s は「キー: 値」の行で書いてください（使えるキー：%[2]s）", what, names(keys))
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		at := slices.IndexFunc(keys, func(o key) bool { return o.name == k.Value })
		switch {
		case at < 0:
			r.wrong(k, "%[2]q is no key of %[1]s; it may have %[3]s", "%[1]s に「%[2]s」というキーは書けません。使えるキーは %[3]s です", what, k.Value, names(keys))
		case seen[k.Value] > 0:
			r.wrong(k, "%[1]s has %[2]s twice, first in line %[3]d; keep one", "%[1]s に %[2]s が二つあります（一つ目は %[3]d 行目）。どちらかを消してください", what, k.Value, seen[k.Value])
		case v.Kind == yaml.AliasNode || v.Anchor != "":
			r.wrong(v, "anchors and aliases (& and *) are not used here; write the value out, or make a list under lists", "アンカーとエイリアス（& と *）は使えません。値をそのまま書くか、lists に一覧を作ってください")
		default:
			keys[at].read(v)
		}
		seen[k.Value] = k.Line
	}
	for _, k := range keys {
		if k.must && seen[k.name] == 0 {
			r.wrong(n, "%[1]s lacks %[2]s; add it", "%[1]s に %[2]s がありません。書き足してください", what, k.name)
		}
	}
}

func names(keys []key) string {
	var out []string
	for _, k := range keys {
		out = append(out, k.name)
	}
	return strings.Join(out, ", ")
}

// text reads a text that is not empty.
func (r *reader) text(n *yaml.Node, what string) string {
	if n.Kind != yaml.ScalarNode {
		r.wrong(n, "%[1]s is to be one text; with : # [ { or ' in it, put it between quotes", "%[1]s は一つの文字列で書いてください。: # [ { ' を含むときは引用符で囲みます", what)
		return ""
	}
	s := strings.TrimSpace(n.Value)
	if s == "" {
		r.wrong(n, "%[1]s is empty; write it, or remove its line", "%[1]s が空です。内容を書くか、行を消してください", what)
	}
	return s
}

// items reads a list; a lone value counts as a list of one.
func (r *reader) items(n *yaml.Node, what string, each func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		each(n)
		return
	}
	if len(n.Content) == 0 {
		r.wrong(n, "%[1]s is an empty list; fill it, or remove it", "%[1]s の一覧が空です。中身を書くか、消してください", what)
	}
	for _, item := range n.Content {
		if item.Kind == yaml.AliasNode {
			r.wrong(item, "aliases (*) are not used here; write the value out", "エイリアス（*）は使えません。値をそのまま書いてください")
			continue
		}
		each(item)
	}
}

// texts reads a text in both languages, or one that serves for both.
func (r *reader) texts(n *yaml.Node, what string) (t audit.Texts) {
	if n.Kind == yaml.ScalarNode {
		s := r.text(n, what)
		return audit.Texts{English: s, Japanese: s}
	}
	r.mapping(n, what,
		key{"ja", true, func(v *yaml.Node) { t.Japanese = r.text(v, what+".ja") }},
		key{"en", true, func(v *yaml.Node) { t.English = r.text(v, what+".en") }})
	return t
}

// yes reads true or false.
func (r *reader) yes(n *yaml.Node, what string) bool {
	if n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false" {
		r.wrong(n, "%[1]s is true or false", "%[1]s は true か false で書いてください", what)
	}
	return n.Value == "true"
}
